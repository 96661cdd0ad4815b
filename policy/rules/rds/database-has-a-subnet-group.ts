import { DATABASE, isReplica } from "../../databases";
import { notApplicable, type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "A database names its subnet group; without one it lands in the default VPC, whose subnets are public.",
  family: "control",
  severity: "mandatory",
  controls: ["RDS.46"],
  sources: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-46",
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html",
  ],
  remedy: "Give the database the network's isolated subnets, `dataSubnetIds` (index.ts).",
  types: [DATABASE],
  check: (instance) => {
    if (isReplica(instance)) return notApplicable;
    const instead = "name a group of isolated subnets";
    return satisfiedWhen(instance.has("dbSubnetGroupName"), "dbSubnetGroupName", undefined, instead);
  },
};
