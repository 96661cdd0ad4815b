import assert from "node:assert/strict";
import type { JsonObject } from "../../../policy/resource-graph";
import { type ComputeArgs } from "../../../components/compute/compute";
import { runCompute } from "../../support/compute";

async function templateOf(overrides: Partial<ComputeArgs> = {}): Promise<JsonObject> {
  const { graph } = await runCompute(overrides);
  return graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs;
}

async function userDataOf(overrides: Partial<ComputeArgs> = {}): Promise<string> {
  return Buffer.from(String((await templateOf(overrides))["userData"]), "base64").toString("utf8");
}

const IMAGE_PARAMETER = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default";

describe("the launch template", () => {
  it("starts the newest Amazon Linux 2023 for the type's architecture", async () => {
    assert.equal((await templateOf({ instanceType: "t3.small" }))["imageId"], `${IMAGE_PARAMETER}-x86_64`);
    const graviton = await templateOf({ instanceType: "t4g.small" });
    assert.equal(graviton["imageId"], `${IMAGE_PARAMETER}-arm64`);
    assert.equal(graviton["instanceType"], "t4g.small");
  });

  it("requires IMDSv2, out of a container's reach", async () => {
    assert.deepEqual((await templateOf())["metadataOptions"], {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
      instanceMetadataTags: "disabled",
    });
  });

  it("encrypts the root volume, of the size asked for, and deletes it with the instance", async () => {
    assert.deepEqual((await templateOf({ rootVolumeGiB: 33 }))["blockDeviceMappings"], [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: 33, encrypted: "true", deleteOnTermination: "true" },
      },
    ]);
  });

  it("gives no public address and the instances' group only", async () => {
    const template = await templateOf();
    assert.deepEqual(template["networkInterfaces"], [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: ["sg-cloudmart-compute-instances"],
      },
    ]);
    assert.equal(template["vpcSecurityGroupIds"], undefined);
  });

  it("holds no SSH key", async () => {
    assert.equal((await templateOf())["keyName"], undefined);
  });

  it("measures every minute and makes its newest version the default", async () => {
    const template = await templateOf();
    assert.deepEqual(template["monitoring"], { enabled: true });
    assert.equal(template["updateDefaultVersion"], true);
  });

  it("tags what it launches, which the provider's default tags do not reach", async () => {
    const tags = { Project: "cloudmart", Environment: "test", Name: "cloudmart-compute" };
    assert.deepEqual((await templateOf())["tagSpecifications"], [
      { resourceType: "instance", tags },
      { resourceType: "volume", tags },
      { resourceType: "network-interface", tags },
    ]);
  });

  it("boots with the values of the other tiers", async () => {
    const script = await userDataOf();
    for (const line of [
      "region='ap-northeast-2'",
      "image='123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/cloudmart-backend:1.0.0'",
      "registry='123456789012.dkr.ecr.ap-northeast-2.amazonaws.com'",
      "registry_region='ap-northeast-2'",
      "container_port='8080'",
      "log_group='cloudmart-compute-application-1a2b3c4'",
      "database_address='db.example.internal'",
      "database_port='5432'",
      "database_name='cloudmart'",
      "database_secret_arn='arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:database'",
      "cache_secret_arn='arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:cache'",
      "read_addresses=('db-read-1.example.internal' 'db-read-2.example.internal')",
    ]) {
      assert.ok(script.includes(`\n${line}\n`), line);
    }
  });

  it("logs into no registry for a public image", async () => {
    assert.ok((await userDataOf({ image: "nginx:1.29" })).includes("\nregistry=''\nregistry_region=''\n"));
  });

  it("changes when the image does, so that the instances are replaced", async () => {
    assert.notEqual(await userDataOf({ image: "nginx:1.29" }), await userDataOf({ image: "nginx:1.30" }));
  });
});
