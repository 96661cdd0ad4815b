import assert from "node:assert/strict";
import { renderUserData } from "../../../components/compute/user-data";
import { skippedWithout } from "../../support/executables";
import { BOOT_SETTINGS, type Instance, itOnInstance } from "../../support/instance";

describe("the files on an instance", () => {
  it("are written without their comments, for which there is no room, but for what shellcheck is told", () => {
    const comments = renderUserData(BOOT_SETTINGS)
      .split("\n")
      .filter((line) => /^ *#(?!!)/.test(line));
    assert.deepEqual(
      [...new Set(comments.map((line) => line.trim()))].filter((line) => !line.startsWith("# shellcheck ")),
      [
        "# Rendered by components/compute/user-data.ts.",
        "# Without waiting: systemd keeps trying until the secrets can be read and the image pulled.",
      ],
    );
  });

  itOnInstance()(
    "are two scripts and three units, and nothing that looks for a replica where there is none",
    async (instance) => {
      const database = { ...BOOT_SETTINGS.database, readAddresses: [BOOT_SETTINGS.database.address] };
      await instance.boot(renderUserData({ ...BOOT_SETTINGS, database }));
      assert.ok(!instance.has("usr/local/bin/cloudmart-reads"));
      assert.ok(!instance.has("etc/systemd/system/cloudmart-reads.timer"));
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
    },
  );
});

describe(`the instance's secrets${skippedWithout("jq")}`, () => {
  const it = itOnInstance(
    async (instance) => {
      await instance.boot(
        renderUserData({ ...BOOT_SETTINGS, database: { ...BOOT_SETTINGS.database, readAddresses: ["read.internal"] } }),
      );
      instance.forgetCalls();
    },
    ["jq"],
  );

  const TLS = "sslmode=verify-full&sslrootcert=/etc/cloudmart/rds-ca.pem";

  it("become settings that only root can read", async (instance) => {
    const { status, output } = await instance.runInstalled("cloudmart-secrets");
    assert.deepEqual([status, output], [0, ""]);
    assert.deepEqual(instance.read("run/cloudmart/environment").split("\n"), [
      "PORT=8080",
      `DATABASE_URL=postgresql://cloudmart_user:first@db.internal:5432/cloudmart?${TLS}`,
      `DATABASE_READ_URL=postgresql://cloudmart_user:first@read.internal:5432/cloudmart?${TLS}`,
      "REDIS_URL=rediss://:token@master.cache:6379",
      "REDIS_READ_URL=rediss://:token@replica.cache:6379",
      "",
    ]);
    assert.equal(instance.mode("run/cloudmart/environment"), "600");
    assert.equal(instance.mode("run/cloudmart"), "700");
  });

  it("are asked for by ARN in the stack's Region", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    const question = ["aws", "secretsmanager", "get-secret-value", "--region", "ap-northeast-2", "--secret-id"];
    const form = ["--query", "SecretString", "--output", "text"];
    assert.deepEqual(instance.calls("aws"), [
      [...question, BOOT_SETTINGS.database.secretArn, ...form],
      [...question, BOOT_SETTINGS.cacheSecretArn, ...form],
    ]);
  });

  it("survive any password, because every part of a URL is encoded", async (instance) => {
    const password = `p@ss:w/rd?#[]%&="'$(id)\`\\\n한`;
    instance.set("database-secret", JSON.stringify({ username: "a b", password }));
    assert.equal((await instance.runInstalled("cloudmart-secrets")).status, 0);
    const environment = instance.read("run/cloudmart/environment");
    assert.equal(environment.split("\n").length, 6);
    const url = new URL(/^DATABASE_URL=(.*)$/m.exec(environment)?.[1] ?? "");
    assert.equal(decodeURIComponent(url.password), password);
    assert.equal(decodeURIComponent(url.username), "a b");
    assert.equal(url.host, "db.internal:5432");
  });

  it("restart nothing while they stay the same", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    const { status, output } = await instance.runInstalled("cloudmart-secrets", "--restart");
    assert.deepEqual([status, output], [0, ""]);
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("restart the application with the new password after RDS has rotated it", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    instance.set("database-secret", JSON.stringify({ username: "cloudmart_user", password: "second" }));
    const { status, output } = await instance.runInstalled("cloudmart-secrets", "--restart");
    assert.deepEqual([status, output], [0, "the settings changed: restarting the application\n"]);
    assert.deepEqual(instance.calls("systemctl"), [["systemctl", "restart", "cloudmart.service"]]);
    assert.match(instance.read("run/cloudmart/environment"), /cloudmart_user:second@db\.internal/);
  });

  it("keep the old settings when one cannot be read or lacks a part, without showing the other", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    const before = instance.read("run/cloudmart/environment");
    for (const broken of ["", "not json", "[]", JSON.stringify({ username: "cloudmart_user" })]) {
      instance.set("database-secret", broken);
      const { status, output } = await instance.runInstalled("cloudmart-secrets", "--restart");
      assert.notEqual(status, 0);
      assert.doesNotMatch(output, /first|token/);
      assert.equal(instance.read("run/cloudmart/environment"), before);
    }
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("never stand in the arguments of a command, nor in anything printed", async (instance) => {
    const { output } = await instance.runInstalled("cloudmart-secrets", "--restart");
    const run = await instance.runInstalled("cloudmart-run");
    assert.doesNotMatch(JSON.stringify(instance.allCalls()), /first|"token"|registry-password/);
    assert.doesNotMatch(output + run.output, /first|:token|registry-password/);
  });
});

describe(`the instance's reads${skippedWithout("jq")}`, () => {
  const PRIMARY = "db.internal\n";
  const REPLICA = "read.internal\n";
  const it = itOnInstance(
    async (instance) => {
      const database = { ...BOOT_SETTINGS.database, readAddresses: ["read.internal"] };
      await instance.boot(renderUserData({ ...BOOT_SETTINGS, database }));
      await instance.runInstalled("cloudmart-secrets");
      instance.forgetCalls();
    },
    ["jq"],
  );

  const readHost = (instance: Instance): string =>
    /^DATABASE_READ_URL=.*@([^:]+):/m.exec(instance.read("run/cloudmart/environment"))?.[1] ?? "";
  const look = async (instance: Instance, silent: string): Promise<void> => {
    instance.set("silent", silent);
    assert.equal((await instance.runInstalled("cloudmart-reads")).status, 0);
  };

  it("are looked after every 15 seconds", (instance) => {
    assert.match(instance.read("etc/systemd/system/cloudmart-reads.timer"), /^OnUnitInactiveSec=15s$/m);
    assert.match(instance.read("etc/systemd/system/cloudmart-reads.service"), /cloudmart-reads$/m);
  });

  it("stay where they are while the replica answers", async (instance) => {
    await look(instance, "");
    assert.deepEqual([readHost(instance), instance.calls("systemctl")], ["read.internal", []]);
  });

  it("turn to the primary when the replica does not answer twice, and back when it does", async (instance) => {
    await look(instance, REPLICA);
    assert.equal(readHost(instance), "db.internal");
    assert.deepEqual(instance.calls("sleep")[0], ["sleep", "5"]);
    assert.deepEqual(instance.calls("systemctl"), [["systemctl", "restart", "cloudmart.service"]]);
    await look(instance, REPLICA);
    assert.deepEqual([readHost(instance), instance.calls("systemctl").length], ["db.internal", 1]);
    await look(instance, "");
    assert.deepEqual([readHost(instance), instance.calls("systemctl").length], ["read.internal", 2]);
  });

  it("wait for the standby where the primary does not answer either, and then turn to it at once", async (instance) => {
    instance.set("silent-until-slept", "2");
    await look(instance, REPLICA + PRIMARY);
    assert.equal(readHost(instance), "db.internal");
    assert.deepEqual(
      instance.calls("sleep").map(([, seconds]) => seconds),
      ["5", "2", "2", "0"],
    );
  });
});

describe("the instance's container", () => {
  const it = itOnInstance();

  it("runs the image with its settings, its certificates and its log stream", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    assert.equal((await instance.runInstalled("cloudmart-run")).status, 0);
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

  it("logs into the private registry's Region before it pulls, and leaves no password behind", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    await instance.runInstalled("cloudmart-run");
    assert.deepEqual(instance.calls("aws"), [["aws", "ecr", "get-login-password", "--region", "us-east-1"]]);
    assert.equal(instance.registryPassword, "registry-password");
    const verbs = instance.calls("docker").map(([, verb]) => verb);
    assert.deepEqual(verbs, ["rm", "image", "login", "pull", "run"]);
    assert.ok(!instance.has("run/cloudmart/docker"));
  });

  it("pulls a public image without a login", async (instance) => {
    await instance.boot(renderUserData({ ...BOOT_SETTINGS, image: "nginx:1.29", registry: undefined }));
    await instance.runInstalled("cloudmart-run");
    assert.deepEqual(instance.calls("aws"), []);
    const verbs = instance.calls("docker").map(([, verb]) => verb);
    assert.deepEqual(verbs, ["rm", "image", "pull", "run"]);
  });

  it("pulls only once: a restart for a new password needs no registry", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    await instance.runInstalled("cloudmart-run");
    instance.forgetCalls();
    await instance.runInstalled("cloudmart-run");
    assert.deepEqual(
      instance.calls("docker").map(([, verb]) => verb),
      ["rm", "image", "run"],
    );
  });
});
