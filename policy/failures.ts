/**
 * Which resources can fail, and by which metrics it shows. Every type of a stack is here, in one of the two lists: with
 * its metrics, or with the reason why no alarm looks at it.
 */
import { BUCKET } from "./buckets";

export interface Failing {
  /** Namespaces whose metrics tell of it. */
  readonly namespaces: readonly string[];
  /** Types that hand its name on to an alarm. */
  readonly also?: readonly string[];
  /** Its metrics are counted by another resource, to which this property leads, or it works on what that is. */
  readonly countedBy?: { readonly property: string; readonly type: string };
  /** Named in an alarm's dimension by this property, and not by an attribute that AWS decides. */
  readonly namedBy?: { readonly property: string; readonly dimension: string };
}

/** Types that can fail by themselves. */
export const FAILING: Readonly<Record<string, Failing>> = {
  "aws:acm/certificate:Certificate": {
    namespaces: ["AWS/CertificateManager"],
    also: ["aws:acm/certificateValidation:CertificateValidation"],
  },
  "aws:autoscaling/group:Group": { namespaces: ["AWS/AutoScaling"] },
  "aws:backup/plan:Plan": {
    namespaces: ["AWS/Backup"],
    countedBy: { property: "rules", type: "aws:backup/vault:Vault" },
  },
  "aws:cloudtrail/trail:Trail": {
    // None of its own: its events come into a log group, or they do not.
    namespaces: ["AWS/Logs"],
    countedBy: { property: "cloudWatchLogsGroupArn", type: "aws:cloudwatch/logGroup:LogGroup" },
  },
  "aws:cloudfront/distribution:Distribution": { namespaces: ["AWS/CloudFront"] },
  "aws:dynamodb/table:Table": { namespaces: ["AWS/DynamoDB"] },
  "aws:ec2/natGateway:NatGateway": { namespaces: ["AWS/NATGateway"] },
  "aws:elasticache/replicationGroup:ReplicationGroup": { namespaces: ["AWS/ElastiCache"] },
  "aws:lb/loadBalancer:LoadBalancer": { namespaces: ["AWS/ApplicationELB", "AWS/NetworkELB"] },
  "aws:lb/targetGroup:TargetGroup": { namespaces: ["AWS/ApplicationELB", "AWS/NetworkELB"] },
  "aws:rds/instance:Instance": { namespaces: ["AWS/RDS"] },
  "aws:route53/healthCheck:HealthCheck": { namespaces: ["AWS/Route53"] },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    namespaces: ["AWS/S3"],
    countedBy: { property: "bucket", type: BUCKET },
  },
  "aws:wafv2/webAcl:WebAcl": {
    namespaces: ["AWS/WAFV2"],
    namedBy: { property: "visibilityConfig.metricName", dimension: "WebACL" },
  },
};

const SETTING = "a setting of another resource, which fails in its place";
const NO_PART_OF_AWS = "a value of the program; no cloud knows of it";
const TELLS = "part of the way that alarms take; the rules on alarms, topics and keys walk it";
const SHOWS = "only shows; nobody depends on it";
const ACCESS = "a right: AWS evaluates it with every call, and the caller's errors show it";
const LOGS = "publishes no metric of failed writes; what it would hold is missing where somebody looks for it";
const PATH =
  "part of the VPC's own fabric, which fails as a zone does: the instances' and NAT gateways' alarms show it";
const OF_BUCKET = "a property of its bucket";
const RECORDS = "publishes no metric of a record that stops; who stops it makes a call that the trail tells of at once";

