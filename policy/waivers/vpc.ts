import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "nat-gateway-waits-for-the-internet-gateway",
    type: "aws:ec2/natGateway:NatGateway",
    name: "cloudmart-network-\\d+",
    environments: ["dev", "prod"],
    reason:
      "awsx makes these and has no argument for it. The internet gateway comes right after the VPC, the NAT gateway only after its subnet and address, so the order holds in practice; on destroy the provider retries the detachment until the addresses are gone",
  },
  {
    rule: "subnet-assigns-no-public-addresses",
    type: "aws:ec2/subnet:Subnet",
    name: "cloudmart-network-public-\\d+",
    environments: ["dev", "prod"],
    reason:
      "awsx sets it on public subnets and has no argument for it. Only the load balancer and the NAT gateways stand there, which choose their addresses themselves; instances stand in private subnets and refuse a public address in their launch template",
  },
  {
    rule: "vpc-has-a-flow-log",
    type: "aws:ec2/vpc:Vpc",
    name: "cloudmart-network",
    environments: ["dev"],
    reason: "environments/dev.ts, network.flowLogRetentionDays 0: no audit in dev; ingestion costs more than it tells",
  },
  {
    rule: "aws-services-have-interface-endpoints",
    type: "aws:ec2/vpc:Vpc",
    name: "cloudmart-network",
    environments: ["dev", "prod"],
    reason:
      "Instances reach the registry and Systems Manager over TLS through the NAT gateway, which they need anyway, and never call the EC2 API. Four endpoints cost about 38 USD a month in each zone",
  },
];
