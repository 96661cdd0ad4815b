/** What faces the reader: CloudFront, WAF, Route 53, Global Accelerator. */
import { regionOf } from "../../../../policy/deployment-target";
import type { ResourceView, StackView } from "../../../../policy/views";
import { alwaysOn, type Charge, hourly, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";
import { priceSteps, type Steps } from "./internet";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const FUNCTION = "aws:cloudfront/function:Function";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ZONE = "aws:route53/zone:Zone";

const TERABYTE = 1024;

/** Of what readers are sent in a month, the part at each price: https://aws.amazon.com/cloudfront/pricing/ */
export const DATA_OUT: Steps = [
  ["first-10TB", 10 * TERABYTE],
  ["next-40TB", 40 * TERABYTE],
  ["next-100TB", 100 * TERABYTE],
  ["next-350TB", 350 * TERABYTE],
  ["next-524TB", 524 * TERABYTE],
  ["next-4PB", 4096 * TERABYTE],
  ["over-5PB", Infinity],
];

export const edge: Pricers = {
  [DISTRIBUTION]: priceDistribution,
  [FUNCTION]: priceFunction,
  [WEB_ACL]: priceWebAcl,
  "aws:wafv2/ruleGroup:RuleGroup": (group) => [
    alwaysOn("rules of the group", ["waf", "rule"], group.length("rules") ?? 0, billedWhere(group)),
  ],
  [ZONE]: priceZone,
  "aws:route53/healthCheck:HealthCheck": priceHealthCheck,
  "aws:globalaccelerator/accelerator:Accelerator": priceAccelerator,
};

/** CloudFront has prices for each part of the world; readers are taken to be where the stack is. */
function* priceDistribution(distribution: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const readers = partOfWorld(stack);
  const peers = stack.all(distribution.type);
  const steps = DATA_OUT.map(([step, upTo]) => [`data-out-${step}:${readers}`, upTo] as const);
  yield* priceSteps("CDN, answers to readers", "cloudfront", steps, shareOf(usage.readerGb, peers));
  const tenThousands = shareOf(usage.readerRequestsMillion * 100, peers);
  yield used("CDN, HTTPS requests", ["cloudfront", `requests-https:${readers}`], tenThousands, {
    assumption: "readers are in the stack's part of the world, and pay as you go",
  });
  if (distribution.elements("origins").some((origin) => distribution.has(`${origin}.originShield`))) {
    yield unpriced(
      "CDN, requests to Origin Shield",
      "no price for Origin Shield, and how many miss the caches before it",
    );
  }
}

/** As CloudFront's prices name it; another Region has none here. */
export function partOfWorld(stack: StackView): string {
  const region = stack.all("pulumi:providers:aws").map((each) => each.text("region"))[0];
  if (region === "ap-northeast-2") return "asia-pacific-incl-korea";
  return region === "us-east-1" ? "us" : (region ?? "unknown");
}

/** One that answers for the site alone sees fewer requests than all; which part, nobody knows beforehand. */
function* priceFunction(edgeFunction: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const calls = shareOf(usage.readerRequestsMillion, stack.all(edgeFunction.type));
  yield used("CDN function, calls", ["cloudfront", "function-calls"], calls, {
    assumption: "every request of a reader calls it once",
  });
}

function* priceWebAcl(acl: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const where = billedWhere(acl);
  yield alwaysOn("web ACL", ["waf", "web-acl"], 1, where);
  yield alwaysOn("web ACL, rules", ["waf", "rule"], acl.length("rules") ?? 0, where);
  if (JSON.stringify(acl.value("rules") ?? []).includes("AWSManagedRulesBotControlRuleSet")) {
    yield alwaysOn("bot control", ["waf", "bot-control"], 1, where);
  }
  const peers = stack.all(WEB_ACL);
  yield used("web ACL, requests", ["waf", "requests"], shareOf(usage.readerRequestsMillion, peers), where);
}

/** A web ACL for CloudFront is billed in us-east-1, wherever the stack is. */
function billedWhere(resource: ResourceView): { region?: string } {
  return resource.text("scope") === "CLOUDFRONT" ? { region: "us-east-1" } : {};
}

function* priceZone(zone: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  yield alwaysOn("hosted zone", ["route53", "hosted-zone-first-25"], 1);
  if (zone.has("vpcs")) return; // queries from inside a VPC are free
  const peers = stack.all(ZONE).filter((each) => !each.has("vpcs"));
  yield used("hosted zone, queries", ["route53", "queries-standard-first-1B"], shareOf(usage.dnsQueriesMillion, peers));
}

/** The price of an endpoint outside AWS: whether the checked one is inside cannot be seen, and it costs more. */
function* priceHealthCheck(check: ResourceView): Generator<Charge> {
  const type = check.text("type") ?? "";
  const isEndpoint = /^(HTTP|TCP)/.test(type);
  const options = [
    type.startsWith("HTTPS"),
    type.endsWith("STR_MATCH"),
    check.number("requestInterval") === 10,
    check.flag("measureLatency"),
  ].filter((isChosen) => isChosen).length;
  const item = isEndpoint ? "health-check-other-endpoint" : "health-check-aws-endpoint";
  yield alwaysOn("health check", ["route53", item], 1, {
    ...(isEndpoint && { assumption: "priced as an endpoint outside AWS, which costs more" }),
  });
  if (isEndpoint && options > 0)
    yield alwaysOn("health check, options", ["route53", "health-check-option-other"], options);
}

function* priceAccelerator(accelerator: ResourceView, { stack }: Setting): Generator<Charge> {
  yield hourly("accelerator, hours", ["global-accelerator", "accelerator-hour"]);
  yield unpriced("accelerator, data", `no price for traffic from ${regionOf(accelerator, stack)}`);
}
