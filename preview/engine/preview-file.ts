/** Reads what `pulumi preview --json` printed: the digest with the steps that the engine planned. */
import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UNKNOWN } from "../../policy/resource-graph";
import { readText } from "./read-file";
import { UsageError } from "./usage-error";
import { UNKNOWN_VALUE } from "./wire-values";

const state = z.object({
  urn: z.string(),
  type: z.string(),
  /** What AWS calls it; absent before it exists. */
  id: z.string().optional(),
  custom: z.boolean().optional(),
  inputs: z.record(z.string(), z.json()).optional(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
});

const step = z.object({
  op: z.string(),
  urn: z.string(),
  oldState: state.optional(),
  newState: state.optional(),
  replaceReasons: z.array(z.string()).nullish(),
  diffReasons: z.array(z.string()).nullish(),
  detailedDiff: z.record(z.string(), z.object({ kind: z.string() })).nullish(),
});

const digest = z.object({ steps: z.array(step) });

export type PreviewDigest = z.infer<typeof digest>;
export type DigestStep = z.infer<typeof step>;

/** Refuses a file that is missing, no JSON, or no preview. */
export function readPreviewFile(directory: string, file: string): PreviewDigest {
  const location = path.resolve(directory, file);
  if (!existsSync(location)) throw new UsageError(`--from ${file}: no such file`);
  const result = digest.safeParse(parseJson(readText(location, `--from ${file}`), file));
  if (result.success && result.data.steps.length > 0) return result.data;
  throw new UsageError(`--from ${file} is not what pulumi preview --json prints: ${explain(result)}`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replaceAll(UNKNOWN_VALUE, UNKNOWN));
  } catch {
    throw new UsageError(
      `--from ${file} is not one JSON document; keep standard output of pulumi preview --json alone`,
    );
  }
}

function explain({ error }: z.ZodSafeParseResult<PreviewDigest>): string {
  const [issue] = error?.issues ?? [];
  return issue === undefined ? "it has no steps" : `${issue.path.join(".") || "the document"}: ${issue.message}`;
}
