/** The network as a Mermaid flowchart, which GitHub draws inside a comment. */
import { type MapPart, type MapSubnet, mapNetwork, type NetworkMap } from "../network-map";
import type { AnalysedStack } from "../analysed";
import { ofType } from "../lookup";
import { escapeMermaid } from "./escape";
import { drawAccelerators } from "./mermaid-accelerator";
import { drawBuckets } from "./mermaid-buckets";
import { drawEdge } from "./mermaid-edge";

interface Node {
  readonly id: string;
  readonly part: MapPart;
  readonly zone: number;
  readonly subnet: MapSubnet;
}

/** Lines of a fenced code block; none for a stack without a subnet. */
export function drawNetwork(stack: AnalysedStack): string[] {
  const graph = { project: "", stack: stack.stack, resources: stack.resources, outputs: {} };
  const map = mapNetwork(graph);
  if (map.zones.length === 0) return [];
  const nodes = nameNodes(map);
  const balancers = balancersOf(map);
  const nodeOf = ({ urn }: { readonly urn: string }): string | undefined => {
    const index = balancers.findIndex((each) => each.urn === urn);
    return index < 0 ? undefined : `b${index.toString()}`;
  };
  const edge = drawEdge(graph, nodeOf);
  const accelerators = drawAccelerators(graph, nodeOf);
  const instances = nodes.filter(({ part }) => part.kind === "instances").map(({ id }) => id);
  const buckets = drawBuckets(graph, instances);
  // A service of the Region: outside the VPC, reached through its endpoint.
  const tables = ofType(graph, "aws:dynamodb/table:Table");
  const vpc = map.vpcs.map(({ name, cidrBlock }) => `VPC ${name} ${cidrBlock}`).join(", ");
  return [
    "```mermaid",
    "flowchart TB",
    ...[...edge.nodes, ...accelerators.nodes, ...buckets.nodes].map((node) => `  ${node}`),
    ...balancers.map((part, index) => `  b${index.toString()}["${labelOf(part)}"]`),
    `  subgraph vpc["${escapeMermaid(vpc)}"]`,
    ...map.zones.flatMap(({ zone, subnets }, index) => [
      `    subgraph z${index.toString()}["${escapeMermaid(zone)}"]`,
      ...subnets.flatMap((subnet, place) => drawSubnet(subnet, `s${index.toString()}-${place.toString()}`, nodes)),
      "    end",
    ]),
    "  end",
    ...tables.map(({ name }, index) => `  t${index.toString()}[("table<br/>${escapeMermaid(name)}")]`),
    ...[
      ...edge.lines,
      ...accelerators.lines,
      ...drawLines(map, nodes),
      ...buckets.lines,
      ...drawUse(nodes, tables.length),
    ].map((line) => `  ${line}`),
    "```",
  ];
}

/** A load balancer stands in every zone at once and is drawn once, above them. */
function balancersOf({ zones, unplaced }: NetworkMap): MapPart[] {
  const all = [...zones.flatMap(({ subnets }) => subnets.flatMap(({ parts }) => parts)), ...unplaced];
  const balancers = all.filter(({ kind }) => kind === "load balancer");
  return balancers.filter(({ urn }, index) => balancers.findIndex((each) => each.urn === urn) === index);
}

/** Names that no program chose: a resource may be called `end`, or anything else. */
function nameNodes({ zones }: NetworkMap): Node[] {
  const places = zones.flatMap(({ subnets }, zone) =>
    subnets.flatMap((subnet) =>
      subnet.parts.filter(({ kind }) => kind !== "load balancer").map((part) => ({ part, zone, subnet })),
    ),
  );
  return places.map((place, index) => ({ id: `n${index.toString()}`, ...place }));
}

function drawSubnet(subnet: MapSubnet, id: string, nodes: readonly Node[]): string[] {
  const inside = nodes.filter((node) => node.subnet === subnet);
  return [
    `      subgraph ${id}["${escapeMermaid(`${subnet.kind} ${subnet.cidrBlock}`)}"]`,
    ...inside.map(({ id: node, part }) => `        ${node}${shapeOf(part)}`),
    "      end",
  ];
}

function drawLines(map: NetworkMap, nodes: readonly Node[]): string[] {
  const instances = nodes.filter(({ part }) => part.kind === "instances");
  const stores = nodes.filter(({ part }) => part.kind === "database" || part.kind === "cache");
  const balanced = balancersOf(map).flatMap((_, index) => instances.map(({ id }) => `b${index.toString()} --> ${id}`));
  const used = instances.flatMap((instance) => {
    const near = stores.filter(({ zone }) => zone === instance.zone);
    const ways = nodes.filter(({ part }) => instance.subnet.natGateways.includes(part.urn));
    return [...(near.length > 0 ? near : stores), ...ways].map(({ id }) => `${instance.id} --> ${id}`);
  });
  return [...balanced, ...used];
}

function drawUse(nodes: readonly Node[], tables: number): string[] {
  const instances = nodes.filter(({ part }) => part.kind === "instances");
  return Array.from({ length: tables }, (_, table) =>
    instances.map(({ id }) => `${id} --> t${table.toString()}`),
  ).flat();
}

function shapeOf(part: MapPart): string {
  const isStore = part.kind === "database" || part.kind === "cache";
  return isStore ? `[("${labelOf(part)}")]` : `["${labelOf(part)}"]`;
}

function labelOf({ label, name }: MapPart): string {
  return `${escapeMermaid(label)}<br/>${escapeMermaid(name)}`;
}
