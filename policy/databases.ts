/** How rules read RDS instances: what a replica takes from its source, and what an engine calls its versions. */
import type { ResourceView, StackView } from "./views";

export const DATABASE = "aws:rds/instance:Instance";

export function isReplica(instance: ResourceView): boolean {
  return instance.has("replicateSourceDb");
}

/** The instance that takes writes, at the end of a replica's chain; it states engine, version and storage for all. */
export function primaryOf(instance: ResourceView, stack: StackView): ResourceView {
  const [source] = stack.referred(instance, "replicateSourceDb", DATABASE);
  return source === undefined ? instance : primaryOf(source, stack);
}

export function replicasOf(instance: ResourceView, stack: StackView): readonly ResourceView[] {
  return stack.referring(instance, DATABASE, "replicateSourceDb");
}

export function engineOf(instance: ResourceView, stack: StackView): string {
  return primaryOf(instance, stack).text("engine") ?? "";
}

/** How many numbers name a major version: PostgreSQL's is `15`, MySQL's `8.0`. Undefined for engines not used here. */
export function majorVersionParts(engine: string): number | undefined {
  if (engine === "postgres") return 1; // 9.6, the last with two, is long retired
  return engine === "mysql" || engine === "mariadb" ? 2 : undefined;
}

/** The parameter group family of an engine and version; undefined for engines not used here. */
export function parameterFamily(engine: string, version: string): string | undefined {
  const parts = majorVersionParts(engine);
  return parts === undefined ? undefined : engine + version.split(".").slice(0, parts).join(".");
}
