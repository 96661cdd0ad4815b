import assert from "node:assert/strict";
import pLimit from "p-limit";
import { createColors } from "picocolors";
import { runCommand } from "../../../tools/drill/command";
import { inBackground, itInBackground } from "../../support/background";
import { ACCOUNT, Fis, NoFis, REGION } from "../../support/fis";
import { makeProject } from "../../support/projects";
import { throttle } from "../../support/throttling";

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

describe("npm run drill -- --live, against a server that speaks FIS's and CloudWatch's language", function () {
  this.timeout(60_000); // each may wait for those before it
  const environment = { ...process.env };
  let fis: Fis;
  let stack: string;
  let templateId: string;

  const ready = inBackground(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "testing", AWS_SECRET_ACCESS_KEY: "testing" });
    fis = await Fis.connect();
    templateId = await fis.makeTemplate();
    stack = makeStack({ "database-failover": templateId });
  });

  before(async function () {
    try {
      await ready();
    } catch (error) {
      if (!(error instanceof NoFis)) throw error;
      process.stdout.write(`    ${error.message}: these specs are skipped\n`);
      this.skip();
    }
  });

  after(() => {
    process.env = environment;
  });

  /** One after the other: they share the server's alarm, and how fast its experiments move on. */
  const inOrder = pLimit(1);
  const it = (title: string, spec: () => Promise<void>): void => {
    itInBackground(title, () =>
      inOrder(async () => {
        await ready();
        await fis.setAlarm("OK");
        await fis.advanceAfterLooks(1);
        await spec();
      }),
    );
  };

  const drill = (
    options: readonly string[] = [],
    onPrint?: Parameters<typeof run>[2],
    folder = stack,
    endpoint = fis.endpoint,
  ): Promise<Outcome> => run(folder, ["dev", "database-failover", "--endpoint", endpoint, ...options], onPrint);

  it("starts the stack's experiment, and follows it and its actions to the end", async () => {
    const { code, printed, complained } = await drill();
    assert.deepEqual([code, complained], [0, ""]);
    assert.match(printed, /^database-failover on dev: experiment \w+ in ap-northeast-2; Ctrl-C stops it\n/);
    assert.match(printed, /experiment initiating.*\n[^]*experiment running.*\n[^]*action failover completed/);
    assert.match(printed, / s {2}experiment completed/);
  });

  it("does it to prod once told to mean it, and not before; one scenario at a time", async () => {
    const args = ["prod", "database-failover", "--endpoint", fis.endpoint];
    const before = await fis.countExperiments();
    assert.match((await run(stack, args)).complained, /^error: prod is prod; --yes-prod/);
    assert.match((await run(stack, ["dev", "all"])).complained, /one scenario at a time/);
    assert.equal(await fis.countExperiments(), before);
    assert.equal((await run(stack, [...args, "--yes-prod"])).code, 0);
  });

  it("stops it when the stop condition's alarm rings, whether FIS has seen it or not", async () => {
    await fis.advanceAfterLooks(1000);
    let ring: Promise<void> | undefined;
    const { code, printed } = await drill([], (text) => {
      if (text.includes("experiment pending")) ring = fis.setAlarm("ALARM");
      if (text.includes("stops it: ")) void fis.advanceAfterLooks(1);
    });
    await ring;
    assert.equal(code, 1);
    assert.match(printed, /alarm cloudmart-down-for-readers rings\n/);
    assert.match(printed, /stops it: cloudmart-down-for-readers rings\n[^]*experiment stopped/);
  });

  it("stops it when it is interrupted, and waits until it has stopped", async () => {
    await fis.advanceAfterLooks(1000);
    const { code, printed } = await drill([], (text, abort) => {
      if (text.includes("experiment pending")) abort();
      if (text.includes("stops it: ")) void fis.advanceAfterLooks(1);
    });
    assert.equal(code, 130);
    assert.match(printed, /stops it: asked to\n[^]*experiment stopped/);
  });

  it("does not start while an alarm rings that would stop it", async () => {
    await fis.setAlarm("ALARM");
    const before = await fis.countExperiments();
    const { code, complained } = await drill();
    assert.equal(code, 1);
    assert.match(complained, /not started, cloudmart-down-for-readers rings already\n$/);
    assert.equal(await fis.countExperiments(), before);
  });

  it("starts nothing that nothing would stop", async () => {
    const folder = makeStack({ "database-failover": await fis.makeTemplate(false) });
    const before = await fis.countExperiments();
    const { code, complained } = await drill([], undefined, folder);
    assert.equal(code, 1);
    assert.match(complained, /has no stop condition: nothing would end what goes wrong/);
    assert.equal(await fis.countExperiments(), before);
  });

  it("starts nothing in an account that is not the stack's", async () => {
    const folder = makeStack({ "database-failover": templateId }, "111111111111");
    const before = await fis.countExperiments();
    const { code, complained } = await drill([], undefined, folder);
    assert.equal(code, 1);
    assert.match(complained, /takes a role of account 123456789012, not of 111111111111/);
    assert.equal(await fis.countExperiments(), before);
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
  });

  it("goes on where AWS throttles it, and starts one experiment all the same", async () => {
    for (const call of ["POST /experiments", "GET /experiments/", "GET /experimentTemplates/"]) {
      const before = await fis.countExperiments();
      const proxy = await throttle(fis.endpoint, (request) => request.startsWith(call), 1);
      const { code, complained } = await drill([], undefined, stack, proxy.endpoint).finally(proxy.stop);
      assert.deepEqual([call, code, complained, proxy.refused()], [call, 0, "", 1]);
      assert.equal(await fis.countExperiments(), before + 1);
    }
  });

  it("stops the experiment rather than leave it alone, where it is throttled for good", async () => {
    await fis.advanceAfterLooks(1000);
    const proxy = await throttle(fis.endpoint, (request) => request.startsWith("GET /experiments/"), 1000);
    const { code, printed, complained } = await drill([], undefined, stack, proxy.endpoint).finally(proxy.stop);
    assert.equal(code, 1);
    assert.match(printed, /stops it: it cannot be followed any more/);
    assert.match(complained, /^error: experiment \w+: ThrottlingException: Rate exceeded\n$/);
    const [, id] = /experiment (\w+) in/.exec(printed) ?? [];
    assert.match((await fis.statusOf(id)) ?? "", /^stopp/);
  });
});
