import { add, all, edit, type Inputs, proveRules, remove } from "../../../support/rules";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const S3 = "cloudmart-network-s3";
const vpcId = "<aws:ec2/vpc:Vpc::cloudmart-network.id>";

const interfaces = all(
  ...["ec2", "ecr.api", "ecr.dkr", "ssm"].map((service) =>
    add(ENDPOINT, `cloudmart-network-${service}`, {
      vpcId,
      vpcEndpointType: "Interface",
      serviceName: `com.amazonaws.ap-northeast-2.${service}`,
    }),
  ),
);

proveRules([
  {
    rule: "gateway-endpoint-serves-private-subnets",
    title: "no route tables",
    change: edit(ENDPOINT, (inputs) => delete inputs["routeTableIds"], S3),
    message:
      /cloudmart-network-s3: routeTableIds is \[\]; add cloudmart-network-private-1, cloudmart-network-private-2:/,
  },
  {
    rule: "gateway-endpoint-serves-private-subnets",
    title: "one private route table left out",
    change: edit(
      ENDPOINT,
      (inputs) => {
        const tables = inputs["routeTableIds"] as string[];
        inputs["routeTableIds"] = tables.filter((table) => !table.includes("private-2"));
      },
      S3,
    ),
    message: /routeTableIds is \[.*\]; add cloudmart-network-private-2: without a line there/,
  },
  {
    rule: "endpoint-arguments-fit-its-type",
    title: "a gateway endpoint with security groups",
    change: edit(
      ENDPOINT,
      (inputs) =>
        (inputs["securityGroupIds"] = ["<aws:ec2/securityGroup:SecurityGroup::cloudmart-compute-instances.id>"]),
      S3,
    ),
    message: /securityGroupIds is .*; leave it out: an endpoint of type Gateway does not take it \(InvalidParameter\)/,
  },
  {
    rule: "endpoint-arguments-fit-its-type",
    title: "an interface endpoint with route tables",
    change: edit(ENDPOINT, (inputs) => (inputs["vpcEndpointType"] = "Interface"), S3),
    message: /routeTableIds is .*; leave it out: an endpoint of type Interface/,
  },
  {
    rule: "endpoint-service-is-of-its-region",
    title: "the service of another Region",
    change: edit(ENDPOINT, (inputs) => (inputs["serviceName"] = "com.amazonaws.us-east-1.s3"), S3),
    message:
      /serviceName is "com\.amazonaws\.us-east-1\.s3"; name the service of ap-northeast-2 \(InvalidServiceName\)/,
  },
  {
    rule: "s3-is-reached-past-the-nat-gateway",
    title: "no endpoint for S3",
    change: remove(ENDPOINT, S3),
    message: /gateway endpoints is \["dynamodb"\]; add s3/,
  },
  {
    rule: "aws-services-have-interface-endpoints",
    title: "gateway endpoints only",
    change: (graph) => graph,
    message: /interface endpoints is \[\]; add ec2, ecr\.api, ecr\.dkr, ssm/,
    unchanged: "waived",
    satisfiedBy: interfaces,
  },
]);

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

proveRules([
  {
    rule: "vpc-has-a-flow-log",
    title: "no flow log",
    change: remove(FLOW_LOG),
    message: /Vpc cloudmart-network: flow log is not set; record trafficType ALL or REJECT/,
  },
  {
    rule: "vpc-has-a-flow-log",
    title: "a flow log of accepted traffic only",
    change: edit(FLOW_LOG, (inputs) => (inputs["trafficType"] = "ACCEPT")),
    message: /flow log is "ACCEPT"; record trafficType ALL or REJECT/,
  },
  {
    rule: "vpc-has-a-flow-log",
    stack: "dev",
    title: "dev, which keeps none",
    change: (graph) => graph,
    message: /flow log is not set/,
    unchanged: "waived",
  },
  {
    rule: "flow-log-has-its-rights",
    title: "no role",
    change: edit(FLOW_LOG, (inputs) => delete inputs["iamRoleArn"]),
    message: /iamRoleArn is not set; name a role/,
  },
  {
    rule: "flow-log-has-its-rights",
    title: "a role without rights",
    change: remove("aws:iam/rolePolicy:RolePolicy", "cloudmart-network-flow-log-policy"),
    message: /dependsOn is not set; write the role's policy there/,
  },
  {
    rule: "flow-log-has-its-rights",
    title: "a flow log that does not wait for them",
    change: (graph) => ({
      ...graph,
      resources: graph.resources.map((each) => (each.type === FLOW_LOG ? { ...each, dependencies: [] } : each)),
    }),
    message: /dependsOn is not set; write the role's policy there/,
  },
  {
    rule: "default-security-group-is-closed",
    title: "a default group that nobody took over",
    change: remove(DEFAULT_GROUP),
    message: /Vpc cloudmart-network: default security group is not set; take it over/,
  },
  {
    rule: "default-security-group-is-closed",
    title: "a rule inside it",
    change: edit(DEFAULT_GROUP, (inputs: Inputs) => {
      inputs["egress"] = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
    }),
    message: /egress is \[\{.*\}\]; write an empty list/,
  },
  {
    rule: "default-security-group-is-closed",
    title: "a rule beside it",
    change: add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "late", {
      securityGroupId: `<${DEFAULT_GROUP}::cloudmart-network-default-security-group.id>`,
      ipProtocol: "-1",
      cidrIpv4: "10.0.0.0/16",
    }),
    message: /a rule of it is "late"; write it for a group of its own/,
  },
]);
