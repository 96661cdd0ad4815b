import type * as pulumi from "@pulumi/pulumi";
import { type Problem, refuse, unless } from "../shared/errors";
import { validateName } from "../shared/names";

/** What the accelerator is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface AcceleratorArgs {
  readonly compute: {
    /** The load balancer, once a web ACL stands before it; undefined where it is not made for a second door. */
    readonly acceleratedLoadBalancerArn: pulumi.Input<string> | undefined;
  };
  readonly domain?: { readonly name: string; readonly hostedZoneId: string } | undefined;
  /** The API's name before the domain's, for example `api`; the domain's certificates cover one level. */
  readonly label: string;
  /** The API in another Region, to which the name leads as well; left out, it leads here only. Needs `isHealthChecked`. */
  readonly secondRegion?:
    | {
        readonly region: string;
        /** There while the health check here fails, or each client to the nearer one. */
        readonly routing: "failover" | "latency";
        readonly dnsName: string;
        /** Of `dnsName`. */
        readonly hostedZoneId: string;
      }
    | undefined;
  /** Where the load balancer is. */
  readonly region: string;
  readonly accountId: string;
  /** Answers 200 when the application may take traffic. */
  readonly healthCheckPath: string;
  /** What Route 53 asks for by the API's name; needed with `isHealthChecked`. */
  readonly readersPath?: string | undefined;
  /** Ask by the API's name from around the world, every 30 seconds; about 3 USD a month. */
  readonly isHealthChecked: boolean;
  /** Days that flow logs are kept; 0 writes none. */
  readonly flowLogRetentionDays: number;
  /** The log is not deleted with what it holds. */
  readonly isProtected: boolean;
}

/** What `refuseBadArgs` has seen to. */
export interface CheckedArgs extends AcceleratorArgs {
  readonly compute: { readonly acceleratedLoadBalancerArn: pulumi.Input<string> };
  readonly domain: { readonly name: string; readonly hostedZoneId: string };
}

/** Refuses, all at once, a door without a guard and a name without a certificate. */
export function refuseBadArgs(name: string, args: AcceleratorArgs): CheckedArgs {
  const { compute, domain } = args;
  const arn = compute.acceleratedLoadBalancerArn;
  refuse([...validateName("aws:globalaccelerator/accelerator:Accelerator", name), ...findProblems(args)]);
  if (arn === undefined || domain === undefined) throw new Error("refused above");
  return { ...args, compute: { acceleratedLoadBalancerArn: arn }, domain };
}

function findProblems(args: AcceleratorArgs): Problem[] {
  const { flowLogRetentionDays: days, label, readersPath, isHealthChecked, secondRegion, region } = args;
  return [
    ...unless(args.compute.acceleratedLoadBalancerArn !== undefined, {
      key: "accelerator.compute",
      received: undefined,
      allowed: "a load balancer that was told of the accelerator",
      reason: "Without a web ACL of its own, everybody would have a way around the CDN's.",
    }),
    ...unless(args.domain !== undefined, {
      key: "accelerator.domain",
      received: undefined,
      allowed: "a domain, whose certificate the load balancer shows",
    }),
    ...unless(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && label !== "www", {
      key: "accelerator.label",
      received: label,
      allowed: "one label, such as api; not www, by which the CDN answers",
    }),
    ...unless(Number.isInteger(days) && days >= 0 && days <= 36_500, {
      key: "accelerator.flowLogRetentionDays",
      received: days,
      allowed: "a whole number from 0 to 36500",
      reason: "S3 expires objects after one day at the earliest; 0 writes no logs.",
    }),
    ...unless(secondRegion === undefined || (isHealthChecked && secondRegion.region !== region), {
      key: "accelerator.secondRegion",
      received: secondRegion?.region,
      allowed: `a Region other than ${region}, where policy has the readers' way in checked`,
      reason: "Without a health check Route 53 never learns that this Region is gone.",
    }),
    ...unless(!isHealthChecked || readersPath !== undefined, {
      key: "accelerator.readersPath",
      received: readersPath,
      allowed: "a path that the application answers",
      reason: "This environment's policy has the readers' way in checked.",
    }),
  ];
}