/** Types without an alarm, and why. */
export const NOT_FAILING: Readonly<Record<string, string>> = {
  "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration":
    "AWS acts on it by itself; what a shift does to readers is the load balancer's to show, which has alarms",
  "aws:acm/certificateValidation:CertificateValidation": "exists while a deployment waits, and never again",
  "aws:autoscaling/policy:Policy": "its failure is a group that is too small or too busy, for which there are alarms",
  "aws:autoscaling/schedule:Schedule": "its failure is a group below its minimum, for which there is an alarm",
  "aws:backup/restoreTestingPlan:RestoreTestingPlan":
    "a test that fails is an event, which a rule asks for; a week without one rings the vault's alarm",
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": "a part of its restore testing plan",
  "aws:backup/selection:Selection": "a selection that misses is a day without a snapshot, which rings the plan's alarm",
  "aws:backup/vault:Vault": "only holds; jobs that fill it, copy from it and restore from it have alarms",
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": "a property of its vault",
  "aws:budgets/budget:Budget": TELLS,
  "aws:cfg/deliveryChannel:DeliveryChannel": RECORDS,
  "aws:cfg/recorder:Recorder": RECORDS,
  "aws:cfg/recorderStatus:RecorderStatus": RECORDS,
  "aws:cfg/rule:Rule": "what it finds wrong is an event, which a rule of EventBridge tells",
  "aws:cloudfront/function:Function": "an error in it is an error of the distribution (status 503), which has an alarm",
  "aws:cloudfront/keyGroup:KeyGroup": SETTING,
  "aws:cloudfront/originAccessControl:OriginAccessControl": SETTING,
  "aws:cloudfront/publicKey:PublicKey": SETTING,
  "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": SETTING,
  "aws:cloudfront/vpcOrigin:VpcOrigin":
    "its failure is an error of the distribution (status 502 or 504), which has an alarm",
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": TELLS,
  "aws:cloudwatch/dashboard:Dashboard": SHOWS,
  "aws:cloudwatch/eventRule:EventRule": TELLS,
  "aws:cloudwatch/eventTarget:EventTarget": TELLS,
  "aws:cloudwatch/logDelivery:LogDelivery": LOGS,
  "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination": LOGS,
  "aws:cloudwatch/logDeliverySource:LogDeliverySource": LOGS,
  "aws:cloudwatch/logGroup:LogGroup": LOGS,
  "aws:cloudwatch/metricAlarm:MetricAlarm": TELLS,
  "aws:cloudwatch/queryDefinition:QueryDefinition": SHOWS,
  "aws:costexplorer/anomalyMonitor:AnomalyMonitor": TELLS,
  "aws:costexplorer/anomalySubscription:AnomalySubscription": TELLS,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": SETTING,
  "aws:ec2/eip:Eip": "an address of a NAT gateway, which has an alarm",
  "aws:ec2/flowLog:FlowLog": LOGS,
  "aws:ec2/internetGateway:InternetGateway": PATH,
  "aws:ec2/launchTemplate:LaunchTemplate":
    "an event tells of launches that fail, and an alarm of the instances that lack",
  "aws:ec2/networkAcl:NetworkAcl": PATH,
  "aws:ec2/placementGroup:PlacementGroup":
    "says where instances may stand; a launch that finds no such place is an event, and an alarm tells what lacks",
  "aws:ec2/route:Route": PATH,
  "aws:ec2/routeTable:RouteTable": PATH,
  "aws:ec2/routeTableAssociation:RouteTableAssociation": PATH,
  "aws:ec2/securityGroup:SecurityGroup": PATH,
  "aws:ec2/subnet:Subnet": PATH,
  "aws:ec2/vpc:Vpc": PATH,
  "aws:ec2/vpcEndpoint:VpcEndpoint": PATH,
  "aws:elasticache/parameterGroup:ParameterGroup": SETTING,
  "aws:elasticache/subnetGroup:SubnetGroup": SETTING,
  "aws:fis/experimentTemplate:ExperimentTemplate": "does nothing until somebody starts it, and looks",
  "aws:globalaccelerator/accelerator:Accelerator":
    "a health check asks by the API's name all the way through it, and has an alarm; without one, the load balancer's show who is missing",
  "aws:globalaccelerator/endpointGroup:EndpointGroup":
    "a part of the way that the accelerator's health check asks through",
  "aws:globalaccelerator/listener:Listener": "a part of the way that the accelerator's health check asks through",
  "aws:guardduty/detector:Detector": "what it finds is an event, which a rule of EventBridge tells",
  "aws:guardduty/detectorFeature:DetectorFeature": "a setting of its detector",
  "aws:iam/instanceProfile:InstanceProfile": ACCESS,
  "aws:iam/role:Role": ACCESS,
  "aws:iam/rolePolicy:RolePolicy": ACCESS,
  "aws:iam/serviceLinkedRole:ServiceLinkedRole": ACCESS,
  "aws:kms/alias:Alias": SETTING,
  "aws:kms/key:Key":
    "publishes nothing; it waits days before it is deleted, and what it encrypts then fails with an alarm",
  "aws:lb/listener:Listener": "its load balancer's alarms count what it answers",
  "aws:lb/listenerRule:ListenerRule": "its load balancer's alarms count what it answers",
  "aws:rds/eventSubscription:EventSubscription": TELLS,
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication":
    "RDS publishes no metric of it; the snapshots that are copied beside it have an alarm",
  "aws:rds/parameterGroup:ParameterGroup": SETTING,
  "aws:rds/subnetGroup:SubnetGroup": SETTING,
  "aws:route53/record:Record": "the health check asks for it by name, and has an alarm; without a domain there is none",
  "aws:s3/bucket:Bucket":
    "the site's and the media's errors are the distribution's, a copy's its replication's: both have alarms; of log buckets none is published",
  "aws:s3/bucketAccelerateConfiguration:BucketAccelerateConfiguration": OF_BUCKET,
  "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration": OF_BUCKET,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": OF_BUCKET,
  "aws:s3/bucketLogging:BucketLogging": OF_BUCKET,
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": OF_BUCKET,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": OF_BUCKET,
  "aws:s3/bucketPolicy:BucketPolicy": OF_BUCKET,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": OF_BUCKET,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": OF_BUCKET,
  "aws:s3/bucketVersioning:BucketVersioning": OF_BUCKET,
  "aws:secretsmanager/secret:Secret":
    "read at boot; an instance that cannot read it never turns healthy, and an alarm tells",
  "aws:secretsmanager/secretVersion:SecretVersion": "the value of its secret",
  "aws:sns/topic:Topic": TELLS,
  "aws:sns/topicPolicy:TopicPolicy": TELLS,
  "aws:sns/topicSubscription:TopicSubscription": TELLS,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": PATH,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": PATH,
  "aws:wafv2/webAclAssociation:WebAclAssociation": SETTING,
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": LOGS,
  "aws:xray/samplingRule:SamplingRule": SHOWS,
  "random:index/randomId:RandomId": NO_PART_OF_AWS,
  "random:index/randomPassword:RandomPassword": NO_PART_OF_AWS,
};
