import assert from "node:assert/strict";
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { CreateExperimentTemplateCommand, FisClient, ListExperimentsCommand } from "@aws-sdk/client-fis";
import { createColors } from "picocolors";
import { runCommand } from "../../../tools/drill/command";
import { loadMoto } from "../../support/moto";
import { makeProject } from "../../support/projects";
import { throttle } from "../../support/throttling";

const REGION = "ap-northeast-2";
const ACCOUNT = "123456789012"; // moto's own
const NAME = "cloudmart-down-for-readers";
const ALARM = `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${NAME}`;

interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

function makeStack(templateIds: Readonly<Record<string, string>>, accountId = ACCOUNT): string {
  const file = (environment: string): string =>
    `config:\n  cloudmart:environment: ${environment}\n  cloudmart:aws: { accountId: "${accountId}", region: ${REGION} }\n`;
  return makeProject("", {
    "Pulumi.yaml": "name: cloudmart\nruntime: nodejs\n",
    "Pulumi.dev.yaml": file("dev"),
    "Pulumi.prod.yaml": file("prod"),
    "outputs.json": JSON.stringify({ experimentTemplateIds: templateIds }),
  });
}

/** `onPrint` sees every line as it is printed, and may abort. */
async function run(
  directory: string,
  args: readonly string[],
  onPrint: (text: string, abort: () => void) => void = () => undefined,
): Promise<Outcome> {
  let [printed, complained] = ["", ""];
  const controller = new AbortController();
  const code = await runCommand([...args, "--live", "--outputs", "outputs.json"], {
    directory,
    print: (text) => {
      printed += text;
      onPrint(text, () => {
        controller.abort();
      });
    },
    complain: (text) => (complained += text),
    colors: createColors(false),
    signal: controller.signal,
    ...{ secondsBetweenLooks: 0.05, mostAttempts: 2 },
  });
  return { code, printed, complained };
}

