import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { stackFileSchema } from "../../environments/schema";
import { valueAt } from "../../environments/validate/given";
import { type Config, load, refusal, toConfig } from "../support/loading";
import { readConfig, readFacts, withValue, withValues } from "../support/stack-files";
import { passedOn } from "../support/passed-on";

type Companions = Readonly<Record<string, unknown>>;

describe("loading the environment", () => {
  it("gives dev's and prod's stack file its own policy", async () => {
    const dev = await load("dev", readConfig("dev"));
    const prod = await load("prod", readConfig("prod"));
    assert.deepEqual([dev.name, dev.database.isMultiAz, dev.aws.accountId], ["dev", false, "111111111111"]);
    assert.deepEqual([prod.name, prod.database.isMultiAz, prod.aws.accountId], ["prod", true, "222222222222"]);
  });

  it("takes the policy from the file, whatever an environment's stack is called", async () => {
    const { name, tags } = await load("fintech", readConfig("prod"));
    assert.deepEqual([name, tags["Stack"]], ["prod", "fintech"]);
  });

  // Each key with another value than the file's, and with what must change so that the file stays consistent in itself.
  const converted: [key: string, value: unknown, target: string, result: unknown, companions?: Companions][] = [
    ["environment", "dev", "name", "dev", { "edge.originSecretVersion": 1 }],
    ["timeZone", "Asia/Kolkata", "database.backupWindowUtc", "21:30-22:30"],
    ["tags.owner", "other", "tags.Owner", "other"],
    ["tags.costCentre", "other", "tags.CostCentre", "other"],
    ["database.backupWindow", "02:00-03:00", "database.backupWindowUtc", "17:00-18:00"],
    ["database.maintenanceWindow", "Mon 04:00-05:00", "database.maintenanceWindowUtc", "sun:19:00-sun:20:00"],
    ["cache.snapshotWindow", "02:00-03:00", "cache.snapshotWindowUtc", "17:00-18:00"],
    ["cache.maintenanceWindow", "Mon 04:00-05:00", "cache.maintenanceWindowUtc", "sun:19:00-sun:20:00"],
    ["logs.retentionDays", 400, "network.flowLogRetentionDays", 400],
    ["recovery.backupTime", "07:00", "recovery.backupSchedule", "cron(0 7 * * ? *)"],
    ["recovery.restoreTestTime", "Mon 10:00", "recovery.restoreTestSchedule", "cron(0 10 ? * MON *)"],
    ["recovery.practiceRunWindow", "Wed 10:00-12:00", "recovery.practiceRunWindowUtc", "Wed:01:00-Wed:03:00"],
    ["edge.originSecretVersion", 2, "compute.cdn.originSecretVersion", 2],
    ["edge.domain.name", "other.example", "domain.name", "other.example"],
    ["edge.domain.hostedZoneId", "Z9", "domain.hostedZoneId", "Z9"],
    ["compute.sleep.from", "21:00", "compute.sleep.fromCron", "0 21 * * *", { "compute.sleep.until": "08:00" }],
    ["compute.sleep.until", "08:00", "compute.sleep.untilCron", "0 8 * * *", { "compute.sleep.from": "21:00" }],
  ];
  for (const [key, value, target, result, companions] of [
    ...passedOn.map(([key, value, companions]) => [key, value, key, value, companions] as const),
    ...converted,
  ]) {
    it(`reads ${key} into ${target}`, async () => {
      const stack = key.startsWith("compute.sleep.") ? "dev" : "prod"; // prod never sleeps
      const before = await load("ha", readConfig(stack));
      const after = await load("ha", toConfig(withValues(readFacts(stack), { ...companions, [key]: value })));
      assert.deepEqual(valueAt(after, target.split(".")), result);
      assert.notDeepEqual(valueAt(before, target.split(".")), result);
    });
  }

  it("reads aws.region into everything that depends on it", async () => {
    const moved = JSON.stringify(readConfig("prod")).replaceAll("ap-northeast-2", "us-west-2");
    const { aws, network, compute, storage, domain, edge } = await load("ha", JSON.parse(moved) as Config);
    const regions = [aws, network, compute, storage, domain, edge].map((each) => each?.region);
    assert.deepEqual([...new Set(regions)], ["us-west-2"]);
  });

  it("reads every key there is", () => {
    const read = new Set([...passedOn, ...converted].map(([key]) => key).concat("aws.region"));
    const keys = Object.entries(stackFileSchema.shape).flatMap(([block, part]) =>
      "shape" in part ? Object.keys(part.shape).map((key) => `${block}.${key}`) : [block],
    );
    const isRead = (key: string): boolean => [...read].some((each) => each === key || each.startsWith(`${key}.`));
    const unread = keys.filter((key) => !isRead(key));
    assert.deepEqual(unread, []);
  });

  it("leaves the engine's own keys alone", async () => {
    const environment = await load("dev", { ...readConfig("dev"), "pulumi:tags": '{"a":"b"}' });
    assert.equal(environment.name, "dev");
  });
});

