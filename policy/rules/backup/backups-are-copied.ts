import { PLAN, rulesOf } from "../../backups";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "Each backup of a plan is copied.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"],
  sources: [
    "https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html",
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_disaster_recovery.html",
  ],
  remedy: "Set `recovery.isCopied` in environments/prod.ts and name `recovery.standby` in the stack file.",
  types: [PLAN],
  check: (plan) => {
    const alone = rulesOf(plan).find((each) => (plan.length(`${each}.copyActions`) ?? 0) === 0);
    return satisfiedWhen(alone === undefined, `${alone ?? ""}.copyActions`, [], "copy to a vault in another Region");
  },
};
