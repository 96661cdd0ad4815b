/** The policy pack in the CLI's hands, where rules meet what providers filled in and what a deployment made known. */
import assert from "node:assert/strict";
import { judgeStack } from "../../preview/analyses/rules";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import { findEngine } from "./find-engine";
import { EngineWorkspace } from "./workspace";

type Violation = readonly [rule: string, file: string, before: string, after: string];

const VIOLATIONS: readonly Violation[] = [
  [
    "instance-metadata-requires-imdsv2",
    "components/compute/launch-template.ts",
    'httpTokens: "required"',
    'httpTokens: "optional"',
  ],
  [
    "instance-volumes-are-encrypted",
    "components/compute/launch-template.ts",
    'encrypted: "true"',
    'encrypted: "false"',
  ],
  [
    "listener-tls-policy-is-recommended",
    "components/compute/load-balancer.ts",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-2016-08",
  ],
  [
    "load-balancer-drops-invalid-headers",
    "components/compute/load-balancer.ts",
    "dropInvalidHeaderFields: true",
    "dropInvalidHeaderFields: false",
  ],
  [
    "group-uses-load-balancer-health",
    "components/compute/scaling-group.ts",
    'healthCheckType: "ELB"',
    'healthCheckType: "EC2"',
  ],
  [
    "database-is-not-public",
    "components/database/instance.ts",
    "publiclyAccessible: false",
    "publiclyAccessible: true",
  ],
  ["database-has-a-standby", "environments/prod.ts", "isMultiAz: true", "isMultiAz: false"],
  [
    "static-parameters-wait-for-a-reboot",
    "components/database/parameter-group.ts",
    '"rds.force_ssl", value: "1", applyMethod: "pending-reboot"',
    '"rds.force_ssl", value: "1", applyMethod: "pending-reboot" },\n  { name: "max_connections", value: "200", applyMethod: "immediate"',
  ],
  [
    "first-auth-token-is-set",
    "components/cache/replication-group.ts",
    'authTokenUpdateStrategy: "SET"',
    'authTokenUpdateStrategy: "ROTATE"',
  ],
  ["key-is-rotated", "components/shared/key.ts", "enableKeyRotation: true", "enableKeyRotation: false"],
];

/** What only the plugin of awsx is told, and the CLI shows nobody else. */
const HIDDEN_IN_AWSX = ["subnet-blocks-are-written-out", "zones-are-named-not-counted"];

describe("the policy pack on the real engine", () => {
  const engine = findEngine();
  if (typeof engine === "string") {
    it(`is skipped: ${engine}`);
    return;
  }
  const workspaces = new Map<string, EngineWorkspace>();
  before(async () => {
    for (const stack of ["dev", "prod"]) workspaces.set(stack, await EngineWorkspace.create(engine, stack));
  });
  after(() => {
    for (const workspace of workspaces.values()) workspace.dispose();
  });
  const workspaceOf = (stack: string): EngineWorkspace => {
    const workspace = workspaces.get(stack);
    assert.ok(workspace);
    return workspace;
  };

  for (const [rule, file, before, after] of VIOLATIONS) {
    it(`stops prod's preview with exactly ${rule}`, async () => {
      const workspace = workspaceOf("prod");
      workspace.rewrite(file, before, after);
      try {
        assert.deepEqual(mandatoryIn(await workspace.runWithPolicies("preview")), [rule]);
      } finally {
        workspace.rewrite(file, after, before);
      }
    });
  }

  for (const stack of ["dev", "prod"]) {
    it(`finds nothing wrong with ${stack} before it is deployed`, async () => {
      const output = await workspaceOf(stack).runWithPolicies("preview");
      assert.match(output, /cloudmart@v/);
      assert.deepEqual(mandatoryIn(output), []);
    });

    it(`finds of ${stack} while it is deployed what the offline preview finds`, async () => {
      const workspace = workspaceOf(stack);
      const output = await workspace.runWithPolicies("up");
      assert.deepEqual(mandatoryIn(output), []);
      const { graph } = await previewStack(readProject(workspace.directory), stack);
      const { waived } = judgeStack(graph, stack);
      // The preview that precedes the update knows less, so that only the update's findings count.
      const update = output.slice(output.lastIndexOf("Policies:"));
      assert.deepEqual(
        waivedIn(update),
        [...new Set(waived.map(({ rule, urn }) => `${rule} ${urn.split("::").at(-1)}`))].sort(),
      );
      assert.deepEqual(undecidedIn(update), HIDDEN_IN_AWSX);
    });
  }
});

function mandatoryIn(output: string): string[] {
  return matches(output, /- \[mandatory\] +(\S+)/g, ([, rule = ""]) => rule);
}

function undecidedIn(output: string): string[] {
  return matches(output, /^ *(\S+) cannot tell yet: /gm, ([, rule = ""]) => rule);
}

function waivedIn(output: string): string[] {
  const pattern = /- \[advisory\] +waived +\([^\n]*: (\S+)\)\n[^\n]*\n *(\S+): /g;
  return matches(output, pattern, ([, name = "", rule = ""]) => `${rule} ${name}`);
}

function matches(output: string, pattern: RegExp, read: (match: RegExpExecArray) => string): string[] {
  return [...new Set([...output.matchAll(pattern)].map(read))].sort();
}
