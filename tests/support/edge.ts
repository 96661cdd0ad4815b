/** The edge tier with arguments like prod's, for its specs. */
import * as pulumi from "@pulumi/pulumi";
import { Edge, type EdgeArgs } from "../../components/edge/edge";
import { type MockedGraph, type MockOptions, runMocked } from "./mocks";

export const EDGE_NAME = "cloudmart-edge";

const SECRET = "a-secret-of-forty-eight-characters-that-is-none";

export const EDGE_ARGS: EdgeArgs = {
  compute: {
    loadBalancerDnsName: "alb-1234567890.ap-northeast-2.elb.amazonaws.com",
    loadBalancerArn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/alb/0123456789abcdef",
    isInternal: false,
    isEncrypted: true,
    originHeader: { name: "x-origin-verify", value: SECRET },
  },
  domain: {
    name: "shop.example.com",
    hostNames: ["shop.example.com", "www.shop.example.com"],
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
    viewerCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/viewer",
  },
  region: "ap-northeast-2",
  accountId: "123456789012",
  priceClass: "PriceClass_200",
  contentSecurityPolicy: "default-src 'self'",
  firewall: { mode: "block", requestsPer5Minutes: 2000 },
  healthCheckPath: "/api/health",
  hasFirewall: true,
  isSiteVersioned: true,
  accessLogRetentionDays: 90,
  firewallLogRetentionDays: 90,
  isHealthChecked: true,
  isProtected: true,
};

/** Like dev: no domain, no firewall, no logs, nothing protected. */
export const PLAIN_EDGE: Partial<EdgeArgs> = {
  compute: { ...EDGE_ARGS.compute, isEncrypted: false },
  domain: undefined,
  priceClass: "PriceClass_100",
  firewall: undefined,
  healthCheckPath: undefined,
  hasFirewall: false,
  isSiteVersioned: false,
  accessLogRetentionDays: 0,
  firewallLogRetentionDays: 7,
  isHealthChecked: false,
  isProtected: false,
};

export interface EdgeRun {
  readonly edge: Edge;
  readonly graph: MockedGraph;
}

const runs = new Map<string, Promise<EdgeRun>>();

/** One run for equal arguments: graphs are read-only. */
export function runEdge(overrides: Partial<EdgeArgs> = {}, options: MockOptions = {}): Promise<EdgeRun> {
  const args = { ...EDGE_ARGS, ...overrides };
  const key = JSON.stringify([args, options]);
  const run = runs.get(key) ?? buildEdge(args, options);
  runs.set(key, run);
  return run;
}

async function buildEdge(args: EdgeArgs, options: MockOptions): Promise<EdgeRun> {
  const { originHeader } = args.compute;
  const secret = originHeader && { ...originHeader, value: pulumi.secret(originHeader.value) };
  const given = { ...args, compute: { ...args.compute, originHeader: secret } };
  const { result, graph } = await runMocked(() => new Edge(EDGE_NAME, given), options);
  return { edge: result, graph };
}
