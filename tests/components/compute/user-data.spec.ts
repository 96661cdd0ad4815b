import assert from "node:assert/strict";
import fc from "fast-check";
import { quoteForBash, renderUserData } from "../../../components/compute/user-data";
import { itInBackground } from "../../support/background";
import { skippedWithout } from "../../support/executables";
import { BOOT_SETTINGS, Instance, itOnInstance } from "../../support/instance";
import { runToEnd } from "../../support/processes";
import { anyText } from "../../support/texts";

describe("the boot script", () => {
  const it = itOnInstance();

  it("installs the runtime, fetches the database's certificates and starts the units", async (instance) => {
    const { status, output } = await instance.boot(renderUserData(BOOT_SETTINGS));
    assert.equal(status, 0, output);
    assert.deepEqual(instance.calls("dnf"), [["dnf", "install", "--assumeyes", "--quiet", "docker", "jq"]]);
    const download = instance.calls("curl").find((call) => call.includes("--output")) ?? [];
    assert.ok(download.includes("=https"));
    assert.equal(download.at(-1), "https://truststore.pki.rds.amazonaws.com/ap-northeast-2/ap-northeast-2-bundle.pem");
    assert.equal(instance.mode("etc/cloudmart/rds-ca.pem"), "644");
    assert.deepEqual(instance.calls("systemctl"), [
      ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "--now", "docker.service"],
      ["systemctl", "enable", "--now", "--no-block", "cloudmart.service", "cloudmart-secrets.timer"],
      ["systemctl", "enable", "--now", "--no-block", "cloudmart-reads.timer"],
    ]);
  });

  it("asks the metadata service with a token", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    const [tokenCall, idCall] = instance.calls("curl").filter((call) => call.some((word) => word.includes("169.254")));
    assert.ok(tokenCall?.includes("PUT"));
    assert.ok(idCall?.includes("X-aws-ec2-metadata-token: metadata-token"));
  });

  it("tries again while the network is not ready", async (instance) => {
    instance.set("dnf-failures", "2");
    assert.equal((await instance.boot(renderUserData(BOOT_SETTINGS))).status, 0);
    assert.equal(instance.calls("dnf").length, 3);
    assert.deepEqual(instance.calls("sleep"), [
      ["sleep", "10"],
      ["sleep", "10"],
    ]);
  });

  it("gives up after ten attempts and starts nothing, so that the instance is replaced", async (instance) => {
    instance.set("dnf-failures", "100");
    const { status, output } = await instance.boot(renderUserData(BOOT_SETTINGS));
    assert.equal(status, 1);
    assert.match(output, /dnf failed, attempt 10 of 10\n$/);
    assert.equal(instance.calls("dnf").length, 10);
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("stops where a command in the middle of a pipe fails", async (instance) => {
    const broken = renderUserData(BOOT_SETTINGS).replace("#!/bin/bash\n", "#!/bin/bash\ncksum() { return 1; }\n");
    assert.notEqual((await instance.boot(broken)).status, 0);
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("reads no secret itself: its output ends up in the console log", async (instance) => {
    const { output } = await instance.boot(renderUserData(BOOT_SETTINGS));
    assert.deepEqual(instance.calls("aws"), []);
    assert.equal(output, "");
    assert.doesNotMatch(renderUserData(BOOT_SETTINGS), /set -[a-z]*x/);
  });

  it("picks one replica for an instance, always the same, and all of them for many instances", async () => {
    const choose = async (digit: string): Promise<string> => {
      const other = new Instance(`i-0123456789abcdef${digit}`);
      await other.boot(renderUserData(BOOT_SETTINGS));
      const [, address = ""] = /read_address="(.*)"/.exec(other.read("etc/cloudmart/settings")) ?? [];
      other.remove();
      return address;
    };
    const chosen = await Promise.all(["0", "3", "8", "0"].map(choose));
    assert.deepEqual([...new Set(chosen)].sort(), [...BOOT_SETTINGS.database.readAddresses]);
    assert.equal(chosen.at(-1), chosen[0]);
  });
});

describe("values in the boot script", () => {
  const NASTY = `x'; touch "$BOOT_ROOT/broken" #\n$(touch $BOOT_ROOT/broken) \`id\` END_OF_FILE\nEND_OF_FILE\n"`;

  itInBackground("come out of bash as they went in, whatever they hold", async () => {
    const withoutNul = anyText.filter((text) => !text.includes("\0"));
    await fc.assert(
      fc.asyncProperty(fc.array(withoutNul, { maxLength: 50 }), async (values) => {
        const script = `printf '%s\\037' ${values.map(quoteForBash).join(" ")}`;
        const { out } = await runToEnd("bash", ["-c", script], { env: { LC_ALL: "C.UTF-8" } });
        assert.deepEqual(out.split("\u001f").slice(0, Math.max(values.length, 1)), values.length === 0 ? [""] : values);
      }),
      { numRuns: 25, examples: [[[NASTY]]] },
    );
  });

  itOnInstance()("cannot break out of the script or of the settings it writes", async (instance) => {
    const script = renderUserData({
      ...BOOT_SETTINGS,
      image: NASTY,
      logGroupName: NASTY,
      registry: undefined,
      database: { ...BOOT_SETTINGS.database, databaseName: NASTY, readAddresses: [NASTY] },
    });
    assert.equal((await instance.boot(script)).status, 0);
    assert.equal((await instance.runInstalled("cloudmart-run")).status, 0);
    assert.equal(instance.calls("docker").at(-1)?.at(-1), NASTY);
    assert.ok(instance.calls("docker").at(-1)?.includes(`awslogs-group=${NASTY}`));
    assert.ok(!instance.has("broken"));
  });
});

describe("the size and form of the boot script", () => {
  it("leaves a quarter of what EC2 takes for long names", () => {
    const script = renderUserData({ ...BOOT_SETTINGS, tracedService: "cloudmart-prod" });
    assert.ok(Buffer.byteLength(script) < 16_384 * 0.75);
  });

  it("is refused when it grows past what EC2 takes", () => {
    const readAddresses = Array.from({ length: 200 }, (_, index) => `${"x".repeat(60)}${index.toString()}`);
    assert.throws(
      () => renderUserData({ ...BOOT_SETTINGS, database: { ...BOOT_SETTINGS.database, readAddresses } }),
      /the instances' user data is "\d+ bytes"; allowed: at most 16384 bytes\. EC2 takes no more/,
    );
  });

  const itWithShellcheck = itOnInstance(undefined, ["shellcheck"]);

  itWithShellcheck(
    `passes shellcheck, and so do the scripts it leaves behind${skippedWithout("shellcheck")}`,
    async (instance) => {
      const database = { ...BOOT_SETTINGS.database, iamUser: "payments_api" };
      const script = renderUserData({ ...BOOT_SETTINGS, database, tracedService: "cloudmart-prod" });
      await instance.boot(script);
      const installed = ["cloudmart-secrets", "cloudmart-run", "cloudmart-reads", "cloudmart-tokens"].map((name) =>
        instance.read(`usr/local/bin/${name}`),
      );
      const findings = [
        await check(script),
        // SC2154: their settings come from a file that shellcheck does not see.
        ...(await Promise.all(installed.map((text) => check(text, "--exclude=SC2154")))),
      ];
      assert.deepEqual(findings.flat(), []);
    },
  );
});

/** What shellcheck says about a script, line by line. */
async function check(script: string, ...options: string[]): Promise<string[]> {
  const { out } = await runToEnd("shellcheck", ["--shell=bash", "--format=gcc", ...options, "-"], {}, script);
  return out.split("\n").filter(Boolean);
}
