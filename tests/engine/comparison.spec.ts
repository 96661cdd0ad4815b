/** The estimate of a change against the steps of the real engine for the same change. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compareGraphs } from "../../preview/analyses/comparison/comparison";
import { readEngineChanges } from "../../preview/analyses/comparison/engine-steps";
import type { StackChanges } from "../../preview/analyses/comparison/result";
import { readPreviewFile } from "../../preview/engine/preview-file";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import type { ResourceGraph } from "../../policy/resource-graph";
import { findEngine } from "./find-engine";
import { EngineWorkspace } from "./workspace";

type Change = (workspace: EngineWorkspace) => void;

const ZONES = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];

const NOTHING = "nothing at all";
const ALIAS = "another name of the cache, with an alias";

const CHANGES: Readonly<Record<string, Change>> = {
  [NOTHING]: () => undefined,
  "a third zone, two that carry work, and a NAT gateway in each": (workspace) => {
    workspace.configure(["network", "availabilityZones"], ZONES);
    workspace.configure(["network", "workloadZoneCount"], 2);
    workspace.rewrite("environments/dev.ts", `natGatewayStrategy: "Single"`, `natGatewayStrategy: "OnePerAz"`);
  },
  "another database name, which makes a new database": (workspace) => {
    workspace.configure(["database", "databaseName"], "orders");
  },
  "another engine of the cache, with its parameter group": (workspace) => {
    workspace.configure(["cache", "engine"], "valkey");
    workspace.configure(["cache", "engineVersion"], "8.0");
  },
  "another CIDR block, which makes everything in the VPC new": (workspace) => {
    workspace.configure(["network", "cidrBlock"], "10.1.0.0/16");
  },
  "a larger instance": (workspace) => {
    workspace.configure(["compute", "instanceType"], "t3.medium");
  },
  "another name of the cache, without an alias": (workspace) => {
    workspace.rewrite("index.ts", `new Cache("cloudmart-cache"`, `new Cache("cloudmart-sessions"`);
  },
  [ALIAS]: (workspace) => {
    workspace.rewrite("index.ts", `new Cache("cloudmart-cache"`, `new Cache("cloudmart-sessions"`);
    workspace.rewrite(
      "index.ts",
      "{ ...environment.cache, network, logging }, options)",
      `{ ...environment.cache, network, logging }, { ...options, aliases: [{ name: "cloudmart-cache" }] })`,
    );
  },
};

/** What the engine would call the steps: to it, a rename is a deletion and a creation. */
function engineWords({ steps }: StackChanges): string[] {
  return steps
    .flatMap(({ kind, urn, previousUrn }) =>
      kind === "rename?" ? [`create ${urn}`, `delete ${previousUrn ?? ""}`] : [`${kind} ${urn}`],
    )
    .sort();
}

describe("the estimate of a change", () => {
  const engine = findEngine();
  if (typeof engine === "string") {
    it(`is skipped: ${engine}`);
    return;
  }
  let workspace: EngineWorkspace;
  let deployed: ResourceGraph;
  before(async () => {
    workspace = await EngineWorkspace.create(engine, "dev");
    await workspace.up();
    deployed = await previewOffline();
  });
  after(() => {
    workspace.dispose();
  });

  async function previewOffline(): Promise<ResourceGraph> {
    const { graph, errors } = await previewStack(readProject(workspace.directory), "dev");
    assert.deepEqual(errors, []);
    return graph;
  }

  /** Returns what undoes the changes of files that follow. */
  function keepSources(): () => void {
    const files = ["index.ts", "Pulumi.dev.yaml", "environments/dev.ts"].map((file) => {
      const location = path.join(workspace.directory, file);
      return [location, readFileSync(location)] as const;
    });
    return () => {
      for (const [location, content] of files) writeFileSync(location, content);
    };
  }

  /** `pulumi preview --json`, as a user keeps it. */
  function previewByEngine(): StackChanges {
    const args = ["preview", "--json", "--non-interactive", "--stack", "dev"];
    const cli = path.join(workspace.directory, "../bin/pulumi");
    const json = execFileSync(cli, args, { cwd: workspace.directory, encoding: "utf8", maxBuffer: 2 ** 28 });
    writeFileSync(path.join(workspace.directory, "preview.json"), json);
    return readEngineChanges("preview.json", readPreviewFile(workspace.directory, "preview.json"), []);
  }

  for (const [what, change] of Object.entries(CHANGES)) {
    it(`agrees with the engine's steps for ${what}`, async () => {
      const restore = keepSources();
      try {
        change(workspace);
        const estimated = compareGraphs({
          stack: "dev",
          base: "main",
          before: deployed,
          after: await previewOffline(),
          allowed: [],
        });
        assert.equal(estimated.steps.length === 0, what === NOTHING || what === ALIAS);
        assert.deepEqual(engineWords(estimated), engineWords(previewByEngine()));
      } finally {
        restore();
      }
    });
  }
});
