import assert from "node:assert/strict";
import fc from "fast-check";
import type { ComputeArgs } from "../../../components/compute/compute-args";
import { refuseBadArgs } from "../../../components/compute/validate";
import { ConfigurationError } from "../../../components/shared/errors";
import { COMPUTE_ARGS, COMPUTE_NAME, PLAIN_COMPUTE } from "../../support/compute";

function messagesFor(overrides: Partial<ComputeArgs>): string[] {
  try {
    refuseBadArgs(COMPUTE_NAME, { ...COMPUTE_ARGS, ...overrides });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.message.split("\n").slice(1);
  }
}

const SLEEP = { fromCron: "0 21 * * 1-5", untilCron: "0 8 * * 1-5", timeZone: "Asia/Seoul" };

describe("what compute refuses", () => {
  it("accepts prod's arguments and plain ones", () => {
    assert.deepEqual(messagesFor({}), []);
    assert.deepEqual(messagesFor(PLAIN_COMPUTE), []);
  });

  it("accepts both ends of every range", () => {
    const lowest = { rootVolumeGiB: 8, minInstances: 0, maxInstances: 1, containerPort: 1, maxInstanceLifetimeDays: 0 };
    const highest = { cpuTargetPercent: 100, containerPort: 65_535, maxInstanceLifetimeDays: 365 };
    assert.deepEqual(messagesFor({ ...lowest, cpuTargetPercent: 1, deregistrationDelaySeconds: 0 }), []);
    assert.deepEqual(messagesFor({ ...highest, deregistrationDelaySeconds: 3600, rootVolumeGiB: 16_384 }), []);
  });

  it("refuses plain HTTP where policy requires HTTPS", () => {
    assert.deepEqual(messagesFor({ certificateArn: undefined }), [
      "  - compute.certificateArn is missing; allowed: the ARN of an ACM certificate. This environment's policy requires HTTPS.",
    ]);
  });

  it("refuses a certificate of another Region, of another service, or without an identifier", () => {
    for (const certificateArn of [
      "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-4000-8000-000000000000",
      "arn:aws:iam::123456789012:server-certificate/cloudmart",
      "arn:aws:acm:ap-northeast-2:123456789012:certificate/",
    ]) {
      assert.match(
        messagesFor({ certificateArn })[0] ?? "",
        /compute\.certificateArn is .*; allowed: the ARN of an ACM certificate in ap-northeast-2\. A load balancer uses/,
      );
    }
  });

  it("refuses a minimum above the maximum", () => {
    assert.deepEqual(messagesFor({ minInstances: 11 }), [
      "  - compute.minInstances is 11; allowed: at most compute.maxInstances, 10",
    ]);
  });

  const outside: readonly (readonly [keyof ComputeArgs, number, string])[] = [
    ["rootVolumeGiB", 7, "from 8 to 16384. The Amazon Linux 2023 image is 8 GiB"],
    ["minInstances", -1, "from 0 to 10000"],
    ["maxInstances", 10_001, "from 1 to 10000"],
    ["cpuTargetPercent", 101, "from 1 to 100"],
    ["requestsPerTargetPerMinute", 0, "from 1 to 10000000"],
    ["containerPort", 65_536, "from 1 to 65535"],
    ["containerPort", 80.5, "a whole number from 1 to 65535"],
    ["deregistrationDelaySeconds", 3601, "from 0 to 3600. AWS accepts at most one hour."],
    ["accessLogRetentionDays", 0, "from 1 to 36500. S3 expires objects after one day at the earliest."],
    ["maxInstanceLifetimeDays", 366, "from 0 to 365. AWS accepts one day to one year; 0 sets no limit."],
  ];
  for (const [key, value, allowed] of outside) {
    it(`refuses ${key} ${value.toString()}`, () => {
      const [message = "", ...others] = messagesFor({ [key]: value });
      assert.deepEqual(others, []);
      assert.ok(message.startsWith(`  - compute.${key} is ${value.toString()}; allowed: `), message);
      assert.ok(message.includes(allowed), message);
    });
  }

  it("refuses a log retention that CloudWatch Logs does not offer", () => {
    assert.match(
      messagesFor({ logRetentionDays: 10 })[0] ?? "",
      /compute\.logRetentionDays is 10; allowed: one of 1, 3, 5/,
    );
  });

  it("refuses what is no instance type, or one that cannot run Linux", () => {
    for (const instanceType of ["t3", "db.t3.micro", "T3.small", "mac2.metal", ""]) {
      assert.match(
        messagesFor({ instanceType })[0] ?? "",
        /compute\.instanceType is ".*"; allowed: a type that runs Linux/,
      );
    }
  });

  it("refuses an image without tag or digest, or with text that is no reference", () => {
    for (const image of ["nginx", "-v:1", "nginx:1 --privileged", "nginx:$(id)", ""]) {
      assert.match(
        messagesFor({ image })[0] ?? "",
        /compute\.image is ".*"; allowed: an image reference with a tag or a digest/,
      );
    }
  });

  it("refuses a health check path that AWS would not take", () => {
    for (const healthCheckPath of ["health", "/a b", `/${"x".repeat(1024)}`, ""]) {
      assert.match(messagesFor({ healthCheckPath })[0] ?? "", /compute\.healthCheckPath is /);
    }
    assert.deepEqual(messagesFor({ healthCheckPath: `/${"x".repeat(1023)}` }), []);
  });

  it("refuses a sleep that is no cron expression, and one that wakes up to nothing", () => {
    assert.deepEqual(messagesFor({ sleep: { ...SLEEP, fromCron: "21:00" } }), [
      '  - compute.sleep.fromCron is "21:00"; allowed: a cron expression of five fields',
    ]);
    assert.match(messagesFor({ sleep: { ...SLEEP, untilCron: "" } })[0] ?? "", /compute\.sleep\.untilCron is ""/);
    assert.match(
      messagesFor({ sleep: SLEEP, minInstances: 0 })[0] ?? "",
      /compute\.minInstances is 0; allowed: 1 or more/,
    );
    assert.deepEqual(messagesFor({ minInstances: 0 }), []);
  });

  it("refuses a name that leaves the target group's no room to be unique", () => {
    const name = "cloudmart-compute-blue";
    assert.throws(() => {
      refuseBadArgs(name, COMPUTE_ARGS);
    }, /name of aws:lb\/targetGroup:TargetGroup is "cloudmart-compute-blue-target"; allowed: 24 characters or fewer/);
  });

  it("reports every problem at once", () => {
    const messages = messagesFor({ certificateArn: undefined, containerPort: 0, minInstances: 11, image: "nginx" });
    assert.equal(messages.length, 4);
  });

  it("answers any numbers with a ConfigurationError or nothing", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.integer(), (minInstances, maxInstances, containerPort) => {
        messagesFor({ minInstances, maxInstances, containerPort });
      }),
    );
  });
});
