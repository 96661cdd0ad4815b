import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inBackground } from "../../support/background";
import { copyProject } from "../../support/copies";
import { root } from "../../support/program";
import { inSideProcess } from "../../support/side-process";

async function run(
  args: readonly string[],
  { directory = root, signal }: { directory?: string; signal?: AbortSignal } = {},
) {
  const { exitCode, out, err } = await inSideProcess("runDrill", { directory, args }, signal);
  return { code: exitCode, printed: out, complained: err };
}

const playOne = inBackground(() => run(["dev", "zone-power-loss"]));
const playAll = inBackground(() => run(["prod", "all"]));
/** Dev, were it promised what it cannot keep. */
const missPromise = inBackground(() => {
  const directory = copyProject();
  const file = path.join(directory, "Pulumi.dev.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("objectives:\n", "objectives:\n    zonePowerLoss: { recoveryTimeSeconds: 120 }\n"));
  return Promise.all([
    run(["dev", "zone-power-loss", "--json"], { directory }),
    run(["dev", "zone-power-loss"], { directory }),
  ]);
});

describe("npm run drill", function () {
  this.timeout(60_000);

  it("is told what it was asked wrongly, in one line and with code 2", async () => {
    for (const [args, message] of [
      [[], /^error: missing required argument 'stack'\n$/],
      [["dev"], /^error: missing required argument 'scenario'\n$/],
      [["dev", "flood"], /^error: no scenario flood; there are all, zone-power-loss, .*region-loss\n$/],
      [["qa", "nat-loss"], /^error: no stack file Pulumi\.qa\.yaml/],
      [["dev", "nat-loss", "--json", "--live"], /^error: .*cannot be used with/],
      [["dev", "nat-loss", "--force"], /^error: unknown option '--force'\n$/],
    ] as const) {
      const { code, complained, printed } = await run(args);
      assert.deepEqual([code, printed], [2, ""]);
      assert.match(complained, message);
    }
  });

  it("plays one scenario without an account, and says plainly that dev stops", async () => {
    const { code, printed, complained } = await playOne();
    assert.deepEqual([code, complained], [0, ""]);
    assert.match(printed, /^zone-power-loss on dev: zone a loses its power\n {2}readers see: errors: it stops until/);
    assert.match(printed, /\n {2}nothing is promised for this\n/);
    assert.doesNotMatch(printed, /region-loss/);
  });

  it("plays all of them within 80 columns, and what prod promises is met", async () => {
    const { code, printed } = await playAll();
    assert.equal(code, 0);
    assert.deepEqual(
      printed.split("\n").filter((line) => line.length > 80),
      [],
    );
    assert.equal(printed.match(/^[a-z-]+ on prod: /gm)?.length, 9);
    assert.match(printed, /^ {2}RTO: 2 min promised, 2 min reached: met$/m);
    assert.match(printed, /readers see: errors until another has taken over \(1 min 30 s to 2 min\)/);
  });

  it("fails with code 1 where a promise is missed, and names what is in the way, in words and as JSON", async () => {
    const [{ code, printed }, shown] = await missPromise();
    assert.equal(code, 1);
    const { version, stack, drills } = JSON.parse(printed) as {
      readonly version: number;
      readonly stack: string;
      readonly drills: readonly { readonly objectives: readonly { readonly inTheWay: readonly { key: string }[] }[] }[];
    };
    assert.deepEqual([version, stack, drills.length], [1, "dev", 1]);
    const keys = drills[0]?.objectives[0]?.inTheWay.map(({ key }) => key);
    assert.deepEqual(keys, ["network.workloadZoneCount", "database.isMultiAz", "cache.nodeCount"]);
    assert.equal(shown.code, 1);
    assert.match(
      shown.printed,
      /RTO: 2 min promised, no end reached: missed\n {4}in the way: network\.workloadZoneCount/,
    );
  });

  it("says why the program failed, with code 1", async () => {
    const directory = copyProject();
    const file = path.join(directory, "Pulumi.dev.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("natLoss: {", "floods: {"));
    const { code, complained } = await run(["dev", "all"], { directory });
    assert.equal(code, 1);
    assert.match(complained, /^error: dev failed: [^]*objectives\.floods/);
  });

  it("ends when it is interrupted, with code 130", async () => {
    const { code } = await run(["dev", "all"], { signal: AbortSignal.abort() });
    assert.equal(code, 130);
  });
});
