/** One setting moves everything that keeps data from being lost; what it moves, and how, is this table. */
import assert from "node:assert/strict";
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { ofType, runProgram } from "../support/program";

const PROTECTIONS = ["None", "Governance", "Compliance"] as const;

/** Of a resource: an input, or whether Pulumi protects or retains it, or whether it is there at all. */
type Value = unknown;
interface Link {
  readonly type: string;
  readonly of: string;
  /** Under each of the three. */
  readonly values: readonly [Value, Value, Value];
  /** Resources of the type that hold nothing: logs that can be written again. */
  readonly butFor?: RegExp;
}

const VAULT_LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const OBJECT_LOCK = "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
const lockFor = (mode: string) => ({ defaultRetention: { mode, days: 365 } });

const UNPROTECTED_LOGS = /^cloudmart-(network|database|cache)-/;
const LINKS: readonly Link[] = [
  { type: "aws:rds/instance:Instance", of: "protect", values: [false, true, true] },
  { type: "aws:rds/instance:Instance", of: "deletionProtection", values: [false, true, true] },
  { type: "aws:rds/instance:Instance", of: "skipFinalSnapshot", values: [true, false, false] },
  { type: "aws:rds/instance:Instance", of: "finalSnapshotIdentifier", values: [false, "a name", "a name"] },
  { type: "aws:rds/instance:Instance", of: "deleteAutomatedBackups", values: [true, false, false] },
  { type: "aws:elasticache/replicationGroup:ReplicationGroup", of: "protect", values: [false, true, true] },
  // ElastiCache has no deletion protection of its own.
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    of: "finalSnapshotIdentifier",
    values: [false, "a name", "a name"],
  },
  { type: "aws:lb/loadBalancer:LoadBalancer", of: "enableDeletionProtection", values: [false, true, true] },
  { type: "aws:s3/bucket:Bucket", of: "protect", values: [false, true, true] },
  { type: "aws:s3/bucket:Bucket", of: "forceDestroy", values: [true, false, false] },
  {
    type: "aws:s3/bucket:Bucket",
    of: "objectLockEnabled",
    values: [undefined, true, true],
    butFor: /-(access-logs|site|logs|logs-replica|media|media-replica)$/,
  },
  { type: OBJECT_LOCK, of: "rule", values: [undefined, lockFor("GOVERNANCE"), lockFor("COMPLIANCE")] },
  { type: "aws:backup/vault:Vault", of: "protect", values: [false, true, true] },
  { type: "aws:backup/vault:Vault", of: "forceDestroy", values: [true, false, false] },
  { type: VAULT_LOCK, of: "minRetentionDays", values: [undefined, 35, 35] },
  // Nobody lifts a lock once these days are over.
  { type: VAULT_LOCK, of: "changeableForDays", values: [undefined, undefined, 3] },
  { type: "aws:kms/key:Key", of: "protect", values: [false, true, true] },
  {
    type: "aws:kms/key:Key",
    of: "retainOnDelete",
    values: [false, true, true],
    // What these encrypt goes with the stack.
    butFor: /^cloudmart-(cache|storage|observability|logging)-/,
  },
  { type: "aws:kms/key:Key", of: "deletionWindowInDays", values: [7, 30, 30] },
  { type: "aws:secretsmanager/secret:Secret", of: "protect", values: [false, true, true] },
  { type: "aws:secretsmanager/secret:Secret", of: "recoveryWindowInDays", values: [0, 30, 30] },
  { type: "aws:cloudwatch/logGroup:LogGroup", of: "protect", values: [false, true, true], butFor: UNPROTECTED_LOGS },
  {
    type: "random:index/randomId:RandomId",
    of: "protect",
    values: [false, true, true],
    butFor: /-final-snapshot$|origin/,
  },
];

const LOCKS = [VAULT_LOCK, OBJECT_LOCK];

function read({ inputs, options }: GraphResource, of: string): Value {
  if (of === "protect" || of === "retainOnDelete") return options[of];
  if (of === "finalSnapshotIdentifier") return inputs[of] === undefined ? false : "a name";
  return inputs[of];
}

function list(graph: ResourceGraph): Map<string, string> {
  return new Map(
    graph.resources.flatMap((resource) => {
      const { type, name, options } = resource;
      const { protect, retainOnDelete } = options;
      return Object.entries({ ...resource.inputs, protect, retainOnDelete }).map(
        ([of, value]) => [`${type} ${of} ${name}`, JSON.stringify(value)] as const,
      );
    }),
  );
}

describe("the setting protection", () => {
  let graphs: Record<(typeof PROTECTIONS)[number], ResourceGraph>;
  before(async function () {
    this.timeout(60_000);
    const run = async (protection: (typeof PROTECTIONS)[number]): Promise<ResourceGraph> =>
      (await runProgram("prod", { changePolicy: (policy) => ({ ...policy, protection }) })).graph;
    graphs = { None: await run("None"), Governance: await run("Governance"), Compliance: await run("Compliance") };
  });

  for (const { type, of, values, butFor } of LINKS) {
    it(`moves ${of} of every ${type.split(":").at(-1) ?? type}`, () => {
      for (const [index, protection] of PROTECTIONS.entries()) {
        const found = ofType(graphs[protection], type).filter(({ name }) => butFor?.test(name) !== true);
        assert.equal(found.length === 0, LOCKS.includes(type) && protection === "None", protection);
        for (const resource of found) {
          assert.deepEqual(read(resource, of), values[index], `${resource.name} under ${protection}`);
        }
      }
    });
  }

  it("locks both vaults, and both sides of the archive, under each of the two that lock", () => {
    for (const protection of ["Governance", "Compliance"] as const) {
      assert.equal(ofType(graphs[protection], "aws:backup/vault:Vault").length, 2);
      for (const type of LOCKS) assert.equal(ofType(graphs[protection], type).length, 2, `${type} ${protection}`);
    }
  });

  it("moves nothing else", () => {
    const [none, governance, compliance] = PROTECTIONS.map((protection) => list(graphs[protection]));
    const keys = new Set([none, governance, compliance].flatMap((each) => [...(each?.keys() ?? [])]));
    const moved = [...keys].filter(
      (key) => none?.get(key) !== governance?.get(key) || governance?.get(key) !== compliance?.get(key),
    );
    const known = LINKS.map(({ type, of }) => `${type} ${of}`);
    // A lock and a snapshot's name are there or not, with everything that they say.
    const whole = [
      ...LOCKS,
      "random:index/randomId:RandomId byteLength",
      "random:index/randomId:RandomId retainOnDelete",
    ];
    const unknown = moved.filter((key) => ![...known, ...whole].some((each) => key.startsWith(each)));
    assert.deepEqual(unknown, []);
  });
});
