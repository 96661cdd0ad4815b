import assert from "node:assert/strict";
import { CANNOT_TELL_YET, createPolicies, readGraph, readProperties, WAIVED } from "../../policy/crossguard";
import type { NamedRule } from "../../policy/evaluate";
import { type JsonObject, type ResourceGraph, SECRET, UNKNOWN } from "../../policy/resource-graph";
import { type Rule, satisfiedWhen } from "../../policy/rule";
import type { Waiver } from "../../policy/waiver";
import { asPolicyResources, asProperties, type Report, runPolicies } from "../support/crossguard";
import { makeGraph, makeResource } from "../support/graphs";

const VOLUME = "aws:ebs/volume:Volume";
const VPC = "awsx:ec2:Vpc";

function makeRule(name: string, more: Partial<Rule> = {}): NamedRule {
  return {
    name,
    service: "ec2",
    description: "A volume is encrypted.",
    family: "control",
    severity: "mandatory",
    sources: ["EC2.3"],
    remedy: "Encrypt it.",
    types: [VOLUME],
    check: (volume) => satisfiedWhen(volume.flag("encrypted"), "encrypted", volume.value("encrypted"), "write true"),
    ...more,
  };
}

const rule = makeRule("volume-is-encrypted");
const waiver: Waiver = {
  rule: rule.name,
  type: VOLUME,
  name: "scratch",
  environments: ["dev"],
  reason: "holds nothing",
};

function volumes(inputs: Readonly<Record<string, JsonObject>>): ResourceGraph {
  return makeGraph(Object.entries(inputs).map(([name, each]) => makeResource(VOLUME, name, each)));
}

function run(graph: ResourceGraph, rules: readonly NamedRule[] = [rule]): Promise<Report[]> {
  return runPolicies(createPolicies("dev", rules, [waiver]), graph);
}

