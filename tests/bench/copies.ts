/** A program that builds prod's four tiers several times over, to see how a preview's cost grows. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Copies {
  readonly directory: string;
  readonly remove: () => void;
}

/** Writes the program into a folder of its own; `count` 0 loads everything and builds nothing. */
export function writeCopies(root: string, count: number): Copies {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-copies-"));
  for (const file of ["Pulumi.yaml", "Pulumi.prod.yaml", "package.json", "tsconfig.json", "tsconfig.program.json"]) {
    cpSync(path.join(root, file), path.join(directory, file));
  }
  symlinkSync(path.join(root, "node_modules"), path.join(directory, "node_modules"));
  writeFileSync(path.join(directory, "index.ts"), programOf(root, count));
  return {
    directory,
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
}

function programOf(root: string, count: number): string {
  const imports = ["Network", "Database", "Cache", "Compute"].map((tier) => {
    const name = tier.toLowerCase();
    return `import { ${tier} } from ${JSON.stringify(path.join(root, "components", name, name))};`;
  });
  return `${imports.join("\n")}
import * as aws from "@pulumi/aws";
import { loadEnvironment } from ${JSON.stringify(path.join(root, "environments", "load"))};

const environment = loadEnvironment();
const provider = new aws.Provider("aws", { region: environment.aws.region });
const options = { providers: [provider] };
for (let copy = 1; copy <= ${count.toString()}; copy++) {
  const network = new Network("c" + copy + "-network", environment.network, options);
  const database = new Database("c" + copy + "-database", { ...environment.database, network }, options);
  const cache = new Cache("c" + copy + "-cache", { ...environment.cache, network }, options);
  new Compute("c" + copy + "-compute", { ...environment.compute, network, database, cache }, options);
}
`;
}