describe("a stack file that is refused", () => {
  it("is refused as the user's mistake, without a stack trace", async () => {
    assert.ok(pulumi.RunError.isInstance(await refusal("dev", {})));
  });

  it("names the file to open, with each problem", async () => {
    const { message } = await refusal("ha", {});
    const lines = message.split("\n").slice(1);
    assert.equal(lines.length, 9);
    for (const line of lines) assert.match(line, /^ {2}- Pulumi\.ha\.yaml: \w+ is missing; allowed: /);
  });

  it("gets ten messages for ten mistakes", async () => {
    const facts = withValues<unknown>(readFacts("prod"), {
      environment: "dev",
      timeZone: "Europe/Berlin",
      "aws.accountId": 222222222222,
      "network.availabilityZones": ["ap-northeast-2a", "ap-northeast-2a"],
      "database.engineVersion": 15,
      "database.backupWindow": "03:00-04:30",
      "database.isMultiAz": false,
      "cache.nodeCount": 7,
      "edge.originSecretVersion": 1, // as dev's policy needs
      "compute.image": "app:latest",
    });
    const { message } = await refusal("prod", { ...toConfig(facts), "aws:region": "us-east-1" });
    assert.equal(
      message,
      [
        "10 problems in the configuration:",
        "  - Pulumi.prod.yaml: aws:region is not read by this program; allowed: keys that begin with cloudmart: or " +
          "pulumi:. Region and account come from cloudmart:aws alone, so that no stack reaches another one's account",
        '  - Pulumi.prod.yaml: environment is "dev"; allowed: prod. The stack is called prod; a stack named after one ' +
          "environment is not built with another's policy",
        '  - Pulumi.prod.yaml: timeZone is "Europe/Berlin"; allowed: an IANA zone without daylight saving, such as ' +
          "`Asia/Seoul` or `UTC`. AWS takes windows in UTC; with daylight saving they would be an hour off for half the year",
        "  - Pulumi.prod.yaml: aws.accountId is 222222222222; allowed: 12 digits, in quotes. YAML reads it as a number: " +
          "write it in quotes",
        '  - Pulumi.prod.yaml: network.availabilityZones is "ap-northeast-2a"; allowed: each zone once. It is listed twice',
        '  - Pulumi.prod.yaml: database.engineVersion is 15; allowed: "14", "15", "16", "17", "18", in quotes. YAML reads ' +
          "it as a number: write it in quotes",
        "  - Pulumi.prod.yaml: database.isMultiAz is policy, which no stack file may set; allowed: nothing here; it is " +
          "decided in environments/dev.ts. Relaxing it is a reviewed code change, not a configuration change",
        '  - Pulumi.prod.yaml: database.maintenanceWindow is "Sun 04:00-05:00"; allowed: a time outside ' +
          "database.backupWindow, 03:00-04:30; touching it is accepted. RDS refuses a backup window that overlaps the " +
          "maintenance window",
        "  - Pulumi.prod.yaml: cache.nodeCount is 7; allowed: 1 to 6; 1 where one zone carries work. A replication group " +
          "holds one primary and at most 5 replicas",
        '  - Pulumi.prod.yaml: compute.image is "app:latest"; allowed: an image with a tag other than `latest`, or with a ' +
          "digest. Two instances started a day apart would run different code, and a rollback would change nothing",
      ].join("\n"),
    );
  });

  for (const key of ["aws:region", "aws:profile", "aws:secretKey", "other:environment"]) {
    it(`may not hold ${key}, whose value is not shown`, async () => {
      const { problems, message } = await refusal("dev", { ...readConfig("dev"), [key]: "hunter2" });
      const keys = problems.map((problem) => problem.key);
      assert.deepEqual(keys, [key]);
      assert.doesNotMatch(message, /hunter2/);
    });
  }

  for (const key of ["timeZone", "database"]) {
    it(`may not encrypt ${key}, whose value is not shown`, async () => {
      const config = { ...readConfig("dev"), [`cloudmart:${key}`]: '{"password":"hunter2"}' };
      const { message } = await refusal("dev", config, [`cloudmart:${key}`]);
      assert.equal(
        message,
        "1 problem in the configuration:\n" +
          `  - Pulumi.dev.yaml: ${key} is encrypted; allowed: plain facts. No secret is configured: RDS makes the ` +
          "database's password, the program makes the cache's token",
      );
    });
  }

  it("may not write a block as text, or text as a block", async () => {
    const config = { ...readConfig("dev"), "cloudmart:tags": "{platform", "cloudmart:timeZone": '{"city":"Seoul"}' };
    const { problems } = await refusal("dev", config);
    assert.deepEqual(
      problems.map(({ key, received }) => [key, received]),
      [
        ["timeZone", { city: "Seoul" }],
        ["tags", "{platform"],
      ],
    );
  });

  it("is refused without naming an environment, whatever the stack is called", async () => {
    const { message } = await refusal("prod", toConfig(withValue(readFacts("prod"), "environment", undefined)));
    assert.match(message, /^1 problem .*\n.* environment is missing; allowed: `dev` or `prod`$/);
  });
});
