import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { timeoutSecondsOf } from "../../timeouts";

const HOURS = 3;

export const rule: Rule = {
  description: `A database updated by blue/green deployment may take ${HOURS} hours or more for an update.`,
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/mitodl/ol-infrastructure/pull/3487",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/529",
  ],
  remedy:
    'Write `customTimeouts: { update: "3h" }` among the instance\'s options (components/database/instance.ts); a copy of the whole database takes longer than the provider waits.',
  types: [DATABASE],
  check: (instance) => {
    if (!instance.flag("blueGreenUpdate.enabled")) return notApplicable;
    return satisfiedWhen(
      (timeoutSecondsOf(instance, "update") ?? 0) >= HOURS * 3600,
      "customTimeouts.update",
      instance.resource.options.customTimeouts["update"],
      `write "${HOURS}h" or more: a switch that the provider no longer waits for leaves two databases`,
    );
  },
};
