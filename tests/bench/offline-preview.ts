/**
 * `npm run bench`: what the offline preview costs, beside what merely importing the same packages costs on the same
 * machine in the same minutes. It measures and decides nothing: no test fails by it.
 */
import Table from "cli-table3";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
import { summarize } from "../../preview/report/summary";
import { type Copies, writeCopies } from "./copies";
import { type Measurement, measure, measureInterleaved, median } from "./measure";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "..", "..");
const ROUNDS = 7;
const PACKAGES = ["@pulumi/pulumi", "@pulumi/aws", "@pulumi/awsx", "@pulumi/random"];
const IMPORTS = ["-e", [...PACKAGES.map((name) => `require("${name}")`), ...readClassesInUse()].join(";")];
const PREVIEW = ["-r", "ts-node/register", path.join(ROOT, "preview", "main.ts")];

/** The classes prod's tiers create: the SDK loads a class when it is first used, so naming the package imports none. */
function readClassesInUse(): string[] {
  const inventory = JSON.parse(readFileSync(path.join(ROOT, "tests", "expected", "prod.json"), "utf8")) as {
    readonly resources: readonly { readonly type: string; readonly parent?: string }[];
  };
  const types = inventory.resources.filter(({ parent }) => parent?.startsWith("cloudmart:")).map(({ type }) => type);
  return [...new Set(types)].map((type) => {
    const [name = "", service = "", ...rest] = type.split(/[:/]/);
    const inPackage = service === "index" ? "" : `.${service}`;
    return `require("@pulumi/${name}")${inPackage}.${rest.at(-1) ?? ""}`;
  });
}

interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  /** Undefined: shown for information. */
  readonly holds?: boolean;
}

type Results = Record<"imports" | "prod" | "all" | "none" | "one" | "sixteen", Measurement[]>;

function seconds(measurements: readonly Measurement[]): number {
  return median(measurements.map((each) => each.seconds));
}

function timeRows({ imports, prod, all }: Results): Row[] {
  const ratio = seconds(prod) / seconds(imports);
  return [
    { what: "importing the same packages and classes", measured: `${seconds(imports).toFixed(2)} s`, target: "" },
    {
      what: "preview of prod",
      measured: `${seconds(prod).toFixed(2)} s, ${ratio.toFixed(2)} times the imports`,
      target: "at most 3 times",
      holds: ratio <= 3,
    },
    {
      what: "preview of all stacks, in parallel",
      measured: `${seconds(all).toFixed(2)} s, ${(seconds(all) / seconds(prod)).toFixed(2)} times prod alone`,
      target: "",
    },
  ];
}

function memoryRows({ prod }: Results): Row[] {
  const told = prod.filter(({ peaksMB }) => peaksMB.length > 0);
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
  const [none, one, sixteen] = [0, 1, 16].map((count) => writeCopies(ROOT, count)) as [Copies, Copies, Copies];
  // The copies break rules that prod has waivers for, by name: that is an exit code of 1, and costs the same.
  const previewIn =
    (directory: string, ...args: string[]) =>
    () =>
      measure([...PREVIEW, ...args], directory, [0, 1]);
  try {
    const resources = [await countResources(one), await countResources(sixteen)] as const;
    const commands = {
      imports: () => measure(IMPORTS, ROOT),
      prod: previewIn(ROOT, "prod", "--json"),
      all: previewIn(ROOT, "--json"),
      none: previewIn(none.directory, "prod", "--json"),
      one: previewIn(one.directory, "prod", "--json"),
      sixteen: previewIn(sixteen.directory, "prod", "--json"),
    };
    const results = await measureInterleaved(commands, ROUNDS, (round) => {
      process.stderr.write(`round ${round.toString()} of ${ROUNDS.toString()}\n`);
    });
    printTable([...timeRows(results), ...memoryRows(results), ...growthRows(results, resources)]);
  } finally {
    for (const copies of [none, one, sixteen]) copies.remove();
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
