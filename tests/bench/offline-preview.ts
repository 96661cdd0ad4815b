/**
 * `npm run bench`: what the offline preview and the specs cost, beside what merely importing the same packages costs on
 * the same machine in the same minutes. It measures and decides nothing: no test fails by it.
 */
import Table from "cli-table3";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import { summarize } from "../../preview/report/summary";
import { evaluate } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
import { type Copies, writeCopies, writeStacks } from "./copies";
import { type Measurement, measure, measureInterleaved, median } from "./measure";
import path from "node:path";

const ROOT = path.join(__dirname, "..", "..");
const ROUNDS = 7;
const PACKAGES = ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/awsx/ec2", "@pulumi/random"];
const IMPORTS = ["-e", PACKAGES.map((name) => `require("${name}")`).join(";")];
const TYPESCRIPT = ["-r", path.join(ROOT, "preview", "loader", "typescript.cjs")];
const PREVIEW = [...TYPESCRIPT, path.join(ROOT, "preview", "main.ts")];
const BARE = [...TYPESCRIPT, path.join(__dirname, "bare-preview.ts")];
const SPECS = [path.join(ROOT, "node_modules", "mocha", "bin", "mocha.js"), "tests/**/*.spec.ts"];
/** A minute, on two cores that import the packages in 0.6 s; they do when no neighbour is busy. */
const MOST_FOR_SPECS = 100;
const STACKS_AT_ONCE = 4;

interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  /** Undefined: shown for information. */
  readonly holds?: boolean;
}

type Results = Record<
  "imports" | "bare" | "prod" | "watched" | "report" | "four" | "base" | "none" | "one" | "sixteen",
  Measurement[]
>;

function seconds(measurements: readonly Measurement[]): number {
  return median(measurements.map((each) => each.seconds));
}

/** How long something takes, and how many times as long as what it is measured against. */
function timeRow(what: string, measured: number, against: readonly [what: string, seconds: number], most: number): Row {
  const ratio = measured / against[1];
  return {
    what,
    measured: `${measured.toFixed(2)} s, ${ratio.toFixed(2)} times ${against[0]}`,
    target: `at most ${most.toString()} times`,
    holds: ratio <= most,
  };
}

function timeRows(results: Results): Row[] {
  const [imports, bare, prod] = [seconds(results.imports), seconds(results.bare), seconds(results.prod)];
  return [
    { what: "importing the same packages", measured: `${imports.toFixed(2)} s`, target: "" },
    { what: "bare preview of prod: no rules, no analyses", measured: `${bare.toFixed(2)} s`, target: "" },
    timeRow("preview of prod", prod, ["the imports", imports], 3),
    timeRow("full report of prod, with its page", seconds(results.report), ["the bare one", bare], 1.3),
    timeRow(`${STACKS_AT_ONCE.toString()} stacks in parallel`, seconds(results.four), ["prod alone", prod], 2.2),
    timeRow("prod compared with the last commit", seconds(results.base), ["prod alone", prod], 2.5),
  ];
}

/** Once only: it takes as long as several rounds of everything else. */
async function specsRow({ imports }: Results): Promise<Row> {
  process.stderr.write("npm test\n");
  const { seconds: measured } = await measure(SPECS, ROOT);
  return timeRow("npm test, one run", measured, ["the imports", seconds(imports)], MOST_FOR_SPECS);
}

/** The rules once loaded, as a preview applies them. */
async function rulesRow(): Promise<Row> {
  const { graph } = await previewStack(readProject(ROOT), "prod");
  const rules = [loadRules(), loadWaivers()] as const;
  const milliseconds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    evaluate(graph, "prod", ...rules);
    return performance.now() - start;
  });
  const measured = median(milliseconds);
  return {
    what: `all ${rules[0].length.toString()} rules over prod`,
    measured: `${measured.toFixed(0)} ms`,
    target: "under 100 ms",
    holds: measured < 100,
  };
}

