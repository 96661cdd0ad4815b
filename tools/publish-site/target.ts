/** Where a stack's site is: from the stack's outputs and its file. */
import { type Project, UsageError } from "../../preview/engine/project";
import { readAws, readStackOutputs, type Values } from "../shared/stack-outputs";

export interface Target {
  readonly region: string;
  /** S3 refuses a request for a bucket that another account owns. */
  readonly accountId: string;
  readonly bucket: string;
  readonly distributionId: string;
}

/** `outputsFile`: what `pulumi stack output --json` printed; left out, the CLI is asked. */
export async function findTarget(project: Project, stack: string, outputsFile: string | undefined): Promise<Target> {
  const { region, accountId } = readAws(project, stack);
  const outputs = await readStackOutputs(project, stack, outputsFile);
  return {
    region,
    accountId,
    bucket: textIn(outputs, "siteBucketName", stack),
    distributionId: textIn(outputs, "distributionId", stack),
  };
}

function textIn(outputs: Values, name: string, stack: string): string {
  const value = outputs[name];
  if (typeof value === "string" && value !== "") return value;
  throw new UsageError(`the stack ${stack} has no output ${name}; has it an edge, and is it deployed?`);
}
