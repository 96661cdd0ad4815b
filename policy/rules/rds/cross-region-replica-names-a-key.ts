import { DATABASE, isReplica, keyOfAnotherRegion, sourceRegionOf } from "../../databases";
import { regionOf } from "../../deployment-target";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "An encrypted read replica whose source is in another Region names a key of its own Region.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/428",
  ],
  remedy: "Make a key in the replica's Region and name it in `kmsKeyId`.",
  types: [DATABASE],
  check: (instance, stack) => {
    if (!isReplica(instance) || !instance.flag("storageEncrypted")) return notApplicable;
    const sourceRegion = sourceRegionOf(instance, stack);
    if (sourceRegion === regionOf(instance, stack)) return notApplicable;
    const instead = `name a key of this Region: the source's, in ${sourceRegion}, cannot be used here`;
    if (!instance.has("kmsKeyId")) return violated("kmsKeyId", undefined, instead);
    const foreign = keyOfAnotherRegion(instance, stack);
    return foreign === undefined ? satisfied : violated("kmsKeyId's Region", foreign, instead);
  },
};
