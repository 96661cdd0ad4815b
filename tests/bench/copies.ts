/** Projects made for measuring: prod's four tiers several times over in one program, and prod as several stacks. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.prod.yaml", "package.json", "tsconfig.json", "tsconfig.program.json"];

const CERTIFICATE = "arn:aws:acm:ap-northeast-2:222222222222:certificate/00000000-0000-4000-8000-000000000000";

export interface Copies {
  readonly directory: string;
  readonly remove: () => void;
}

/** The tiers `count` times in one program; 0 loads everything and builds nothing. */
export function writeCopies(root: string, count: number): Copies {
  const copies = makeFolder(root, ["node_modules"]);
  writeFileSync(path.join(copies.directory, "index.ts"), programOf(root, count));
  return copies;
}

/** The program itself with prod's file under several names: `prod-1`, `prod-2`... */
export function writeStacks(root: string, count: number): Copies {
  const copies = makeFolder(root, ["node_modules", "components", "environments", "index.ts"]);
  for (let number = 1; number <= count; number++) {
    const file = `Pulumi.prod-${number.toString()}.yaml`;
    cpSync(path.join(root, "Pulumi.prod.yaml"), path.join(copies.directory, file));
  }
  return copies;
}

function makeFolder(root: string, linked: readonly string[]): Copies {
  const directory = mkdtempSync(path.join(tmpdir(), "bench-copies-"));
  for (const file of PROJECT_FILES) cpSync(path.join(root, file), path.join(directory, file));
  for (const name of linked) symlinkSync(path.join(root, name), path.join(directory, name));
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
  const network = new Network("c" + copy + "-network", { ...environment.network, dataPorts: [5432, 6379] }, options);
  const database = new Database("c" + copy + "-database", { ...environment.database, network }, options);
  const cache = new Cache("c" + copy + "-cache", { ...environment.cache, network }, options);
  // Without a CDN in front it serves by itself, with a certificate of its own.
  const alone = { ...environment.compute, cdn: undefined, certificateArn: "${CERTIFICATE}" };
  new Compute("c" + copy + "-compute", { ...alone, network, database, cache }, options);
}
`;
}
