/** Prod with everything that a system for viewers all over the world adds to it: for specs about exactly these. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import type { ResourceGraph } from "../../policy/resource-graph";
import { inBackground } from "./background";
import { previewGraph } from "./command";
import { copyProject } from "./copies";
import { makeEcKey } from "./pem";
import { withValues } from "./stack-files";

/** Of no stack's name that exists. */
export const GLOBAL_STACK = "worldwide";

/** Values by their place in a stack file, beside or instead of prod's. */
const FACTS: Readonly<Record<string, unknown>> = {
  "storage.media": {
    isAccelerated: true,
    archiveTiers: { prefix: "masters", archiveAccessAfterDays: 90, deepArchiveAccessAfterDays: 180 },
  },
  accelerator: {
    label: "api",
    secondRegion: {
      region: "us-east-1",
      routing: "failover",
      dnsName: "balancer.us-east-1.elb.amazonaws.com",
      hostedZoneId: "Z35SXDOTRQ7X7K",
    },
  },
  "edge.originSecretVersion": 1,
  "objectives.availabilityPercent": 99.99,
  "edge.hasMediaFailover": true,
  "edge.priceClass": "PriceClass_All",
  "edge.originShieldRegion": "ap-northeast-2",
  "edge.signedMedia": {
    publicKeys: [
      { name: "first", pem: makeEcKey() },
      { name: "second", pem: makeEcKey() },
    ],
  },
};

/** A folder with the program and such a stack's file. */
export function makeGlobalProject(changes: Readonly<Record<string, unknown>> = {}): string {
  const folder = copyProject();
  const { config } = parse(readFileSync(path.join(folder, "Pulumi.prod.yaml"), "utf8")) as { config: object };
  const bare = Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.replace("cloudmart:", ""), value as unknown]),
  );
  const facts = withValues(bare, { ...FACTS, ...changes });
  const named = Object.fromEntries(Object.entries(facts).map(([key, value]) => [`cloudmart:${key}`, value]));
  writeFileSync(path.join(folder, `Pulumi.${GLOBAL_STACK}.yaml`), stringify({ config: named }));
  return folder;
}

/** Its graph from the offline preview, made once for all specs of the process. */
export const loadGlobalGraph = inBackground(() => previewGlobal());

/** The same with other facts. */
export function previewGlobal(changes: Readonly<Record<string, unknown>> = {}): Promise<ResourceGraph> {
  return previewGraph(makeGlobalProject(changes), GLOBAL_STACK);
}
