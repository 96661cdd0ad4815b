import { REPLICATION } from "../../buckets";
import { regionOf } from "../../deployment-target";
import { ledTo } from "../../relations";
import { destinationsOf } from "../../replications";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "The key that copies are encrypted with is of the Region that they are in.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/API/API_EncryptionConfiguration.html"],
  remedy: "Keep `region` on the replica's key (components/storage/key.ts): a key works in its own Region only.",
  types: [REPLICATION],
  check: (replication, stack) => {
    const keys = ledTo(stack, replication, "rules", "aws:kms/key:Key");
    const regions = destinationsOf(replication, stack).map((each) => regionOf(each, stack));
    if (keys.length === 0 || regions.length === 0) return notApplicable;
    const foreign = keys.find((key) => !regions.includes(regionOf(key, stack)));
    const found = foreign && regionOf(foreign, stack);
    return satisfiedWhen(foreign === undefined, "replicaKmsKeyId's Region", found, `write a key of ${regions.join()}`);
  },
};
