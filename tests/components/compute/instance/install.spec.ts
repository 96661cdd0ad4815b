import assert from "node:assert/strict";
import { renderUserData } from "../../../../components/compute/user-data";
import { BOOT_SETTINGS, Instance } from "../../../support/instance";

describe("the boot script", () => {
  let instance: Instance;

  beforeEach(() => {
    instance = new Instance();
  });

  afterEach(() => {
    instance.remove();
  });

  it("installs the runtime, fetches the database's certificates and starts the units", () => {
    const { status, output } = instance.boot(renderUserData(BOOT_SETTINGS));
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
    ]);
  });

  it("leaves two scripts and three units behind", () => {
    instance.boot(renderUserData(BOOT_SETTINGS));
    for (const script of ["cloudmart-run", "cloudmart-secrets"]) {
      assert.equal(instance.mode(`usr/local/bin/${script}`), "755");
      assert.ok(instance.read(`usr/local/bin/${script}`).startsWith("#!/bin/bash\n"));
    }
    assert.match(
      instance.read("etc/systemd/system/cloudmart.service"),
      /^ExecStartPre=\/usr\/local\/bin\/cloudmart-secrets$/m,
    );
    assert.match(instance.read("etc/systemd/system/cloudmart.service"), /^Restart=always$/m);
    assert.match(instance.read("etc/systemd/system/cloudmart-secrets.service"), /cloudmart-secrets --restart$/m);
    assert.match(instance.read("etc/systemd/system/cloudmart-secrets.timer"), /^RandomizedDelaySec=2min$/m);
  });

  it("asks the metadata service with a token", () => {
    instance.boot(renderUserData(BOOT_SETTINGS));
    const [tokenCall, idCall] = instance.calls("curl").filter((call) => call.some((word) => word.includes("169.254")));
    assert.ok(tokenCall?.includes("PUT"));
    assert.ok(idCall?.includes("X-aws-ec2-metadata-token: metadata-token"));
  });

  it("tries again while the network is not ready", () => {
    instance.set("dnf-failures", "2");
    assert.equal(instance.boot(renderUserData(BOOT_SETTINGS)).status, 0);
    assert.equal(instance.calls("dnf").length, 3);
    assert.deepEqual(instance.calls("sleep"), [
      ["sleep", "10"],
      ["sleep", "10"],
    ]);
  });

  it("gives up after ten attempts and starts nothing, so that the instance is replaced", () => {
    instance.set("dnf-failures", "100");
    const { status, output } = instance.boot(renderUserData(BOOT_SETTINGS));
    assert.equal(status, 1);
    assert.match(output, /dnf failed, attempt 10 of 10\n$/);
    assert.equal(instance.calls("dnf").length, 10);
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("reads no secret itself: its output ends up in the console log", () => {
    const { output } = instance.boot(renderUserData(BOOT_SETTINGS));
    assert.deepEqual(instance.calls("aws"), []);
    assert.equal(output, "");
    assert.doesNotMatch(renderUserData(BOOT_SETTINGS), /set -[a-z]*x/);
  });

  it("picks one replica for an instance, always the same, and all of them for many instances", () => {
    const chosen = ["0", "3", "8", "0"].map((digit) => {
      const other = new Instance(`i-0123456789abcdef${digit}`);
      other.boot(renderUserData(BOOT_SETTINGS));
      const [, address = ""] = /read_address="(.*)"/.exec(other.read("etc/cloudmart/settings")) ?? [];
      other.remove();
      return address;
    });
    assert.deepEqual([...new Set(chosen)].sort(), [...BOOT_SETTINGS.database.readAddresses]);
    assert.equal(chosen.at(-1), chosen[0]);
  });
});
