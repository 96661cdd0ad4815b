/** Who may reach what, and what is encrypted: promises about every stack of the real program. */
import assert from "node:assert/strict";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { loadProgram, ofType, type Program, type ProgramRun, STACKS, theOne } from "../support/program";
import { readFacts } from "../support/stack-files";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";

/** `cloudmart-cache` of `cloudmart-cache-secret`. */
function tierOf(name: string): string {
  return name.split("-").slice(0, 2).join("-");
}

for (const stack of STACKS) {
  describe(`the ${stack} stack`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });
    const mocked = (): ProgramRun => program.mocked;
    const graph = (): ResourceGraph => program.graph;

    it("opens nothing to the world: only CloudFront reaches the load balancer, on its listener's port", () => {
      const { graph } = mocked();
      const { inputs: listener } = theOne(graph, "aws:lb/listener:Listener");
      assert.ok(listener["port"] === 80 || listener["port"] === 443);
      const all = ofType(graph, INGRESS);
      // A web ACL judges what comes through the accelerator, whose clients keep their addresses.
      const second = all.filter(({ inputs }) => String(inputs["description"]).includes("through the accelerator"));
      assert.equal(second.length, readFacts(stack).accelerator === undefined ? 0 : 1);
      const doors = all.filter((door) => !second.includes(door)).map(({ inputs }) => inputs);
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
        const [storeGroup, ...others] = new Set(ofType(graph, type).flatMap(({ inputs }) => inputs[key] as string[]));
        assert.deepEqual(others, []);
        const doors = ofType(graph, INGRESS).filter(({ inputs }) => inputs["securityGroupId"] === storeGroup);
        const [door, ...more] = doors;
        assert.ok(door !== undefined && more.length === 0, `one door to ${type}`);
        assert.deepEqual(networkInterface?.["securityGroups"], [door.inputs["referencedSecurityGroupId"]]);
        assert.deepEqual([door.inputs["fromPort"], door.inputs["toPort"]], [port, port]);
      }
    });

    it("closes the default security group", () => {
      const { inputs } = theOne(mocked().graph, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
      assert.deepEqual([inputs["ingress"], inputs["egress"]], [[], []]);
    });

    it("keeps the database encrypted with a key of its own, and private", () => {
      for (const { inputs } of ofType(mocked().graph, DATABASE)) {
        assert.equal(inputs["storageEncrypted"], true);
        // A replica has its source's key.
        if (inputs["replicateSourceDb"] === undefined)
          assert.match(String(inputs["kmsKeyId"]), /:key\/cloudmart-database/);
        assert.equal(inputs["publiclyAccessible"], false);
      }
    });

    it("leaves the database's password to RDS, or, with replicas, for which RDS refuses that, keeps it secret", () => {
      const [primary, ...replicas] = ofType(mocked().graph, DATABASE);
      assert.ok(primary !== undefined);
      const isManaged = primary.inputs["manageMasterUserPassword"] === true;
      assert.equal(isManaged, replicas.length === 0);
      assert.equal(isManaged, primary.inputs["password"] === undefined);
      assert.ok(isManaged || primary.secretInputs.includes("password"));
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
      const { internal } = theOne(graph, BALANCER).inputs;
      assert.ok(passwords.length >= (internal === true ? 1 : 3)); // a public one has a secret, and the one before
      for (const { inputs } of passwords) {
        const value = "Stand-in-".padEnd(Number(inputs["length"]), "x");
        for (const resource of graph.resources) assert.ok(!JSON.stringify(resource).includes(value), resource.urn);
        const { userData } = theOne(graph, "aws:ec2/launchTemplate:LaunchTemplate").inputs;
        assert.ok(!Buffer.from(String(userData), "base64").toString().includes(value));
        assert.ok(!JSON.stringify(outputs).includes(value));
      }
    });

    it("encrypts each tier's secret and the data with that tier's keys, which rotate", () => {
      const keys = ofType(mocked().graph, "aws:kms/key:Key");
      assert.ok(keys.length >= 2);
      for (const { inputs } of keys) assert.equal(inputs["enableKeyRotation"], true);
      const secrets = ofType(mocked().graph, "aws:secretsmanager/secret:Secret");
      assert.ok(secrets.length >= 1);
      for (const { inputs, name } of secrets) {
        assert.match(String(inputs["kmsKeyId"]), new RegExp(`:key/${tierOf(name)}-`));
      }
    });
  });
}
