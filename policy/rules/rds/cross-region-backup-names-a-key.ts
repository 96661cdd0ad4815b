import { DATABASE, keyOfAnotherRegion } from "../../databases";
import { ledTo } from "../../relations";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

export const rule: Rule = {
  description: "Backups of an encrypted database that are copied to another Region name a key of that Region.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstanceAutomatedBackupsReplication.html",
    "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2019",
  ],
  remedy: "Make a key in the Region of the copies and name it in `kmsKeyId`.",
  types: ["aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication"],
  check: (copies, stack) => {
    const [source] = ledTo(stack, copies, "sourceDbInstanceArn", DATABASE);
    if (source?.flag("storageEncrypted") !== true) return notApplicable;
    if (!copies.has("kmsKeyId")) {
      return violated("kmsKeyId", undefined, "name a key of the Region of the copies (a valid KMS key ID is required)");
    }
    const foreign = keyOfAnotherRegion(copies, stack);
    return foreign === undefined ? satisfied : violated("kmsKeyId's Region", foreign, "name a key of the copies' own");
  },
};
