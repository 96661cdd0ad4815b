import assert from "node:assert/strict";
import { findPrice, HOURS_PER_MONTH, pricedRegions } from "../../../../preview/analyses/cost/prices";

/** What our own tiers pay in every Region: without one of these an estimate there would leave a hole. */
const NEEDED = [
  ["vpc", "nat-gateway-hour"],
  ["vpc", "nat-gateway-data"],
  ["vpc", "public-ipv4-in-use"],
  ["vpc", "interface-endpoint-hour"],
  ["elb", "alb-hour"],
  ["elb", "alb-lcu-hour"],
  ["ec2", "t3.micro"],
  ["ec2", "t3.small"],
  ["ebs", "gp3-storage"],
  ["rds-postgresql", "db.t4g.micro:single-az"],
  ["rds-postgresql", "db.t3.micro:multi-az"],
  ["rds-postgresql", "gp3-storage:single-az"],
  ["rds-postgresql", "gp3-storage:multi-az"],
  ["rds-postgresql", "backup-above-free"],
  ["rds-postgresql", "extended-support-yr1-2"],
  ["elasticache-redis", "cache.t4g.micro"],
  ["elasticache-valkey", "cache.t4g.micro"],
  ["kms", "customer-managed-key"],
  ["kms", "requests"],
  ["secrets-manager", "secret"],
  ["cloudwatch", "logs-ingestion-standard"],
  ["cloudwatch", "logs-storage"],
  ["cloudwatch", "vended-logs-first-10TB"],
  ["cloudwatch", "custom-metric-first-10000"],
  ["cloudwatch", "alarm-standard"],
  ["s3", "standard-first-50TB"],
  ["data-transfer", "internet-out-first-10TB"],
  ["data-transfer", "cross-az-each-direction"],
  ["waf", "web-acl"],
  ["route53", "hosted-zone-first-25"],
] as const;

/** The Seoul bills of which quantity and amount are known; a cent is lost where the bill itself is rounded. */
const BILLS: readonly (readonly [service: string, item: string, quantity: number, billedUsd: number])[] = [
  ["ec2", "t3.medium", 82.124, 4.2705],
  ["vpc", "nat-gateway-hour", 44, 2.596],
  ["vpc", "nat-gateway-data", 1.691, 0.0998],
  ["vpc", "public-ipv4-in-use", 43.148, 0.2157],
  ["ebs", "gp3-storage", 2.282, 0.2081],
  ["rds-postgresql", "gp3-storage:single-az", 1.067, 0.1398],
  ["vpc", "nat-gateway-hour", 611, 36.05],
  ["vpc", "nat-gateway-data", 8.9, 0.52],
  ["rds-postgresql", "gp2-storage:single-az", 15.62, 2.05],
  ["elb", "alb-hour", 514, 11.57],
  ["rds-postgresql", "extended-support-yr1-2", 1223.1, 146.77],
  ["ebs", "gp2-storage", 930, 106.02],
  ["elb", "classic-lb-hour", 2976, 74.4],
  ["vpc", "public-ipv4-in-use", 2976, 14.9],
];

describe("prices", () => {
  it("are of a month of 730 hours", () => {
    assert.equal(HOURS_PER_MONTH, 730);
  });

  for (const region of ["ap-northeast-2", "us-east-1"]) {
    it(`are above zero in ${region} for everything our tiers use`, () => {
      assert.ok(pricedRegions().includes(region));
      const usd = (service: string, item: string): number => findPrice(region, service, item)?.usd ?? 0;
      const missing = NEEDED.filter(([service, item]) => usd(service, item) <= 0);
      assert.deepEqual(missing, []);
    });
  }

  it("are never borrowed from another Region, but for services that have one price everywhere", () => {
    assert.equal(findPrice("eu-central-1", "vpc", "nat-gateway-hour"), undefined);
    assert.equal(findPrice("ap-northeast-2", "elasticache-redis", "backup-storage"), undefined);
    assert.equal(findPrice("eu-central-1", "route53", "hosted-zone-first-25")?.usd, 0.5);
  });

  it("say where they come from", () => {
    assert.deepEqual(
      findPrice("ap-northeast-2", "vpc", "nat-gateway-hour")?.source.key,
      "ap-northeast-2/vpc/nat-gateway-hour",
    );
    const prices = pricedRegions().flatMap((region) =>
      NEEDED.map(([service, item]) => findPrice(region, service, item)?.source),
    );
    for (const source of prices) {
      assert.match(source?.asOf ?? "", /^20\d\d-\d\d-\d\d$/);
      assert.match(source?.source ?? "", / /, "sources are named by their titles");
    }
  });

  it("agree with what was billed in Seoul, to the rounding of the bill", () => {
    for (const [service, item, quantity, billedUsd] of BILLS) {
      const estimate = quantity * (findPrice("ap-northeast-2", service, item)?.usd ?? 0);
      const slack = Math.max(0.006, billedUsd * 0.0025);
      assert.ok(Math.abs(estimate - billedUsd) <= slack, `${item}: ${estimate} against ${billedUsd}`);
    }
  });
});