describe("CrossGuard's properties", () => {
  it("are read as the graph has them, with unknown where reading one throws", () => {
    const values = {
      text: "a",
      number: 1,
      flag: false,
      unknown: UNKNOWN,
      list: ["a", UNKNOWN, { inner: UNKNOWN, other: 2 }],
      block: { deep: { unknown: UNKNOWN, known: [true] } },
    };
    assert.throws(() => asProperties(values)["unknown"], /can't be known during preview/);
    assert.deepEqual(readProperties(asProperties(values)), values);
  });

  it("leave out what was not written", () => {
    assert.deepEqual(readProperties({ a: undefined, b: null, c: { d: undefined }, e: () => 1 }), { c: {} });
  });
});

describe("what the provider filled in by itself", () => {
  it("is not seen, at any depth, because nobody wrote it", () => {
    const checked = { __defaults: ["name"], name: "made-up-1a2b3c4", block: { __defaults: [], size: 8 }, size: 1 };
    assert.deepEqual(readProperties(asProperties(checked)), { block: { size: 8 }, size: 1 });
  });
});

describe("CrossGuard's resources", () => {
  const key = makeResource("aws:kms/key:Key", "key");
  const options = {
    ...key.options,
    protect: true,
    ignoreChanges: ["size"],
    additionalSecretOutputs: ["token"],
    customTimeouts: { update: "10800s" },
  };
  const volume = makeResource(
    VOLUME,
    "data",
    { kmsKeyId: UNKNOWN, size: 8 },
    { dependencies: [key.urn], propertyDependencies: { kmsKeyId: [key.urn] }, options },
  );

  it("become the graph that they were, but for what CrossGuard does not say", () => {
    const graph = makeGraph([key, volume]);
    const [stack, ...others] = readGraph(asPolicyResources(graph)).resources;
    assert.equal(stack?.type, "pulumi:pulumi:Stack");
    const said = graph.resources.slice(1).map((each) => ({ ...each, hidesInputs: false }));
    assert.deepEqual(others, said);
  });

  it("name their project and stack", () => {
    const { project, stack } = readGraph(asPolicyResources(makeGraph([volume])));
    assert.deepEqual([project, stack], ["cloudmart", "dev"]);
  });

  it("are judged by what was asked for rather than by what they became", () => {
    const became = asPolicyResources(makeGraph([volume]), () => ({ kmsKeyId: "arn:aws:kms:1", size: 8, iops: 3000 }));
    const asked = new Map([[volume.urn, { size: 8 }]]);
    assert.deepEqual(readGraph(became, asked).resources[1]?.inputs, { size: 8 });
    assert.deepEqual(readGraph(became).resources[1]?.inputs, { kmsKeyId: "arn:aws:kms:1", size: 8, iops: 3000 });
  });

  it("show no secret that they let one tell, though CrossGuard shows it in plain text", () => {
    const cache = makeResource(VOLUME, "data", { token: "hunter2", size: 8 }, { options });
    const [, read] = readGraph(asPolicyResources(makeGraph([cache]))).resources;
    assert.deepEqual(read?.inputs, { token: SECRET, size: 8 });
    assert.deepEqual(read.secretInputs, ["token"]);
  });

  it("say nothing of what a component of another plugin was asked for, so nobody can tell", async () => {
    const vpc = makeResource(VPC, "network", {}, { custom: false, remote: true });
    const reports = await run(makeGraph([vpc]), [makeRule("vpc-is-encrypted", { types: [VPC] })]);
    assert.deepEqual(
      reports.map(({ policy, message }) => [policy, message]),
      [[CANNOT_TELL_YET, `vpc-is-encrypted cannot tell yet: ${VPC} network: encrypted is not known before deployment`]],
    );
  });
});

describe("the policy pack", () => {
  it("reports a violation as the rule's own policy, with the resource and the remedy", async () => {
    const graph = volumes({ good: { encrypted: true }, bad: { encrypted: "no" } });
    assert.deepEqual(await run(graph), [
      {
        policy: "volume-is-encrypted",
        level: "mandatory",
        message: `${VOLUME} bad: encrypted is "no"; write true. Encrypt it.`,
        urn: `urn:pulumi:dev::cloudmart::${VOLUME}::bad`,
      },
    ]);
  });

  it("enforces a rule as severely as the rule says, and reports what is undecided or waived as advice", () => {
    const levels = createPolicies("dev", [rule, makeRule("quota", { severity: "advisory" })], []).map(
      ({ name, enforcementLevel }) => [name, enforcementLevel],
    );
    assert.deepEqual(levels, [
      [CANNOT_TELL_YET, "advisory"],
      [WAIVED, "advisory"],
      ["volume-is-encrypted", "mandatory"],
      ["quota", "advisory"],
    ]);
  });

  it("reports what is undecided once for each rule, however many resources it is about", async () => {
    const graph = volumes({ a: { encrypted: UNKNOWN }, b: { encrypted: UNKNOWN } });
    const reports = await run(graph, [rule, makeRule("another")]);
    assert.deepEqual(
      reports.map(({ policy, message, urn }) => [policy, message, urn]),
      ["volume-is-encrypted", "another"].map((name) => [
        CANNOT_TELL_YET,
        `${name} cannot tell yet: ${VOLUME} a: encrypted is not known before deployment`,
        undefined,
      ]),
    );
  });

  it("shows every waiver with its reason, and lets it pass", async () => {
    const reports = await run(volumes({ scratch: {} }));
    assert.deepEqual(
      reports.map(({ policy, level, message }) => [policy, level, message]),
      [
        [
          WAIVED,
          "advisory",
          `volume-is-encrypted: ${VOLUME} scratch: encrypted is not set; write true. Waived: holds nothing`,
        ],
      ],
    );
  });

  it("prefers what was asked for to what a provider answered", async () => {
    const asked = volumes({ data: { encrypted: false } });
    const became = asPolicyResources(asked, () => ({ encrypted: true }));
    const reports = await runPolicies(createPolicies("dev", [rule], []), asked, became);
    assert.deepEqual(
      reports.map(({ policy }) => policy),
      ["volume-is-encrypted"],
    );
  });

  it("judges the same stack once, and a changed one of the same size again", async () => {
    let judged = 0;
    const counted = makeRule("counted", {
      check: (volume, stack) => {
        judged += 1;
        return rule.check(volume, stack);
      },
    });
    const policies = createPolicies("dev", [counted, rule], []);
    const verdicts = async (inputs: JsonObject): Promise<string[]> =>
      (await runPolicies(policies, volumes({ data: inputs }))).map(({ policy }) => policy);
    assert.deepEqual(await verdicts({ encrypted: UNKNOWN }), [CANNOT_TELL_YET, CANNOT_TELL_YET]);
    assert.equal(judged, 1);
    assert.deepEqual(await verdicts({}), ["counted", "volume-is-encrypted"]);
    assert.deepEqual(await verdicts({ encrypted: true }), []);
    assert.equal(judged, 3);
  });

  it("judges a changed stack again also where no resource was shown to it in between", async () => {
    const policies = createPolicies("dev", [rule], []);
    const silent = policies.filter((policy) => !("validateResource" in policy));
    const verdicts = async (inputs: JsonObject): Promise<string[]> =>
      (await runPolicies(silent, volumes({ data: inputs }))).map(({ policy }) => policy);
    assert.deepEqual(await verdicts({}), ["volume-is-encrypted"]);
    assert.deepEqual(await verdicts({ encrypted: true }), []);
  });
});
