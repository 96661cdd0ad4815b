import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { quoteForBash, renderUserData } from "../../../components/compute/user-data";
import { BOOT_SETTINGS, Instance, isInstalled, skippedWithout } from "../../support/instance";

describe("values in the boot script", () => {
  const NASTY = `x'; touch "$BOOT_ROOT/broken" #\n$(touch $BOOT_ROOT/broken) \`id\` END_OF_FILE\nEND_OF_FILE\n"`;

  it("come out of bash as they went in, whatever they hold", () => {
    const withoutNul = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(withoutNul, { maxLength: 50 }), (values) => {
        const script = `printf '%s\\037' ${values.map(quoteForBash).join(" ")}`;
        const { stdout } = spawnSync("bash", ["-c", script], { encoding: "utf8", env: { LC_ALL: "C.UTF-8" } });
        assert.deepEqual(
          stdout.split("\u001f").slice(0, Math.max(values.length, 1)),
          values.length === 0 ? [""] : values,
        );
      }),
      { numRuns: 25, examples: [[[NASTY]]] },
    );
  });

  it("cannot break out of the script or of the settings it writes", () => {
    const instance = new Instance();
    const script = renderUserData({
      ...BOOT_SETTINGS,
      image: NASTY,
      logGroupName: NASTY,
      registry: undefined,
      database: { ...BOOT_SETTINGS.database, databaseName: NASTY, readAddresses: [NASTY] },
    });
    assert.equal(instance.boot(script).status, 0);
    assert.equal(instance.runInstalled("cloudmart-run").status, 0);
    assert.equal(instance.calls("docker").at(-1)?.at(-1), NASTY);
    assert.ok(instance.calls("docker").at(-1)?.includes(`awslogs-group=${NASTY}`));
    assert.ok(!instance.has("broken"));
    instance.remove();
  });
});

describe("the size and form of the boot script", () => {
  it("leaves half of what EC2 takes for long names", () => {
    assert.ok(Buffer.byteLength(renderUserData(BOOT_SETTINGS)) < 16_384 / 2);
  });

  it("is refused when it grows past what EC2 takes", () => {
    const readAddresses = Array.from({ length: 200 }, (_, index) => `${"x".repeat(60)}${index.toString()}`);
    assert.throws(
      () => renderUserData({ ...BOOT_SETTINGS, database: { ...BOOT_SETTINGS.database, readAddresses } }),
      /the instances' user data is "\d+ bytes"; allowed: at most 16384 bytes\. EC2 takes no more/,
    );
  });

  it(`passes shellcheck, and so do the scripts it leaves behind${skippedWithout("shellcheck")}`, function () {
    if (!isInstalled("shellcheck")) this.skip();
    const instance = new Instance();
    const script = renderUserData(BOOT_SETTINGS);
    instance.boot(script);
    const installed = ["cloudmart-secrets", "cloudmart-run"].map((name) => instance.read(`usr/local/bin/${name}`));
    instance.remove();
    const findings = [
      ...check(script),
      // SC2154: their settings come from a file that shellcheck does not see.
      ...installed.flatMap((text) => check(text, "--exclude=SC2154")),
    ];
    assert.deepEqual(findings, []);
  });
});

function check(script: string, ...options: string[]): string[] {
  const shellcheck = ["--shell=bash", "--format=gcc", ...options, "-"];
  return spawnSync("shellcheck", shellcheck, { input: script, encoding: "utf8" }).stdout.split("\n").filter(Boolean);
}