function memoryRows({ watched }: Results): Row[] {
  const told = watched.filter(({ peaksMB }) => peaksMB.length > 0);
  if (told.length === 0) return [{ what: "memory of prod", measured: "this system does not tell", target: "" }];
  const largest = median(told.map(({ peaksMB }) => Math.max(...peaksMB)));
  const sum = median(told.map(({ peaksMB }) => peaksMB.reduce((total, each) => total + each, 0)));
  const target = "under 300 MB";
  return [
    {
      what: "peak memory of prod, largest process",
      measured: `${largest.toFixed(0)} MB`,
      target,
      holds: largest < 300,
    },
    { what: "peak memory of prod, command and program", measured: `${sum.toFixed(0)} MB`, target: "" },
  ];
}

function growthRows({ none, one, sixteen }: Results, resources: readonly [one: number, sixteen: number]): Row[] {
  const milliseconds = (measured: readonly Measurement[], count: number): number =>
    ((seconds(measured) - seconds(none)) * 1000) / count;
  const [first, last] = [milliseconds(one, resources[0]), milliseconds(sixteen, resources[1])];
  return [
    { what: `a resource, of ${resources[0].toString()} in 1 copy`, measured: `${first.toFixed(2)} ms`, target: "" },
    {
      what: `a resource, of ${resources[1].toString()} in 16 copies`,
      measured: `${last.toFixed(2)} ms, ${(last / first).toFixed(2)} times`,
      target: "at most once",
      holds: last <= first,
    },
  ];
}

async function countResources({ directory }: Copies): Promise<number> {
  const { graph, errors } = await previewStack(readProject(directory), "prod");
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return summarize(graph).resources;
}

async function bench(): Promise<void> {
  const stacks = writeStacks(ROOT, STACKS_AT_ONCE);
  const names = Array.from({ length: STACKS_AT_ONCE }, (_, index) => `prod-${(index + 1).toString()}`);
  const [none, one, sixteen] = [0, 1, 16].map((count) => writeCopies(ROOT, count)) as [Copies, Copies, Copies];
  // The copies break rules that prod has waivers for, by name: that is an exit code of 1, and costs the same.
  const previewIn =
    (directory: string, ...args: string[]) =>
    () =>
      measure([...PREVIEW, ...args], directory, { expectedCodes: [0, 1] });
  try {
    const resources = [await countResources(one), await countResources(sixteen)] as const;
    const commands = {
      imports: () => measure(IMPORTS, ROOT),
      bare: () => measure(BARE, ROOT),
      prod: previewIn(ROOT, "prod", "--json"),
      watched: () => measure([...PREVIEW, "prod", "--json"], ROOT, { isWatched: true }),
      report: previewIn(ROOT, "prod", "--html", path.join(stacks.directory, "report.html")),
      four: previewIn(stacks.directory, ...names, "--json"),
      base: previewIn(ROOT, "prod", "--base", "HEAD", "--json"),
      none: previewIn(none.directory, "prod", "--json"),
      one: previewIn(one.directory, "prod", "--json"),
      sixteen: previewIn(sixteen.directory, "prod", "--json"),
    };
    const results = await measureInterleaved(commands, ROUNDS, (round) => {
      process.stderr.write(`round ${round.toString()} of ${ROUNDS.toString()}\n`);
    });
    printTable([
      ...timeRows(results),
      await specsRow(results),
      await rulesRow(),
      ...memoryRows(results),
      ...growthRows(results, resources),
    ]);
  } finally {
    for (const copies of [stacks, none, one, sixteen]) copies.remove();
  }
}

function printTable(rows: readonly Row[]): void {
  const table = new Table({ head: ["", "median", "target", "holds"], style: { head: [], border: [], compact: true } });
  for (const { what, measured, target, holds } of rows) {
    table.push([what, measured, target, holds === undefined ? "" : holds ? "yes" : "NO"]);
  }
  process.stdout.write(`${table.toString()}\nMedians of ${ROUNDS.toString()} interleaved runs.\n`);
}

void bench();
