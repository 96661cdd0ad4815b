import assert from "node:assert/strict";
import { renderUserData } from "../../../components/compute/user-data";
import { skippedWithout } from "../../support/executables";
import { BOOT_SETTINGS, itOnInstance } from "../../support/instance";

const ROLE = "arn:aws:iam::123456789012:role/application";
const APPLICATION = {
  roleArn: ROLE,
  tableNames: { "viewing-state": "cloudmart-tables-viewing-state-1a2b3c4", recommendations: "it's" },
};
const SCRIPT = renderUserData({ ...BOOT_SETTINGS, application: APPLICATION });

describe("an application that uses tables", () => {
  const it = itOnInstance(async (instance) => {
    await instance.boot(SCRIPT);
  });

  it("is told their names, the Region, and where its credentials are", (instance) => {
    assert.deepEqual(instance.read("etc/cloudmart/application").trim().split("\n"), [
      "AWS_CONFIG_FILE=/run/aws/config",
      "AWS_REGION=ap-northeast-2",
      "VIEWING_STATE_TABLE=cloudmart-tables-viewing-state-1a2b3c4",
      "RECOMMENDATIONS_TABLE=it's",
    ]);
  });

  it("runs with both, the credentials read-only", async (instance) => {
    instance.forgetCalls();
    await instance.runInstalled("cloudmart-run");
    const run = instance.calls("docker").find(([, command]) => command === "run") ?? [];
    const at = run.lastIndexOf("--env-file");
    assert.equal(run[at + 1], `${instance.root}/etc/cloudmart/application`);
    assert.ok(run.includes(`type=bind,source=${instance.root}/run/cloudmart/aws,target=/run/aws,readonly`));
  });

  it("gets them before it starts, and anew three times in the hour that they last", (instance) => {
    const enabled = instance.calls("systemctl").map((call) => call.join(" "));
    const credentials = enabled.findIndex((call) =>
      call.includes("cloudmart-credentials.service cloudmart-credentials.timer"),
    );
    assert.ok(credentials >= 0 && credentials < enabled.findIndex((call) => call.includes(" cloudmart.service")));
    assert.match(instance.read("etc/systemd/system/cloudmart-credentials.service"), /^Before=cloudmart\.service$/m);
    assert.match(instance.read("etc/systemd/system/cloudmart-credentials.timer"), /^OnUnitActiveSec=20min$/m);
  });
});

describe(`the application's credentials${skippedWithout("jq")}`, () => {
  const it = itOnInstance(
    async (instance) => {
      await instance.boot(SCRIPT);
      instance.forgetCalls();
    },
    ["jq"],
  );

  it("are those of its own role, for an hour, named after the instance", async (instance) => {
    assert.equal((await instance.runInstalled("cloudmart-credentials")).status, 0);
    const [call = []] = instance.calls("aws");
    const after = (option: string): string | undefined => call[call.indexOf(option) + 1];
    assert.equal(after("--role-arn"), ROLE);
    assert.equal(after("--duration-seconds"), "3600");
    assert.equal(after("--role-session-name"), "i-0123456789abcdef0");
  });

  it("stand as an SDK asks for them, with their end, so that it asks again", async (instance) => {
    await instance.runInstalled("cloudmart-credentials");
    assert.deepEqual(JSON.parse(instance.read("run/cloudmart/aws/credentials.json")), {
      Version: 1,
      AccessKeyId: "ASIA1",
      SecretAccessKey: "s",
      SessionToken: "t",
      Expiration: "2026-11-21T13:00:00Z",
    });
    assert.match(
      instance.read("run/cloudmart/aws/config"),
      /^credential_process = cat \/run\/aws\/credentials\.json$/m,
    );
  });

  it("are readable for any user of the container, and on the host for root alone", async (instance) => {
    await instance.runInstalled("cloudmart-credentials");
    assert.equal(instance.mode("run/cloudmart"), "700");
    assert.equal(instance.mode("run/cloudmart/aws"), "755");
    assert.equal(instance.mode("run/cloudmart/aws/credentials.json"), "644");
    assert.equal(instance.mode("run/cloudmart/aws/config"), "644");
  });

  it("stay where they are when new ones cannot be had, and the unit fails", async (instance) => {
    await instance.runInstalled("cloudmart-credentials");
    instance.set("credentials", "not json");
    assert.notEqual((await instance.runInstalled("cloudmart-credentials")).status, 0);
    assert.match(instance.read("run/cloudmart/aws/credentials.json"), /ASIA1/);
  });
});

describe("an application without tables", () => {
  const it = itOnInstance();

  it("has neither names nor credentials", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    assert.ok(!instance.has("etc/cloudmart/application"));
    assert.ok(!instance.has("usr/local/bin/cloudmart-credentials"));
    await instance.runInstalled("cloudmart-run");
    const run = instance.calls("docker").find(([, command]) => command === "run") ?? [];
    assert.equal(run.filter((word) => word === "--env-file").length, 1);
    assert.ok(!run.some((word) => word.includes("/run/aws")));
  });
});
