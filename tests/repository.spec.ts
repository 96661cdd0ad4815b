import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const root = path.join(__dirname, "..");
const SOURCES = ["components", "environments", "policy", "preview", "tools"];

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(path.join(root, file)).isFile());
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

describe("the repository", () => {
  it("has a source for every spec, in the mirrored place", () => {
    const strays = SOURCES.flatMap((folder) => (existsSync(path.join(root, "tests", folder)) ? [folder] : []))
      .flatMap((folder) => filesUnder(path.join("tests", folder)))
      .filter((file) => file.endsWith(".spec.ts"))
      .filter((file) => {
        const source = path.relative("tests", file).replace(/\.spec\.ts$/, "");
        // Rules are proved by service: a spec for the folder, or for a topic of it.
        const folder = /^policy\/rules\/[^/]+/.exec(source)?.[0];
        return ![folder ?? `${source}.ts`, `${source}.cjs`].some((each) => existsSync(path.join(root, each)));
      });
    assert.deepEqual(strays, []);
  });

  it("holds nothing under tests/ but specs, their support and their data", () => {
    const allowed = /\.spec\.ts$|^tests\/(support|expected|engine|browser|bench|fuzz)\/|\/fixtures\//;
    const strays = filesUnder("tests").filter((file) => !allowed.test(file));
    assert.deepEqual(strays, []);
  });

  it("is checked on the Node versions that it names", () => {
    const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
    const [oldest, ...newer] = ["20", "22", "24", "26"] as const;
    assert.equal(read(".nvmrc").trim(), oldest);
    assert.ok(engines.node.startsWith(`>=${oldest}.`));
    assert.match(
      read("README.md"),
      new RegExp(`Node ${[oldest, ...newer.slice(0, -1)].join(", ")} or ${String(newer.at(-1))},`),
    );
    const { jobs } = parse(read(".github/workflows/check.yml")) as {
      jobs: { check: { strategy: { matrix: { node: string[] } } } };
    };
    assert.deepEqual(jobs.check.strategy.matrix.node, [oldest, ...newer]);
    const inCi = /^for version in (.*); do$/m.exec(read(".ci/run"))?.[1]?.split(" ") ?? [];
    assert.deepEqual(
      inCi.map((version) => version.replace(/\..*/, "")),
      newer,
    );
  });

  it("pins every dependency exactly", () => {
    const manifest = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", object>;
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    assert.deepEqual(
      versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version))),
      [],
    );
  });

  it("installs nothing whose license asks its users to publish their own sources", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, { license?: string }> };
    const installed = Object.entries(packages).filter(([folder]) => folder !== "");
    assert.ok(installed.length > 100);
    assert.deepEqual(
      installed.filter(([, { license }]) => license === undefined || /GPL|SSPL|BUSL/i.test(license)),
      [],
    );
  });

  it("gives dev and prod the same keys in the same order, optional ones aside", () => {
    const optional = new Set([
      ...["sleep", "certificateArn", "restoreFromSnapshot", "iops", "throughputMiBps"],
      ...["replicaRegion", "originSecretVersion", "domain", "firewall", "healthCheckPath", "page"],
      ...["availabilityPercent", "restoreTestTime", "practiceRunWindow", "standby"],
    ]);
    const shape = (stack: string): unknown => {
      const { config } = parse(read(`Pulumi.${stack}.yaml`)) as { config: Record<string, unknown> };
      // What is promised differs as much as what is built.
      const alike = Object.entries(config).filter(([key]) => key !== "cloudmart:objectives");
      return alike.map(([key, value]) => [
        key,
        typeof value === "object" && value !== null ? Object.keys(value).filter((each) => !optional.has(each)) : null,
      ]);
    };
    assert.deepEqual(shape("dev"), shape("prod"));
  });

  it("names only files and folders that exist in the README and the documents", () => {
    const documents = ["README.md", ...filesUnder("docs").filter((file) => file.endsWith(".md"))];
    const missing = documents.flatMap((document) => {
      const named = read(document).matchAll(
        /`((?:components|environments|policy|preview|tools|tests|docs|\.github|\.ci)\/[\w./-]*)`/g,
      );
      return [...named].map(([, file = ""]) => file).filter((file) => !existsSync(path.join(root, file)));
    });
    assert.deepEqual(missing, []);
  });

  it("names only npm scripts that exist in the README", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read("README.md").matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });

  it("keeps index.ts a table of contents: no condition, no loop, no apply", () => {
    const program = read("index.ts");
    // Thirteen tiers with their outputs; some eight lines each is a table of contents still.
    assert.ok(program.split("\n").length <= 96);
    assert.doesNotMatch(program, /\b(if|for|while|switch)\s*\(|\.apply\(|\?\s|\bdev\b|\bprod\b/);
  });
});
