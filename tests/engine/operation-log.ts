/** The log that the suite's providers write: what the engine asked of them, one JSON object a line. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { JsonObject } from "../../policy/resource-graph";

/** Names the log file to the providers, which the engine starts. */
export const LOG_VARIABLE = "CLOUDMART_PROVIDER_LOG";

/** A provider has started: for which package, and which AWS settings its environment holds. */
export interface Start {
  readonly operation: "start";
  readonly package: string;
  readonly awsSettings: readonly string[];
}

/** A resource was really changed; what a preview asks is not logged. */
export interface Change {
  readonly operation: "create" | "update" | "delete";
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The inputs received, secrets as `[secret]`; empty for a deletion. */
  readonly inputs: JsonObject;
}

export type LogEntry = Start | Change;

export function appendToLog(file: string, entry: LogEntry): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

export function readLog(file: string): LogEntry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as LogEntry);
}
