import { DATABASE, isReplica, sourceRegionOf } from "../../databases";
import { regionOf } from "../../deployment-target";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";
import { shownValue } from "../../shown-value";

export const rule: Rule = {
  description: "A read replica in the Region of its source names no key: it is encrypted with the source's.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html"],
  remedy: "Leave `kmsKeyId` out of the replica (components/database/instance.ts).",
  types: [DATABASE],
  check: (instance, stack) => {
    if (!isReplica(instance) || sourceRegionOf(instance, stack) !== regionOf(instance, stack)) return notApplicable;
    return satisfiedWhen(!instance.has("kmsKeyId"), "kmsKeyId", shownValue(instance, "kmsKeyId"), "leave it out");
  },
};
