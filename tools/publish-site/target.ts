/** Where a stack's site is: from the stack's outputs and its file. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { type Project, readStackConfiguration, UsageError } from "../../preview/engine/project";
import { PublishError } from "./publish-error";

export interface Target {
  readonly region: string;
  /** S3 refuses a request for a bucket that another account owns. */
  readonly accountId: string;
  readonly bucket: string;
  readonly distributionId: string;
}

type Values = Readonly<Record<string, unknown>>;

/** `outputsFile`: what `pulumi stack output --json` printed; left out, the CLI is asked. */
export async function findTarget(project: Project, stack: string, outputsFile: string | undefined): Promise<Target> {
  const { region, accountId } = readAws(project, stack);
  const outputs =
    outputsFile === undefined
      ? parseOutputs(await askPulumi(project.directory, stack), `the outputs of ${stack}`)
      : parseOutputs(readOutputs(path.resolve(project.directory, outputsFile)), outputsFile);
  return {
    region,
    accountId,
    bucket: textIn(outputs, "siteBucketName", stack),
    distributionId: textIn(outputs, "distributionId", stack),
  };
}

function readAws(project: Project, stack: string): { readonly region: string; readonly accountId: string } {
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
    throw new PublishError(`pulumi stack output --stack ${stack}`, why);
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

function textIn(outputs: Values, name: string, stack: string): string {
  const value = outputs[name];
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`the stack ${stack} has no output ${name}; has it an edge, and is it deployed?`);
}
