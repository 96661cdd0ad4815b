/** What a tool knows of a deployed stack: its file, and its outputs. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { type Project, readStackConfiguration, UsageError } from "../../preview/engine/project";
import { OutsideError } from "./outside-error";

export type Values = Readonly<Record<string, unknown>>;

/** The stack's outputs. `outputsFile`: what `pulumi stack output --json` printed; left out, the CLI is asked. */
export async function readStackOutputs(
  project: Project,
  stack: string,
  outputsFile: string | undefined,
): Promise<Values> {
  return outputsFile === undefined
    ? parseOutputs(await askPulumi(project.directory, stack), `the outputs of ${stack}`)
    : parseOutputs(readOutputs(path.resolve(project.directory, outputsFile)), outputsFile);
}

/** Where the stack's file says that it lives. */
export function readAws(project: Project, stack: string): { readonly region: string; readonly accountId: string } {
  const { values } = readStackConfiguration(project, stack);
  const aws = parseObject(values[`${project.name}:aws`] ?? "") ?? {};
  const { region, accountId } = aws;
  if (typeof region !== "string" || typeof accountId !== "string") {
    throw new UsageError(`Pulumi.${stack}.yaml: ${project.name}:aws has no region and accountId in quotes`);
  }
  return { region, accountId };
}

async function askPulumi(directory: string, stack: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)("pulumi", ["stack", "output", "--json", "--stack", stack], {
      cwd: directory,
    });
    return stdout;
  } catch (error) {
    const { code, stderr = "", message } = error as Error & { readonly code?: unknown; readonly stderr?: string };
    const why = code === "ENOENT" ? "there is no pulumi CLI on the PATH; give --outputs <file>" : stderr || message;
    throw new OutsideError(`pulumi stack output --stack ${stack}`, why);
  }
}

function readOutputs(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
}

function parseOutputs(text: string, where: string): Values {
  const outputs = parseObject(text);
  if (outputs === undefined) throw new UsageError(`${where}: not what pulumi stack output --json prints`);
  return outputs;
}

function parseObject(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    return undefined;
  }
}
