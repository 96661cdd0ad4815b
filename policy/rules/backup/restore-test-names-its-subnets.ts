import { RESTORE_TESTING_SELECTION } from "../../backups";
import { notApplicable, type Rule, satisfied, violated } from "../../rule";

const NEEDED = ["dbSubnetGroupName", "vpcSecurityGroupIds"];

export const rule: Rule = {
  description: "A restore test of a database names the subnets and the security group that it restores into.",
  family: "regretted",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html"],
  remedy: "Keep both in `restoreMetadataOverrides`; left out, AWS takes the default VPC, and fails without one.",
  types: [RESTORE_TESTING_SELECTION],
  check: (selection) => {
    if (selection.text("protectedResourceType") !== "RDS") return notApplicable;
    const missing = NEEDED.find((each) => !selection.has(`restoreMetadataOverrides.${each}`));
    if (missing === undefined) return satisfied;
    return violated(`restoreMetadataOverrides.${missing}`, undefined, "name the database's own");
  },
};
