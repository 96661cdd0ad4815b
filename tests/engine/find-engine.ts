/** Finds the Pulumi CLI and the real awsx plugin on this machine; the suite brings everything else itself. */
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import awsxPackage from "@pulumi/awsx/package.json";

export interface Engine {
  /** The `pulumi` executable. */
  readonly cli: string;
  /** Folder that holds `pulumi-resource-awsx`. */
  readonly awsxFolder: string;
}

const AWSX = "pulumi-resource-awsx";

/** The engine, or one sentence that says what is missing. */
export function findEngine(): Engine | string {
  const searchPath = (process.env["PATH"] ?? "").split(path.delimiter);
  const cliFolder = searchPath.find((folder) => isExecutable(path.join(folder, "pulumi")));
  if (cliFolder === undefined) return "there is no pulumi CLI on the PATH";
  const home = process.env["PULUMI_HOME"] ?? path.join(homedir(), ".pulumi");
  const installed = path.join(home, "plugins", `resource-awsx-v${awsxPackage.version}`);
  const awsxFolder = [...searchPath, installed].find((folder) => isExecutable(path.join(folder, AWSX)));
  if (awsxFolder === undefined) return `run \`pulumi plugin install resource awsx ${awsxPackage.version}\` first`;
  return { cli: path.resolve(cliFolder, "pulumi"), awsxFolder: path.resolve(awsxFolder) };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
