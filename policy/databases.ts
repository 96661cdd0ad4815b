/** How rules read RDS instances: what a replica takes from its source, and what an engine calls its versions. */
import { regionOf } from "./deployment-target";
import { ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const DATABASE = "aws:rds/instance:Instance";
export const DATABASE_PARAMETERS = "aws:rds/parameterGroup:ParameterGroup";

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

/** The Region a replica copies from: that of a source in the stack, else the one that the source's ARN names. */
export function sourceRegionOf(replica: ResourceView, stack: StackView): string {
  const [source] = ledTo(stack, replica, "replicateSourceDb", DATABASE);
  if (source !== undefined) return regionOf(source, stack);
  const [arn, , , region] = (replica.text("replicateSourceDb") ?? "").split(":");
  return arn === "arn" && region !== undefined ? region : regionOf(replica, stack);
}

/** The Region of the stack's key that a resource names, where it is another than the resource's own; AWS refuses that. */
export function keyOfAnotherRegion(resource: ResourceView, stack: StackView): string | undefined {
  const [key] = ledTo(stack, resource, "kmsKeyId", "aws:kms/key:Key");
  if (key === undefined) return undefined;
  const region = regionOf(key, stack);
  return region === regionOf(resource, stack) ? undefined : region;
}

export function engineOf(instance: ResourceView, stack: StackView): string {
  return primaryOf(instance, stack).text("engine") ?? "";
}

/** Its storage in GiB; a replica has its source's unless it states its own. Undefined where a snapshot decides. */
export function storageOf(instance: ResourceView, stack: StackView): number | undefined {
  return instance.number("allocatedStorage") ?? primaryOf(instance, stack).number("allocatedStorage");
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
