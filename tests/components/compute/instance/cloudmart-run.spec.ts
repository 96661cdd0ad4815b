import assert from "node:assert/strict";
import { renderUserData } from "../../../../components/compute/user-data";
import { BOOT_SETTINGS, Instance } from "../../../support/instance";

describe("the instance's container", () => {
  let instance: Instance;

  beforeEach(() => {
    instance = new Instance();
  });

  afterEach(() => {
    instance.remove();
  });

  it("runs the image with its settings, its certificates and its log stream", () => {
    instance.boot(renderUserData(BOOT_SETTINGS));
    assert.equal(instance.runInstalled("cloudmart-run").status, 0);
    assert.deepEqual(instance.calls("docker").at(-1), [
      ...["docker", "run", "--rm", "--init", "--name", "cloudmart", "--publish", "8080:8080"],
      ...["--env-file", `${instance.root}/run/cloudmart/environment`],
      "--mount",
      `type=bind,source=${instance.root}/etc/cloudmart/rds-ca.pem,target=/etc/cloudmart/rds-ca.pem,readonly`,
      ...["--security-opt", "no-new-privileges", "--log-driver", "awslogs"],
      ...["--log-opt", "awslogs-region=ap-northeast-2", "--log-opt", "awslogs-group=cloudmart-log"],
      ...["--log-opt", "awslogs-stream=i-0123456789abcdef0"],
      ...["--log-opt", "mode=non-blocking", "--log-opt", "max-buffer-size=4m"],
      BOOT_SETTINGS.image,
    ]);
  });

  it("logs into the private registry's Region before it pulls, and leaves no password behind", () => {
    instance.boot(renderUserData(BOOT_SETTINGS));
    instance.runInstalled("cloudmart-run");
    assert.deepEqual(instance.calls("aws"), [["aws", "ecr", "get-login-password", "--region", "us-east-1"]]);
    assert.equal(instance.registryPassword, "registry-password");
    const verbs = instance.calls("docker").map(([, verb]) => verb);
    assert.deepEqual(verbs, ["rm", "image", "login", "pull", "run"]);
    assert.ok(!instance.has("run/cloudmart/docker"));
  });

  it("pulls a public image without a login", () => {
    instance.boot(renderUserData({ ...BOOT_SETTINGS, image: "nginx:1.29", registry: undefined }));
    instance.runInstalled("cloudmart-run");
    assert.deepEqual(instance.calls("aws"), []);
    const verbs = instance.calls("docker").map(([, verb]) => verb);
    assert.deepEqual(verbs, ["rm", "image", "pull", "run"]);
  });

  it("pulls only once: a restart for a new password needs no registry", () => {
    instance.boot(renderUserData(BOOT_SETTINGS));
    instance.runInstalled("cloudmart-run");
    instance.forgetCalls();
    instance.runInstalled("cloudmart-run");
    assert.deepEqual(
      instance.calls("docker").map(([, verb]) => verb),
      ["rm", "image", "run"],
    );
  });
});