describe("npm run drill -- --live, against a server that speaks FIS's and CloudWatch's language", () => {
  const environment = { ...process.env };
  let server: string;
  let fis: FisClient;
  let cloudWatch: CloudWatchClient;
  let stack: string;
  let templateId: string;

  before(async function () {
    this.timeout(60_000);
    const found = await loadMoto();
    if (found === undefined) {
      process.stdout.write("    no moto_server (pip install 'moto[server,s3]==5.2.5'): these specs are skipped\n");
      this.skip();
    }
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" });
    server = found;
    const settings = { region: REGION, endpoint: server };
    fis = new FisClient(settings);
    cloudWatch = new CloudWatchClient(settings);
    if (!(await speaksFis())) {
      process.stdout.write("    this moto_server is older than 5.2.5 and knows no FIS: these specs are skipped\n");
      this.skip();
    }
    // moto makes no composite alarms; FIS and a drill ask a metric alarm the same.
    const metric = { AlarmName: NAME, MetricName: "5xx", Namespace: "shop", Threshold: 1, Period: 60 };
    await cloudWatch.send(
      new PutMetricAlarmCommand({
        ...{ ...metric, ComparisonOperator: "GreaterThanThreshold", EvaluationPeriods: 1, Statistic: "Sum" },
      }),
    );
    templateId = await makeTemplate([{ source: "aws:cloudwatch:alarm", value: ALARM }]);
    stack = makeStack({ "database-failover": templateId });
  });

  after(() => {
    process.env = environment;
  });

  beforeEach(async () => {
    await setAlarm("OK");
    await advanceAfterLooks(1);
  });

  /** What knows no FIS answers with a page. */
  async function speaksFis(): Promise<boolean> {
    return fis.send(new ListExperimentsCommand({})).then(
      () => true,
      (error: unknown) => !(error instanceof SyntaxError),
    );
  }

  async function makeTemplate(stopConditions: { source: string; value?: string }[]): Promise<string> {
    const made = await fis.send(
      new CreateExperimentTemplateCommand({
        ...{
          description: "drill",
          stopConditions,
          roleArn: `arn:aws:iam::${ACCOUNT}:role/fis`,
          clientToken: JSON.stringify(stopConditions),
        },
        targets: {
          database: { resourceType: "aws:rds:db", resourceArns: ["arn:aws:rds:::db:1"], selectionMode: "ALL" },
        },
        actions: { failover: { actionId: "aws:rds:reboot-db-instances", targets: { DBInstances: "database" } } },
      }),
    );
    return made.experimentTemplate?.id ?? "";
  }

  async function setAlarm(StateValue: "OK" | "ALARM"): Promise<void> {
    await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: NAME, StateValue, StateReason: "spec" }));
  }

  /** An experiment's state moves on after so many looks at it. */
  async function advanceAfterLooks(times: number): Promise<void> {
    const body = JSON.stringify({ model_name: "fis::experiment", transition: { progression: "manual", times } });
    const answer = await fetch(`${server}/moto-api/state-manager/set-transition`, { method: "POST", body });
    assert.ok(answer.ok);
  }

  async function countExperiments(): Promise<number> {
    return (await fis.send(new ListExperimentsCommand({}))).experiments?.length ?? 0;
  }

  const drill = (
    options: readonly string[] = [],
    onPrint?: Parameters<typeof run>[2],
    folder = stack,
    endpoint = server,
  ): Promise<Outcome> => run(folder, ["dev", "database-failover", "--endpoint", endpoint, ...options], onPrint);

  it("starts the stack's experiment, and follows it and its actions to the end", async () => {
    const { code, printed, complained } = await drill();
    assert.deepEqual([code, complained], [0, ""]);
    assert.match(printed, /^database-failover on dev: experiment \w+ in ap-northeast-2; Ctrl-C stops it\n/);
    assert.match(printed, /experiment initiating.*\n[^]*experiment running.*\n[^]*action failover completed/);
    assert.match(printed, / s {2}experiment completed/);
  });

  it("does it to prod once told to mean it, and not before; one scenario at a time", async () => {
    const args = ["prod", "database-failover", "--endpoint", server];
    const before = await countExperiments();
    assert.match((await run(stack, args)).complained, /^error: prod is prod; --yes-prod/);
    assert.match((await run(stack, ["dev", "all"])).complained, /one scenario at a time/);
    assert.equal(await countExperiments(), before);
    assert.equal((await run(stack, [...args, "--yes-prod"])).code, 0);
  });

  it("stops it when the stop condition's alarm rings, whether FIS has seen it or not", async () => {
    await advanceAfterLooks(1000);
    let ring: Promise<void> | undefined;
    const { code, printed } = await drill([], (text) => {
      if (text.includes("experiment pending")) ring = setAlarm("ALARM");
      if (text.includes("stops it: ")) void advanceAfterLooks(1);
    });
    await ring;
    assert.equal(code, 1);
    assert.match(printed, /alarm cloudmart-down-for-readers rings\n/);
    assert.match(printed, /stops it: cloudmart-down-for-readers rings\n[^]*experiment stopped/);
  });

  it("stops it when it is interrupted, and waits until it has stopped", async () => {
    await advanceAfterLooks(1000);
    const { code, printed } = await drill([], (text, abort) => {
      if (text.includes("experiment pending")) abort();
      if (text.includes("stops it: ")) void advanceAfterLooks(1);
    });
    assert.equal(code, 130);
    assert.match(printed, /stops it: asked to\n[^]*experiment stopped/);
  });

  it("does not start while an alarm rings that would stop it", async () => {
    await setAlarm("ALARM");
    const before = await countExperiments();
    const { code, complained } = await drill();
    assert.equal(code, 1);
    assert.match(complained, /not started, cloudmart-down-for-readers rings already\n$/);
    assert.equal(await countExperiments(), before);
  });

  it("starts nothing that nothing would stop", async () => {
    const folder = makeStack({ "database-failover": await makeTemplate([{ source: "none" }]) });
    const before = await countExperiments();
    const { code, complained } = await drill([], undefined, folder);
    assert.equal(code, 1);
    assert.match(complained, /has no stop condition: nothing would end what goes wrong/);
    assert.equal(await countExperiments(), before);
  });

  it("starts nothing in an account that is not the stack's", async () => {
    const folder = makeStack({ "database-failover": templateId }, "111111111111");
    const before = await countExperiments();
    const { code, complained } = await drill([], undefined, folder);
    assert.equal(code, 1);
    assert.match(complained, /takes a role of account 123456789012, not of 111111111111/);
    assert.equal(await countExperiments(), before);
  });

  it("says in one line what FIS refused", async () => {
    const { code, complained } = await drill([], undefined, makeStack({ "database-failover": "EXT0" }));
    assert.equal(code, 1);
    assert.match(complained, /^error: experiment template EXT0: ResourceNotFoundException: .*\n$/);
  });

  it("says that nobody answers", async () => {
    const { code, complained } = await drill([], undefined, stack, "http://127.0.0.1:1");
    assert.equal(code, 1);
    assert.match(complained, /^error: experiment template \w+: .*ECONNREFUSED.*\n$/);
  }).timeout(30_000);

  it("goes on where AWS throttles it, and starts one experiment all the same", async () => {
    for (const call of ["POST /experiments", "GET /experiments/", "GET /experimentTemplates/"]) {
      const before = await countExperiments();
      const proxy = await throttle(server, (request) => request.startsWith(call), 1);
      const { code, complained } = await drill([], undefined, stack, proxy.endpoint).finally(proxy.stop);
      assert.deepEqual([call, code, complained, proxy.refused()], [call, 0, "", 1]);
      assert.equal(await countExperiments(), before + 1);
    }
  }).timeout(60_000);

  it("stops the experiment rather than leave it alone, where it is throttled for good", async () => {
    await advanceAfterLooks(1000);
    const proxy = await throttle(server, (request) => request.startsWith("GET /experiments/"), 1000);
    const { code, printed, complained } = await drill([], undefined, stack, proxy.endpoint).finally(proxy.stop);
    assert.equal(code, 1);
    assert.match(printed, /stops it: it cannot be followed any more/);
    assert.match(complained, /^error: experiment \w+: ThrottlingException: Rate exceeded\n$/);
    const { experiments = [] } = await fis.send(new ListExperimentsCommand({}));
    const [, id] = /experiment (\w+) in/.exec(printed) ?? [];
    assert.match(experiments.find((each) => each.id === id)?.state?.status ?? "", /^stopp/);
  }).timeout(60_000);
});
