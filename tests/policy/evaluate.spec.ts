import assert from "node:assert/strict";
import { evaluate, type NamedRule } from "../../policy/evaluate";
import { type JsonObject, UNKNOWN } from "../../policy/resource-graph";
import { notApplicable, type Rule, satisfiedWhen } from "../../policy/rule";
import type { Waiver } from "../../policy/waiver";
import { makeGraph, makeResource } from "../support/graphs";

const VOLUME = "aws:ebs/volume:Volume";
const BUCKET = "aws:s3/bucket:Bucket";

/** Volumes with a size are encrypted. */
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
    check: (volume) => {
      if (!volume.has("size")) return notApplicable;
      return satisfiedWhen(volume.flag("encrypted"), "encrypted", volume.value("encrypted"), "write true");
    },
    ...more,
  };
}

const rule = makeRule("volume-is-encrypted");

function judge(inputs: JsonObject, waivers: readonly Waiver[] = [], rules: readonly NamedRule[] = [rule]) {
  return evaluate(makeGraph([makeResource(VOLUME, "data-1", inputs)]), "dev", rules, waivers);
}

describe("a rule's verdict over a stack", () => {
  it("says resource, property, value and what to write instead where the rule is violated", () => {
    assert.deepEqual(judge({ size: 8, encrypted: "no" }), [
      {
        rule: "volume-is-encrypted",
        severity: "mandatory",
        verdict: "violated",
        urn: `urn:pulumi:dev::cloudmart::${VOLUME}::data-1`,
        message: `${VOLUME} data-1: encrypted is "no"; write true`,
      },
    ]);
  });

  it("calls a missing value not set", () => {
    const [finding] = judge({ size: 8 });
    assert.equal(finding?.message, `${VOLUME} data-1: encrypted is not set; write true`);
  });

  it("is satisfied without a message", () => {
    const found = judge({ size: 8, encrypted: true }).map(({ verdict, message }) => [verdict, message]);
    assert.deepEqual(found, [["satisfied", ""]]);
  });

  it("is none where the rule does not apply", () => {
    assert.deepEqual(judge({}), []);
  });

  it("cannot be told where the rule reads an unknown value, and names that value", () => {
    const found = judge({ size: 8, encrypted: UNKNOWN }).map(({ verdict, message }) => [verdict, message]);
    assert.deepEqual(found, [["cannot tell", `${VOLUME} data-1: encrypted is not known before deployment`]]);
  });

  it("does not hide a mistake of the rule itself behind an answer", () => {
    const broken = makeRule("broken", {
      check: () => {
        throw new TypeError("a mistake in the rule");
      },
    });
    assert.throws(() => judge({}, [], [broken]), /a mistake in the rule/);
  });

  it("is given for every resource of every type of the rule, and for no other", () => {
    const graph = makeGraph([
      makeResource(VOLUME, "a", { size: 1 }),
      makeResource(BUCKET, "b", { size: 1 }),
      makeResource(VOLUME, "c", { size: 1 }),
      makeResource("aws:sqs/queue:Queue", "d", { size: 1 }),
    ]);
    const names = evaluate(graph, "dev", [makeRule("r", { types: [BUCKET, VOLUME] })], []).map(({ urn }) => urn.at(-1));
    assert.deepEqual(names, ["b", "a", "c"]);
  });

  it("is left out in an environment that the rule is not for", () => {
    const graph = makeGraph([makeResource(VOLUME, "a", { size: 1 })]);
    const verdicts = (environments: readonly ("dev" | "prod")[]) =>
      evaluate(graph, "dev", [makeRule("r", { environments })], []).map(({ verdict }) => verdict);
    assert.deepEqual(verdicts(["prod"]), []);
    assert.deepEqual(verdicts(["dev", "prod"]), ["violated"]);
  });

  it("carries the rule's own severity", () => {
    const [finding] = judge({ size: 8 }, [], [makeRule("r", { severity: "advisory" })]);
    assert.equal(finding?.severity, "advisory");
  });
});

describe("a waiver", () => {
  const waiver: Waiver = {
    rule: "volume-is-encrypted",
    type: VOLUME,
    name: "data-\\d",
    environments: ["dev"],
    reason: "holds nothing",
  };
  const verdict = (changed: Partial<Waiver>): unknown => judge({ size: 8 }, [{ ...waiver, ...changed }])[0]?.verdict;

  it("turns a violation into a waived one, with its reason in the message", () => {
    const found = judge({ size: 8 }, [waiver]).map(({ verdict, message }) => [verdict, message]);
    assert.deepEqual(found, [["waived", `${VOLUME} data-1: encrypted is not set; write true. Waived: holds nothing`]]);
  });

  it("counts for its rule, its type, its environments and the whole of the name only", () => {
    assert.equal(verdict({}), "waived");
    assert.equal(verdict({ rule: "volume-is-small" }), "violated");
    assert.equal(verdict({ type: BUCKET }), "violated");
    assert.equal(verdict({ environments: ["prod"] }), "violated");
    assert.equal(verdict({ name: "data" }), "violated");
    assert.equal(verdict({ name: "ata-1" }), "violated");
    assert.equal(verdict({ name: "logs|data-1" }), "waived");
  });

  it("changes nothing where the rule is satisfied or cannot be told", () => {
    assert.equal(judge({ size: 8, encrypted: true }, [waiver])[0]?.verdict, "satisfied");
    assert.equal(judge({ size: 8, encrypted: UNKNOWN }, [waiver])[0]?.verdict, "cannot tell");
  });
});
