import { DATABASE } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database updated by blue/green deployment has no deletion protection while it is updated.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://github.com/mitodl/ol-infrastructure/pull/3487",
    "https://github.com/hashicorp/terraform-provider-aws/issues/29887",
  ],
  remedy:
    "Set `protection` to None in environments/<env>.ts for the one update that switches, with a waiver of database-refuses-deletion, and back in the next.",
  types: [DATABASE],
  check: (instance) => {
    if (!instance.flag("blueGreenUpdate.enabled")) return notApplicable;
    return satisfiedWhen(
      !instance.flag("deletionProtection"),
      "deletionProtection",
      true,
      "write false in an update before this one: the old database cannot be deleted after the switch, or the new one loses the protection unseen",
    );
  },
};
