import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { CANNOT_TELL_YET, WAIVED } from "../../policy/crossguard";
import { evaluate, type NamedRule } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import { loadGraph, root } from "../support/program";
import { casesIn, readCases, type WrittenCase } from "../support/rule-cases";

const rules = loadRules();
const waivers = loadWaivers();

/** Names of the rules that do not hold a condition. */
function unless(holds: (rule: NamedRule) => boolean): string[] {
  return rules.filter((rule) => !holds(rule)).map(({ service, name }) => `${service}/${name}`);
}

const cases = readCases();

function casesOf(rule: string): readonly WrittenCase[] {
  return cases.filter((each) => each.rule === rule);
}

function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
}

const SENTENCE = /^[A-Z`"].*[^.]\.$/s;
const CONTROL = /^(?:[A-Z][A-Za-z0-9]+\.\d+|CIS v\d\.\d\.\d\/\d+(?:\.\d+)+)$/;

describe("the registry of rules", () => {
  it("finds every file under policy/rules/, as service and name", () => {
    const registered = rules.map(({ service, name }) => `${service}/${name}.ts`);
    assert.ok(registered.length > 0);
    assert.deepEqual(registered.sort(), filesIn("policy/rules").sort());
  });

  it("names each rule once over all services, in kebab-case, and as no other policy of the pack", () => {
    const names = rules.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, "two rules share a name");
    const taken = ["all", CANNOT_TELL_YET, WAIVED]; // "all" means every policy to the policy SDK
    assert.deepEqual(
      unless(({ name }) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(name) && !taken.includes(name)),
      [],
    );
  });

  it("has for each rule a description and a remedy that are sentences", () => {
    assert.deepEqual(
      unless(({ description, remedy }) => SENTENCE.test(description) && SENTENCE.test(remedy)),
      [],
    );
  });

  it("has for each rule where it is written down, and the types it looks at", () => {
    assert.deepEqual(
      unless(({ sources, types }) => {
        const isLinked = sources.length > 0 && sources.every((source) => /^https:\/\/[^\s"]+$/.test(source));
        return isLinked && types.length > 0 && types.every((type) => /^[\w-]+:[\w/]+:\w+$/.test(type));
      }),
      [],
    );
  });

  it("has for each control rule the controls it keeps, each by its own id", () => {
    assert.deepEqual(
      unless(({ family, controls = [] }) => family !== "control" || controls.length > 0),
      [],
    );
    assert.deepEqual(
      unless(({ controls = [] }) => controls.every((control) => CONTROL.test(control))),
      [],
    );
  });

  it("has for each rule a case that violates it, and one that shows it satisfied", () => {
    assert.deepEqual(
      unless(({ name }) => casesOf(name).some(({ message }) => message !== undefined)),
      [],
    );
    assert.deepEqual(
      unless(({ name }) => casesOf(name).some(({ isSatisfied }) => isSatisfied)),
      [],
    );
  });

  it("has for each rule a case that checks its message: property, value and what to write instead", () => {
    assert.deepEqual(
      unless(({ name }) => casesOf(name).some(({ message = "" }) => /\bis .*; \S/s.test(message))),
      [],
    );
  });

  it("has every rule in docs/rules.md", () => {
    const page = path.join(root, "docs/rules.md");
    if (!existsSync(page)) return;
    const text = readFileSync(page, "utf8");
    assert.deepEqual(
      unless(({ service, name }) => text.includes(`[${name}](../policy/rules/${service}/${name}.ts)`)),
      [],
    );
  });
});

describe("the registry of waivers", () => {
  it("has for each the name of a rule, a reason and an environment", () => {
    const names = new Set(rules.map(({ name }) => name));
    assert.deepEqual(
      waivers.filter(
        ({ rule, reason, environments }) => !names.has(rule) || reason.length < 20 || environments.length === 0,
      ),
      [],
    );
  });

  it("has none that waives nothing in a stack it is for", async () => {
    const idle: string[] = [];
    for (const waiver of waivers) {
      for (const environment of waiver.environments) {
        const judged = rules.filter(({ name }) => name === waiver.rule);
        const findings = evaluate(await loadGraph(environment), environment, judged, [waiver]);
        if (findings.every(({ verdict }) => verdict !== "waived")) idle.push(`${waiver.rule} in ${environment}`);
      }
    }
    assert.deepEqual(idle, []);
  });
});

function readOne(literal: string): unknown {
  const [only] = casesIn(`proveRules([${literal}]);`);
  return only;
}

describe("the cases of a rule's spec", () => {
  it("show the rule satisfied by the unchanged stack, or by a change", () => {
    const satisfied = { rule: "a-b", message: "/x/", isSatisfied: true };
    assert.deepEqual(readOne('{ rule: "a-b", message: /x/ }'), satisfied);
    assert.deepEqual(readOne('{ rule: "a-b", message: /x/, unchanged: "satisfied" }'), satisfied);
    assert.deepEqual(readOne('{ rule: "a-b", message: /x/, unchanged: "waived", satisfiedBy: set({}) }'), satisfied);
  });

  it("show it violated only, where the unchanged stack is waived or has nothing to judge", () => {
    const violated = { rule: "a-b", message: "/x/", isSatisfied: false };
    assert.deepEqual(readOne('{ rule: "a-b", message: /x/, unchanged: "waived" }'), violated);
    assert.deepEqual(readOne('{ rule: "a-b", message: /x/, unchanged: "not applicable" as const }'), violated);
  });

  it("show neither where they are limits", () => {
    const limit = { rule: "a-b", message: undefined, isSatisfied: false };
    assert.deepEqual(readOne('{ rule: "a-b", title: "x", change }'), limit);
  });

  it("are found inside functions, and are not the rules of a resource", () => {
    const text =
      'proveRules([...["x"].map((title) => ({ rule: "a-b", title, message }))]); add(LOCK, { rule: { days: 1 } });';
    assert.deepEqual(casesIn(text), [{ rule: "a-b", message: "", isSatisfied: true }]);
  });
});
