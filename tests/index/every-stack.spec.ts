/** What holds for every stack of the real program, from its real stack file. */
import assert from "node:assert/strict";
import { policies } from "../../environments/policies";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { NAME_LIMITS } from "../../components/shared/names";
import { inBackground } from "../support/background";
import {
  environmentOf,
  loadGraphs,
  loadProgram,
  ofType,
  type Program,
  type ProgramRun,
  STACKS,
  theOne,
  zonesOf,
  zonesWithSubnets,
} from "../support/program";
import { readFacts } from "../support/stack-files";

const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const GROUP = "aws:autoscaling/group:Group";

/** For example `cloudmart:network:Network`. */
function typeOfTier(tier: string): string {
  return `cloudmart:${tier}:${tier.charAt(0).toUpperCase()}${tier.slice(1)}`;
}

inBackground(loadGraphs);

for (const stack of STACKS) {
  describe(`the ${stack} stack`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });
    const mocked = (): ProgramRun => program.mocked;
    const graph = (): ResourceGraph => program.graph;

    it("hangs every resource on a tier, and has the optional tiers that its file has a block for", () => {
      const topLevel = mocked().graph.resources.filter((resource) => resource.parent === undefined);
      const { edge, storage, tables, accelerator, observability, recovery, audit } = readFacts(stack);
      const { logging } = policies[environmentOf(stack)];
      const optional = {
        domain: edge?.domain,
        edge,
        observability,
        recovery,
        storage,
        audit,
        tables,
        accelerator,
        logging: logging.isEncrypted || undefined,
      };
      const tiers = ["network", "database", "cache", "compute"];
      for (const [tier, block] of Object.entries(optional)) if (block !== undefined) tiers.push(tier);
      assert.deepEqual(
        topLevel.map((resource) => resource.type).sort(),
        [...tiers.map(typeOfTier), "pulumi:providers:aws"].sort(),
      );
    });

    it("builds every AWS resource with the stack's own provider", () => {
      const provider = theOne(graph(), "pulumi:providers:aws");
      const strays = graph().resources.filter(
        (resource) => resource.type.startsWith("aws:") && resource.provider !== provider.urn,
      );
      assert.deepEqual(strays, []);
    });

    it("pins the provider to the stack's account and tags everything", () => {
      const { inputs } = theOne(mocked().graph, "pulumi:providers:aws");
      assert.match(String(inputs["allowedAccountIds"]), /^\["\d{12}"\]$/);
      const { tags } = JSON.parse(String(inputs["defaultTags"])) as { tags: JsonObject };
      assert.deepEqual(Object.keys(tags).sort(), ["CostCentre", "Environment", "Owner", "Project", "Stack"]);
      assert.deepEqual(
        [tags["Project"], tags["Stack"], tags["Environment"]],
        ["cloudmart", stack, environmentOf(stack)],
      );
    });

    it("creates the same resources whether AWS's attributes are known or not", () => {
      const urns = (run: ProgramRun): string[] => run.graph.resources.map((resource) => resource.urn).sort();
      assert.deepEqual(urns(program.unknown), urns(mocked()));
    });

    it("shows the same resources in the offline preview, the VPC's children aside", () => {
      const ownUrns = graph()
        .resources.map((resource) => resource.urn)
        .filter((urn) => !urn.includes("awsx:ec2:Vpc$") && !urn.includes("pulumi:pulumi:Stack"));
      assert.deepEqual(
        ownUrns.sort(),
        mocked()
          .graph.resources.map((resource) => resource.urn)
          .sort(),
      );
    });

    it("puts the stores into isolated subnets of every zone", () => {
      const expanded = graph();
      const zones = zonesWithSubnets(expanded);
      for (const type of ["aws:rds/subnetGroup:SubnetGroup", "aws:elasticache/subnetGroup:SubnetGroup"]) {
        const { subnetIds } = theOne(expanded, type).inputs;
        assert.deepEqual(zonesOf(expanded, subnetIds), zones);
        assert.ok((subnetIds as string[]).every((id) => id.includes("-isolated-")));
      }
    });

    const { isInternalBehindCdn } = policies[environmentOf(stack)].compute;
    const kind = isInternalBehindCdn && readFacts(stack).edge !== undefined ? "private" : "public";
    it(`puts the load balancer into a ${kind} subnet of every zone, and makes it ${kind}`, () => {
      const expanded = graph();
      const { subnets, internal } = theOne(expanded, BALANCER).inputs;
      assert.deepEqual(zonesOf(expanded, subnets), zonesWithSubnets(expanded));
      assert.ok((subnets as string[]).every((id) => id.includes(`-${kind}-`)));
      assert.equal(internal, kind === "private");
    });

    it("leaves the desired capacity to scaling and rolls out by the template's number", () => {
      const { inputs } = theOne(mocked().graph, GROUP);
      assert.equal(inputs["desiredCapacity"], undefined);
      const mix = (inputs["mixedInstancesPolicy"] as JsonObject | undefined)?.["launchTemplate"] as
        JsonObject | undefined;
      const source = (mix?.["launchTemplateSpecification"] ?? inputs["launchTemplate"]) as JsonObject;
      assert.equal(source["version"], "1");
    });

    it("keeps names within AWS's limits, Pulumi's suffix of eight characters included", () => {
      const tooLong = graph().resources.filter(
        ({ type, name }) => name.length + 8 > (NAME_LIMITS[type] ?? Number.POSITIVE_INFINITY),
      );
      assert.deepEqual(
        tooLong.map(({ name }) => name),
        [],
      );
      for (const type of [BALANCER, "aws:lb/targetGroup:TargetGroup", CACHE, DATABASE]) assert.ok(NAME_LIMITS[type]);
    });

    it("keeps every log for a stated time", () => {
      const groups = ofType(mocked().graph, "aws:cloudwatch/logGroup:LogGroup");
      assert.ok(groups.length >= 5);
      for (const { inputs, name } of groups) assert.ok(Number(inputs["retentionInDays"]) > 0, name);
    });

    it("names outputs in tier order, ARNs instead of secrets", () => {
      const names = Object.keys(mocked().outputs);
      assert.ok(names.includes("databaseSecretArn") && names.includes("cacheSecretArn"));
      for (const [name, value] of Object.entries(mocked().outputs)) assert.notEqual(value, undefined, name);
    });

    it("has an output of null for what its file has no block for, and for nothing else", () => {
      const { storage, tables, edge, accelerator, observability, recovery, audit } = readFacts(stack);
      const owners: Readonly<Record<string, unknown>> = {
        tableNames: tables,
        archiveBucketName: storage,
        mediaBucketName: storage?.media,
        mediaUploadHost: storage?.media?.isAccelerated === true ? true : undefined,
        distributionId: edge,
        siteBucketName: edge,
        apiUrl: accelerator,
        acceleratorDnsName: accelerator,
        dashboardName: observability,
        downForReadersAlarmArn: observability,
        backupVaultNames: recovery,
        experimentTemplateIds: recovery,
        trailArn: audit,
        auditBucketName: audit,
      };
      const empty = Object.entries(mocked().outputs).filter(([, value]) => value === null);
      assert.deepEqual(
        empty.map(([name]) => name).sort(),
        Object.keys(owners)
          .filter((name) => owners[name] === undefined)
          .sort(),
      );
    });
  });
}
