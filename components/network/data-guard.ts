import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { reservedBlocks } from "./subnet-plan";

export interface DataGuardArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  /** The VPC's. */
  readonly cidrBlock: string;
  /** What the stores listen on. */
  readonly ports: readonly number[];
}

interface Rule {
  readonly cidrBlock: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/**
 * Where a client hears the answer: an ACL keeps no state, so the way back is a rule of its own. AWS's advice for clients
 * of any kind. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const ANSWERS = { fromPort: 1024, toPort: 65_535 };

/**
 * A network ACL around the stores' subnets: instances' subnets reach the stores' ports, stores reach each other, and
 * everything else is refused, whatever a security group says. It filters neither DNS nor time nor the VPC's own
 * addresses. Its rules are those of every zone that there may be, so a further one changes none: 13 in and 9 out of the
 * 20 that AWS gives an ACL. Free of charge.
 */
export function createDataGuard(name: string, args: DataGuardArgs, parent: pulumi.Resource): aws.ec2.NetworkAcl {
  const clients = reservedBlocks(args.cidrBlock, "private");
  const stores = reservedBlocks(args.cidrBlock, "isolated");
  const answers = (cidrBlock: string): Rule => ({ cidrBlock, ...ANSWERS });
  const requests = args.ports.flatMap((port) =>
    clients.map((cidrBlock) => ({ cidrBlock, fromPort: port, toPort: port })),
  );
  return new aws.ec2.NetworkAcl(
    `${name}-data`,
    {
      vpcId: args.vpcId,
      subnetIds: args.subnetIds,
      ingress: number([...requests, ...stores.map(answers)]),
      egress: number([...clients, ...stores].map(answers)),
      tags: { Name: `${name}-data` },
    },
    { parent },
  );
}

/** Ten apart, as AWS advises: room for a rule in between. */
function number(rules: readonly Rule[]): (Rule & { ruleNo: number; action: string; protocol: string })[] {
  return rules.map((rule, index) => ({ ruleNo: 100 + 10 * index, action: "allow", protocol: "tcp", ...rule }));
}
