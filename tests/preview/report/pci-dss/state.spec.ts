/** The table of PCI DSS: that what it names is there, and that it notices when a protection is gone. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { evaluate } from "../../../../policy/evaluate";
import { loadRules, loadWaivers } from "../../../../policy/registry";
import type { ResourceGraph } from "../../../../policy/resource-graph";
import { readStandard, type SupportedRequirement } from "../../../../preview/report/pci-dss/requirements";
import { judgeRequirement, rulesOf } from "../../../../preview/report/pci-dss/state";
import { environmentOf, loadGraph, root } from "../../../support/program";
import { type Change, edit, remove, write } from "../../../support/rules";

const { requirements, securityHub, stack } = readStandard();
const supported = requirements.filter((each): each is SupportedRequirement => "rules" in each);

function stateIn(graph: ResourceGraph, number: string): string {
  const requirement = requirements.find((each) => each.number === number) ?? assert.fail(number);
  const findings = evaluate(graph, environmentOf(stack), loadRules(), loadWaivers());
  return judgeRequirement(requirement, graph, findings).state;
}

const DATABASE = "aws:rds/instance:Instance";
const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";

const parameter = (name: string, value: string): Change =>
  edit("aws:rds/parameterGroup:ParameterGroup", (inputs) => {
    const written = inputs["parameters"] as readonly { name: string; value: string }[];
    inputs["parameters"] = written.map((each) => (each.name === name ? { ...each, value } : each));
  });

/** A protection that is taken away, and a requirement that it kept. */
const GONE: readonly (readonly [what: string, number: string, change: Change])[] = [
  ["the firewall", "6.4.2", write("aws:cloudfront/distribution:Distribution", "webAclId", undefined)],
  ["the firewall's rules", "1.4.1", write("aws:wafv2/webAcl:WebAcl", "rules", [])],
  ["the network ACL of the data subnets", "1.3.1", remove("aws:ec2/networkAcl:NetworkAcl")],
  ["the database's privacy", "1.4.4", write(DATABASE, "publiclyAccessible", true)],
  ["encryption of the cache", "3.5.1", write(CACHE, "atRestEncryptionEnabled", false)],
  ["a key's rotation", "3.7.4", write("aws:kms/key:Key", "enableKeyRotation", false, "cloudmart-database-key")],
  ["TLS of the database", "4.2.1", parameter("rds.force_ssl", "0")],
  [
    "IAM's sign-in, though other stacks are waived it",
    "8.3.1",
    write(DATABASE, "iamDatabaseAuthenticationEnabled", false),
  ],
  ["the cache's password", "8.3.1", write(CACHE, "authToken", undefined)],
  ["the audit of statements, though other stacks are waived it", "10.2.1.5", parameter("pgaudit.log", "none")],
  ["the trail", "10.2.1", remove("aws:cloudtrail/trail:Trail")],
  ["the trail's signatures", "10.3.2", write("aws:cloudtrail/trail:Trail", "enableLogFileValidation", false)],
  [
    "the lock of the trail's files",
    "10.5.1",
    remove("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "cloudmart-audit-trail"),
  ],
  [
    "a year of the application's log, though other stacks are waived it",
    "10.5.1",
    write("aws:cloudwatch/logGroup:LogGroup", "retentionInDays", 90, "cloudmart-compute-application"),
  ],
  ["GuardDuty", "11.5.1", remove("aws:guardduty/detector:Detector")],
  ["the recorder of AWS Config", "11.5.2", remove("aws:cfg/recorder:Recorder")],
];

describe("the table of PCI DSS", () => {
  it("names rules that are there, each once", () => {
    const names = new Set(loadRules().map(({ name }) => name));
    for (const requirement of supported) {
      const rules = rulesOf(requirement);
      assert.equal(new Set(rules).size, rules.length, requirement.number);
      for (const rule of rules) assert.ok(names.has(rule), `${requirement.number}: ${rule}`);
      for (const rule of requirement.withoutWaiver ?? [])
        assert.ok(rules.includes(rule), `${requirement.number}: ${rule}`);
      assert.ok(rules.length + (requirement.types ?? []).length > 0, requirement.number);
    }
  });

  it("lets the rule of a control keep the requirements that Security Hub says it keeps", () => {
    for (const [control, numbers] of Object.entries(securityHub)) {
      const rules = loadRules().filter(({ controls = [] }) => controls.includes(control));
      assert.ok(rules.length > 0, control);
      for (const number of numbers) {
        const requirement = supported.find((each) => each.number === number) ?? assert.fail(number);
        const isNamed = rules.some(({ name }) => rulesOf(requirement).includes(name));
        assert.ok(isNamed, `${number} names no rule of ${control}`);
      }
    }
  });

  it("has each requirement once, in the standard's order", () => {
    const numbers = requirements.map(({ number }) => number.split(".").map(Number));
    const sorted = [...numbers].sort((one, other) => {
      const at = one.findIndex((part, index) => part !== other[index]);
      return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
    });
    assert.deepEqual(numbers, sorted);
    assert.equal(new Set(requirements.map(({ number }) => number)).size, requirements.length);
  });

  it("hides nothing: every requirement is on the page, and what nothing keeps says so", () => {
    const page = readFileSync(path.join(root, "docs/pci-dss.md"), "utf8");
    for (const { number } of requirements)
      assert.match(page, new RegExp(`^\\| ${number.replaceAll(".", "\\.")} +\\|`, "m"));
    const missing = requirements.filter((each) => "missing" in each);
    assert.ok(missing.length > 0);
    for (const { number } of missing) assert.ok(page.includes(`- **${number}** `), number);
  });

  it("has no requirement unmet but those that nothing in the program keeps", async () => {
    const graph = await loadGraph(stack);
    const findings = evaluate(graph, environmentOf(stack), loadRules(), loadWaivers());
    const broken = supported.flatMap((requirement) => {
      const { state, reasons } = judgeRequirement(requirement, graph, findings);
      return state === "not met" ? reasons.map((reason) => `${requirement.number}: ${reason}`) : [];
    });
    assert.deepEqual(broken, []);
  });

  for (const [what, number, change] of GONE) {
    it(`calls ${number} not met without ${what}`, async () => {
      const graph = await loadGraph(stack);
      assert.notEqual(stateIn(graph, number), "not met");
      assert.equal(stateIn(change(graph), number), "not met");
    });
  }

  it("calls no requirement met whose resources are not there, though the rules find nothing", async () => {
    const graph = await loadGraph(stack);
    const findings = evaluate(graph, environmentOf(stack), loadRules(), loadWaivers());
    for (const requirement of supported) {
      for (const gone of requirement.types ?? []) {
        const rest = { ...graph, resources: graph.resources.filter(({ type }) => type !== gone) };
        const { state, reasons } = judgeRequirement(requirement, rest, findings);
        assert.deepEqual([state, ...reasons], ["not met", `The stack has no ${gone}.`], requirement.number);
      }
    }
  });
});
