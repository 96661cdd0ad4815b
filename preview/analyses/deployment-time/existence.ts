/** Names that the program writes itself, of things that AWS wants to find when it creates what names them. */
import type { GraphResource } from "../../../policy/resource-graph";

/** By type: the property, and the type whose name it holds. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: DBSubnetGroupNotFoundFault, ...
  "aws:rds/instance:Instance": {
    dbSubnetGroupName: "aws:rds/subnetGroup:SubnetGroup",
    optionGroupName: "aws:rds/optionGroup:OptionGroup",
    parameterGroupName: "aws:rds/parameterGroup:ParameterGroup",
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    replicateSourceDb: "aws:rds/instance:Instance",
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
    snapshotIdentifier: "aws:rds/snapshotCopy:SnapshotCopy",
  },
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    parameterGroupName: "aws:elasticache/parameterGroup:ParameterGroup",
    subnetGroupName: "aws:elasticache/subnetGroup:SubnetGroup",
  },
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
  "aws:autoscaling/group:Group": { placementGroup: "aws:ec2/placementGroup:PlacementGroup" },
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
  "aws:autoscaling/schedule:Schedule": { autoscalingGroupName: "aws:autoscaling/group:Group" },
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
  "aws:autoscaling/policy:Policy": { autoscalingGroupName: "aws:autoscaling/group:Group" },
};

/** Must the source exist before AWS takes its name in this property? */
export function needsToExist(type: string, property: string, source: GraphResource): boolean {
  return NAMES[type]?.[property] === source.type;
}
