/**
 * A stack without what a stack file may leave out: its load balancer serves the world, with a certificate in prod, and the
 * one bucket is for its log. For specs about exactly these.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { stackFileSchema } from "../../environments/schema";
import type { EnvironmentName } from "../../policy/environment";
import type { ResourceGraph } from "../../policy/resource-graph";
import { inBackground } from "./background";
import { previewGraph } from "./command";
import { copyProject } from "./copies";

const CERTIFICATE = "arn:aws:acm:ap-northeast-2:222222222222:certificate/00000000-0000-4000-8000-000000000000";

const graphs: Readonly<Record<EnvironmentName, () => Promise<ResourceGraph>>> = {
  dev: inBackground(() => previewCore("dev")),
  prod: inBackground(() => previewCore("prod")),
};

/** Its graph from the offline preview, made once for all specs of the process. */
export function loadCoreGraph(stack: EnvironmentName): Promise<ResourceGraph> {
  return graphs[stack]();
}

async function previewCore(stack: EnvironmentName): Promise<ResourceGraph> {
  const folder = copyProject();
  const file = path.join(folder, `Pulumi.${stack}.yaml`);
  const { config } = parse(readFileSync(file, "utf8")) as { config: Record<string, object> };
  writeFileSync(file, stringify({ config: toCore(config, stack) }));
  return previewGraph(folder, stack);
}

function toCore(config: Readonly<Record<string, object>>, stack: EnvironmentName): Record<string, object> {
  const shape: Readonly<Record<string, { isOptional(): boolean }>> = stackFileSchema.shape;
  const kept = Object.entries(config).filter(([key]) => !shape[key.replace("cloudmart:", "")]?.isOptional());
  const core = Object.fromEntries(kept);
  const compute = { ...core["cloudmart:compute"], ...(stack === "prod" && { certificateArn: CERTIFICATE }) };
  return { ...core, "cloudmart:compute": compute };
}
