import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import { optional } from "../shared/optional";
import type { AlarmDefinition, Series } from "./alarm";
import type { ObservabilityArgs } from "./observability-args";

/** More than this share of all requests refused: an attack, or a rule that refuses readers. */
const BLOCKED_PERCENT = 50;

/** ACM renews 60 days before the end; half of that gone means that it cannot. */
const CERTIFICATE_DAYS = 30;
const SECONDS_PER_DAY = 86_400;

/** CDN, firewall, the way as a reader goes it, and the certificates. */
export function planEdgeAlarms(args: ObservabilityArgs): AlarmDefinition[] {
  const { edge } = args;
  return [
    ...(edge === undefined ? [] : [planErrors(args, edge)]),
    ...present(optional(edge?.healthCheckId, (id) => planHealthCheck(id, READERS_WAY))),
    ...present(optional(args.accelerator?.healthCheckId, (id) => planHealthCheck(id, CLIENTS_WAY))),
    ...present(optional(edge?.firewall, (firewall) => planFirewall(args, firewall, EDGE_FIREWALL))),
    ...present(optional(args.compute.firewall, (firewall) => planFirewall(args, firewall, balancerFirewall(args)))),
    ...planCertificates(args),
  ];
}

type Edge = NonNullable<ObservabilityArgs["edge"]>;

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function planErrors(args: ObservabilityArgs, { distributionId }: Edge): AlarmDefinition {
  const read = (metric: string, statistic: string): Series => ({
    namespace: "AWS/CloudFront",
    metric,
    statistic,
    dimensions: { DistributionId: distributionId, Region: "Global" },
  });
  return {
    role: "edge-errors",
    row: "Edge",
    title: "Failed answers, %",
    says: `more than ${args.errorPercent} % of CloudFront's answers are errors. If the load balancer's alarms are quiet, CloudFront cannot reach it: certificate, security group or origin secret.`,
    severity: "page",
    isEssential: true,
    region: CLOUDFRONT_REGION,
    series: { rate: read("5xxErrorRate", "Average"), requests: read("Requests", "Sum") },
    expression: `IF(requests > ${args.requestsPerMinuteFloor}, rate, 0)`,
    when: ">",
    threshold: args.errorPercent,
    periodSeconds: 60,
    periods: 5,
    missing: { as: "notBreaching", because: "CloudFront publishes nothing without requests" },
  };
}

type Words = Pick<AlarmDefinition, "role" | "title" | "says">;

const READERS_WAY: Words = {
  role: "readers-way",
  title: "Readers' way is open",
  says: "Route 53 asks as a reader would, from around the world, and gets no answer. If nothing else rings: DNS or certificate.",
};

const CLIENTS_WAY: Words = {
  role: "clients-way",
  title: "The API's clients' way is open",
  says: "Route 53 asks by the API's name, through the accelerator, and gets no answer. If nothing else rings: DNS, certificate, the accelerator's endpoint, or the load balancer's web ACL.",
};

function planHealthCheck(healthCheckId: NonNullable<Edge["healthCheckId"]>, words: Words): AlarmDefinition {
  return {
    ...words,
    row: "Edge",
    severity: "page",
    through: "down-for-readers",
    isEssential: true,
    region: CLOUDFRONT_REGION,
    series: {
      value: {
        namespace: "AWS/Route53",
        metric: "HealthCheckStatus",
        statistic: "Minimum",
        dimensions: { HealthCheckId: healthCheckId },
      },
    },
    when: "<",
    threshold: 1,
    periodSeconds: 60,
    periods: 3,
    missing: { as: "breaching", because: "Route 53 publishes every minute; silence means that nobody checks" },
  };
}

/** Where a web ACL's metrics are: one of CloudFront has no dimension Region, unlike one of a load balancer. */
type Place = Pick<AlarmDefinition, "role" | "title" | "region"> & {
  readonly dimensions: Readonly<Record<string, string>>;
};

const EDGE_FIREWALL: Place = {
  role: "firewall-blocks",
  title: "Requests refused by the firewall, %",
  region: CLOUDFRONT_REGION,
  dimensions: {},
};

const balancerFirewall = ({ region: Region }: ObservabilityArgs): Place => ({
  role: "balancer-firewall-blocks",
  title: "Requests refused by the load balancer's firewall, %",
  dimensions: { Region },
});

function planFirewall(
  args: ObservabilityArgs,
  { metricName }: { readonly metricName: string },
  { dimensions, ...place }: Place,
): AlarmDefinition {
  const read = (metric: string): Series => ({
    namespace: "AWS/WAFV2",
    metric,
    statistic: "Sum",
    dimensions: { WebACL: metricName, Rule: "ALL", ...dimensions },
  });
  return {
    ...place,
    row: "Edge",
    says: `the firewall refuses more than ${BLOCKED_PERCENT} % of all requests: an attack, or a rule that takes readers for one. Look at its log, by rule.`,
    severity: "ticket",
    series: { blocked: read("BlockedRequests"), allowed: read("AllowedRequests") },
    expression: `IF(blocked > ${args.requestsPerMinuteFloor * 5}, 100 * blocked / (blocked + FILL(allowed, 0)), 0)`,
    when: ">",
    threshold: BLOCKED_PERCENT,
    periodSeconds: 300,
    periods: 3,
    missing: { as: "notBreaching", because: "AWS WAF publishes nothing where it refuses nobody" },
  };
}

function planCertificates({ domain, region }: ObservabilityArgs): AlarmDefinition[] {
  if (domain === undefined) return [];
  const plan = (role: string, certificateArn: (typeof domain)["certificateArn"], where?: string): AlarmDefinition => ({
    role,
    row: "Edge",
    title: "Days to the certificate's end",
    place: where ?? region,
    says: `a certificate ends in less than ${CERTIFICATE_DAYS} days and did not renew itself: its validation record is gone, or not answered. Without it nobody gets in.`,
    severity: "page",
    isEssential: true,
    ...(where !== undefined && { region: where }),
    series: {
      value: {
        namespace: "AWS/CertificateManager",
        metric: "DaysToExpiry",
        statistic: "Minimum",
        dimensions: { CertificateArn: certificateArn },
      },
    },
    when: "<",
    threshold: CERTIFICATE_DAYS,
    periodSeconds: SECONDS_PER_DAY,
    periods: 1,
    missing: { as: "ignore", because: "published twice a day, and no longer once it has ended: the alarm must stay" },
  });
  const viewers = plan("viewer-certificate", domain.viewerCertificateArn, CLOUDFRONT_REGION);
  return region === CLOUDFRONT_REGION ? [viewers] : [viewers, plan("balancer-certificate", domain.certificateArn)];
}
