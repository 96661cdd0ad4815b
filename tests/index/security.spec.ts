/** Who may reach what, and what is encrypted: promises about every stack of the real program. */
import assert from "node:assert/strict";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { loadPrograms, ofType, type ProgramRun, STACKS, theOne } from "../support/program";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

let programs: Awaited<ReturnType<typeof loadPrograms>>;
before(async function () {
  this.timeout(60_000);
  programs = await loadPrograms();
});

for (const stack of STACKS) {
  describe(`the ${stack} stack`, () => {
    const mocked = (): ProgramRun => programs[stack].mocked;
    const graph = (): ResourceGraph => programs[stack].graph;

    it("opens nothing to the world: only CloudFront reaches the load balancer, on its listener's port", () => {
      const { graph } = mocked();
      const { inputs: listener } = theOne(graph, "aws:lb/listener:Listener");
      assert.ok(listener["port"] === 80 || listener["port"] === 443);
      const doors = ofType(graph, INGRESS).map(({ inputs }) => inputs);
      assert.deepEqual(
        doors.filter((door) => door["cidrIpv4"] !== undefined || door["cidrIpv6"] !== undefined),
        [],
      );
      const [group, ...others] = theOne(graph, BALANCER).inputs["securityGroups"] as string[];
      assert.deepEqual(others, []);
      const entrances = doors.filter(({ securityGroupId }) => securityGroupId === group);
      assert.deepEqual(
        entrances.map(({ prefixListId, fromPort, toPort }) => [prefixListId, fromPort, toPort]),
        [["pl-22a6434b", listener["port"], listener["port"]]],
      );
    });

    it("writes no rule into a security group itself, where it would fight with the standalone rules", () => {
      const groups = ofType(mocked().graph, "aws:ec2/securityGroup:SecurityGroup");
      assert.ok(groups.length >= 4);
      for (const { inputs } of groups) assert.deepEqual([inputs["ingress"] ?? [], inputs["egress"] ?? []], [[], []]);
    });

    it("lets only the instances reach the stores, each on its own port", () => {
      const { graph } = mocked();
      const template = theOne(graph, "aws:ec2/launchTemplate:LaunchTemplate").inputs;
      const [networkInterface] = template["networkInterfaces"] as JsonObject[];
      for (const [type, key, port] of [
        [DATABASE, "vpcSecurityGroupIds", 5432],
        [CACHE, "securityGroupIds", 6379],
      ] as const) {
        const [storeGroup] = theOne(graph, type).inputs[key] as string[];
        const doors = ofType(graph, INGRESS).filter(({ inputs }) => inputs["securityGroupId"] === storeGroup);
        const [door, ...others] = doors;
        assert.ok(door !== undefined && others.length === 0, `one door to ${type}`);
        assert.deepEqual(networkInterface?.["securityGroups"], [door.inputs["referencedSecurityGroupId"]]);
        assert.deepEqual([door.inputs["fromPort"], door.inputs["toPort"]], [port, port]);
      }
    });

    it("closes the default security group", () => {
      const { inputs } = theOne(mocked().graph, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
      assert.deepEqual([inputs["ingress"], inputs["egress"]], [[], []]);
    });

    it("keeps the database encrypted with a key of its own, private, and its password out of the program", () => {
      const { inputs } = theOne(mocked().graph, DATABASE);
      assert.equal(inputs["storageEncrypted"], true);
      assert.match(String(inputs["kmsKeyId"]), /:key\/cloudmart-database/);
      assert.equal(inputs["publiclyAccessible"], false);
      assert.equal(inputs["manageMasterUserPassword"], true);
      assert.equal(inputs["password"], undefined);
    });

    it("speaks TLS to the database and to the cache", () => {
      const parameters = theOne(mocked().graph, "aws:rds/parameterGroup:ParameterGroup").inputs["parameters"];
      const forced = (parameters as JsonObject[]).find((parameter) => parameter["name"] === "rds.force_ssl");
      assert.equal(forced?.["value"], "1");
      const { inputs, secretInputs } = theOne(mocked().graph, CACHE);
      assert.equal(inputs["transitEncryptionEnabled"], true);
      assert.equal(inputs["atRestEncryptionEnabled"], true);
      assert.ok(secretInputs.includes("authToken"));
      assert.equal(inputs["authTokenUpdateStrategy"], "SET");
    });

    it("keeps instances in private subnets, where nothing from the internet arrives", () => {
      const { vpcZoneIdentifiers } = theOne(graph(), "aws:autoscaling/group:Group").inputs;
      const ids = vpcZoneIdentifiers as string[];
      assert.ok(ids.length > 0 && ids.every((id) => id.includes("-private-")), ids.join(", "));
      const ways = ofType(graph(), "aws:ec2/route:Route").filter(({ inputs }) => inputs["gatewayId"] !== undefined);
      assert.ok(ways.every(({ inputs }) => String(inputs["routeTableId"]).includes("-public-")));
    });

    it("gives isolated subnets no way out and no way in", () => {
      const routes = ofType(graph(), "aws:ec2/route:Route");
      assert.ok(routes.length > 0);
      assert.deepEqual(
        routes.filter(({ inputs }) => String(inputs["routeTableId"]).includes("-isolated-")),
        [],
      );
    });

    it("starts instances without a public address, without a key pair, with IMDSv2 and an encrypted disk", () => {
      const { inputs } = theOne(mocked().graph, "aws:ec2/launchTemplate:LaunchTemplate");
      assert.equal((inputs["metadataOptions"] as JsonObject)["httpTokens"], "required");
      assert.equal(inputs["keyName"], undefined);
      const [networkInterface] = inputs["networkInterfaces"] as JsonObject[];
      assert.equal(networkInterface?.["associatePublicIpAddress"], "false");
      const [disk] = inputs["blockDeviceMappings"] as JsonObject[];
      assert.equal((disk?.["ebs"] as JsonObject)["encrypted"], "true");
    });

    it("shows no secret in any input, in user data or in the outputs", () => {
      const { graph, outputs } = mocked();
      const passwords = ofType(graph, "random:index/randomPassword:RandomPassword");
      assert.ok(passwords.length >= (stack === "prod" ? 1 : 3)); // a public load balancer has a secret, and the one before
      for (const { inputs } of passwords) {
        const value = "Stand-in-".padEnd(Number(inputs["length"]), "x");
        for (const resource of graph.resources) assert.ok(!JSON.stringify(resource).includes(value), resource.urn);
        const { userData } = theOne(graph, "aws:ec2/launchTemplate:LaunchTemplate").inputs;
        assert.ok(!Buffer.from(String(userData), "base64").toString().includes(value));
        assert.ok(!JSON.stringify(outputs).includes(value));
      }
    });

    it("encrypts the cache's secret and the data with keys that rotate", () => {
      const keys = ofType(mocked().graph, "aws:kms/key:Key");
      assert.ok(keys.length >= 2);
      for (const { inputs } of keys) assert.equal(inputs["enableKeyRotation"], true);
      const { inputs } = theOne(mocked().graph, "aws:secretsmanager/secret:Secret");
      assert.match(String(inputs["kmsKeyId"]), /:key\/cloudmart-cache/);
    });
  });
}
