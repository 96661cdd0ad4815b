import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "A read replica states neither a user nor a password: both come from its source.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/526",
    "https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/",
  ],
  remedy:
    "Leave `username`, `password` and `manageMasterUserPassword` out of the replica (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance) => {
    if (!isReplica(instance)) return notApplicable;
    const own = ["username", "password", "passwordWo", "manageMasterUserPassword"].find((each) => instance.has(each));
    if (own === undefined) return satisfied;
    return violated(own, instance.value(own), "leave it out of a replica (InvalidParameterCombination)");
  },
};
