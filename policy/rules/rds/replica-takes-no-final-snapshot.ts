import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A read replica skips the final snapshot.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html"],
  remedy: "Set `skipFinalSnapshot: true` on the replica; its primary has the snapshot.",
  types: [DATABASE],
  check: (instance) => {
    if (!isReplica(instance)) return notApplicable;
    return satisfiedWhen(
      instance.flag("skipFinalSnapshot"),
      "skipFinalSnapshot",
      instance.value("skipFinalSnapshot"),
      "write true: RDS takes no final snapshot of a replica (InvalidParameterCombination at deletion)",
    );
  },
};
