import assert from "node:assert/strict";
import { renderUserData } from "../../../components/compute/user-data";
import { skippedWithout } from "../../support/executables";
import { BOOT_SETTINGS, itOnInstance } from "../../support/instance";

describe(`the instance's tokens${skippedWithout("jq")}`, () => {
  const database = { ...BOOT_SETTINGS.database, readAddresses: ["read.internal"], iamUser: "payments_api" };
  const it = itOnInstance(
    async (instance) => {
      await instance.boot(renderUserData({ ...BOOT_SETTINGS, database }));
      instance.forgetCalls();
    },
    ["jq"],
  );

  const tokenOf = (host: string): string =>
    `token-of rds generate-db-auth-token --region ap-northeast-2 --hostname ${host} --port 5432 --username payments_api`;

  it("are one for each address, which any user of the container can read", async (instance) => {
    const { status, output } = await instance.runInstalled("cloudmart-secrets");
    assert.deepEqual([status, output], [0, ""]);
    assert.equal(instance.read("run/cloudmart/tokens/database"), tokenOf("db.internal"));
    assert.equal(instance.read("run/cloudmart/tokens/database-read"), tokenOf("read.internal"));
    const modes = ["", "/tokens", "/tokens/database"].map((file) => instance.mode(`run/cloudmart${file}`));
    assert.deepEqual(modes, ["700", "755", "444"]);
  });

  it("take the password's place: the application is told its user and where its tokens are", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    const TLS = "sslmode=verify-full&sslrootcert=/etc/cloudmart/rds-ca.pem";
    assert.deepEqual(instance.read("run/cloudmart/environment").split("\n").slice(1, 6), [
      `DATABASE_URL=postgresql://payments_api@db.internal:5432/cloudmart?${TLS}`,
      `DATABASE_READ_URL=postgresql://payments_api@read.internal:5432/cloudmart?${TLS}`,
      "DATABASE_IAM_USER=payments_api",
      "DATABASE_TOKEN_FILE=/run/cloudmart/tokens/database",
      "DATABASE_READ_TOKEN_FILE=/run/cloudmart/tokens/database-read",
    ]);
    const asked = instance.calls("aws").map((call) => call.join(" "));
    assert.ok(!asked.some((call) => call.includes("secret:database")));
  });

  it("change without a restart, and stay while no new ones can be made", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    assert.equal((await instance.runInstalled("cloudmart-secrets", "--restart")).status, 0);
    instance.set("no-tokens", "");
    assert.notEqual((await instance.runInstalled("cloudmart-secrets", "--restart")).status, 0);
    assert.equal(instance.read("run/cloudmart/tokens/database"), tokenOf("db.internal"));
    assert.deepEqual(instance.calls("systemctl"), []);
  });

  it("follow the reads to the primary while the replica does not answer", async (instance) => {
    await instance.runInstalled("cloudmart-secrets");
    instance.set("silent", "read.internal\n");
    assert.equal((await instance.runInstalled("cloudmart-reads")).status, 0);
    assert.equal(instance.read("run/cloudmart/tokens/database-read"), tokenOf("db.internal"));
  });

  it("reach the container as a folder, so that it sees each new one", async (instance) => {
    await instance.runInstalled("cloudmart-run");
    const folder = `${instance.root}/run/cloudmart/tokens`;
    const mount = `type=bind,source=${folder},target=/run/cloudmart/tokens,readonly`;
    const call = instance.calls("docker").at(-1) ?? [];
    assert.equal(call[call.indexOf(mount) - 1], "--mount");
  });
});
