/** What a reader's request passes before a load balancer: firewall, CDN, and the buckets that the CDN answers from. */
import type { GraphResource, JsonValue, ResourceGraph } from "../../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../../policy/views";
import { ofType, referredTo } from "../lookup";
import { escapeMermaid } from "./escape";

export interface EdgeDrawing {
  readonly nodes: readonly string[];
  readonly lines: readonly string[];
}

/** `nodeOf` names the node of a load balancer, by its resource. Nothing is drawn for a stack without a distribution. */
export function drawEdge(graph: ResourceGraph, nodeOf: (balancer: GraphResource) => string | undefined): EdgeDrawing {
  const drawings = ofType(graph, "aws:cloudfront/distribution:Distribution").map((distribution, index) =>
    drawDistribution(graph, distribution, index.toString(), nodeOf),
  );
  if (drawings.length === 0) return { nodes: [], lines: [] };
  return {
    nodes: ['reader(("readers"))', ...drawings.flatMap(({ nodes }) => nodes)],
    lines: drawings.flatMap(({ lines }) => lines),
  };
}

function drawDistribution(
  graph: ResourceGraph,
  distribution: GraphResource,
  index: string,
  nodeOf: (balancer: GraphResource) => string | undefined,
): EdgeDrawing {
  const cdn = `c${index}`;
  const firewall = referredTo(graph, distribution.inputs["webAclId"]);
  const guard = firewall === undefined ? [] : [node(`w${index}`, "AWS WAF", firewall)];
  const names = namesOf(graph, distribution);
  const dns =
    names.length === 0 ? [] : [`d${index}["Route 53<br/>${names.map((name) => escapeMermaid(name)).join("<br/>")}"]`];
  const way = ["reader", ...(dns.length > 0 ? [`d${index}`] : []), ...(guard.length > 0 ? [`w${index}`] : []), cdn];
  const origins = originsOf(graph, distribution);
  const buckets = origins.filter(({ type }) => type === "aws:s3/bucket:Bucket");
  const balancers = origins.map(nodeOf).filter((id) => id !== undefined);
  return {
    nodes: [
      ...dns,
      ...guard,
      node(cdn, "CloudFront", distribution),
      ...buckets.map((bucket, place) => node(`o${index}-${place.toString()}`, "bucket", bucket)),
    ],
    lines: [
      way.join(" --> "),
      ...[...buckets.map((_, place) => `o${index}-${place.toString()}`), ...balancers].map((to) => `${cdn} --> ${to}`),
    ],
  };
}

/** Names that a record of the stack's leads to the distribution. */
function namesOf(graph: ResourceGraph, distribution: GraphResource): string[] {
  const names = ofType(graph, "aws:route53/record:Record").flatMap(({ inputs: { aliases, name } }) => {
    const targets = isJsonArray(aliases) ? aliases.filter(isJsonObject) : [];
    const isOurs = targets.some((target) => referredTo(graph, target["name"]) === distribution);
    return isOurs && typeof name === "string" ? [name] : [];
  });
  return [...new Set(names)];
}

function originsOf(graph: ResourceGraph, { inputs }: GraphResource): readonly GraphResource[] {
  const origins: JsonValue | undefined = inputs["origins"];
  if (!isJsonArray(origins)) return [];
  return origins
    .filter(isJsonObject)
    .map(({ domainName }) => referredTo(graph, domainName))
    .filter((origin) => origin !== undefined);
}

function node(id: string, label: string, { name }: GraphResource): string {
  return `${id}["${label}<br/>${escapeMermaid(name)}"]`;
}
