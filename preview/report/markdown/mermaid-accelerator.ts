/** The way of a client through an accelerator to a load balancer, past the CDN: its name, and the web ACL at its end. */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { objectsIn, ofType, referredTo } from "../lookup";
import { escapeMermaid } from "./escape";
import type { EdgeDrawing } from "./mermaid-edge";

const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
const LISTENER = "aws:globalaccelerator/listener:Listener";
const ENDPOINTS = "aws:globalaccelerator/endpointGroup:EndpointGroup";
const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

/** `nodeOf` names the node of a load balancer. Nothing is drawn for a stack without an accelerator. */
export function drawAccelerators(
  graph: ResourceGraph,
  nodeOf: (balancer: GraphResource) => string | undefined,
): EdgeDrawing {
  const drawings = ofType(graph, ACCELERATOR).map((accelerator, index) =>
    drawAccelerator(graph, accelerator, index.toString(), nodeOf),
  );
  if (drawings.length === 0) return { nodes: [], lines: [] };
  return {
    nodes: ['client(("clients of the API"))', ...drawings.flatMap(({ nodes }) => nodes)],
    lines: drawings.flatMap(({ lines }) => lines),
  };
}

function drawAccelerator(
  graph: ResourceGraph,
  accelerator: GraphResource,
  index: string,
  nodeOf: (balancer: GraphResource) => string | undefined,
): EdgeDrawing {
  const id = `a${index}`;
  const names = ofType(graph, "aws:route53/record:Record")
    .filter(({ inputs }) => objectsIn(inputs["aliases"]).some(({ name }) => referredTo(graph, name) === accelerator))
    .map(({ inputs }) => inputs["name"])
    .filter((name) => typeof name === "string");
  const dns =
    names.length === 0 ? [] : [`ad${index}["Route 53<br/>${names.map((name) => escapeMermaid(name)).join("<br/>")}"]`];
  const ends = endpointsOf(graph, accelerator).flatMap((balancer, place) => {
    const to = nodeOf(balancer);
    const guard = guardOf(graph, balancer);
    const between = `aw${index}-${place.toString()}`;
    if (to === undefined) return [];
    if (guard === undefined) return [{ nodes: [], line: `${id} --> ${to}` }];
    return [
      { nodes: [`${between}["AWS WAF<br/>${escapeMermaid(guard.name)}"]`], line: `${id} --> ${between} --> ${to}` },
    ];
  });
  return {
    nodes: [
      ...dns,
      `${id}["Global Accelerator<br/>${escapeMermaid(accelerator.name)}"]`,
      ...ends.flatMap(({ nodes }) => nodes),
    ],
    lines: [["client", ...(dns.length > 0 ? [`ad${index}`] : []), id].join(" --> "), ...ends.map(({ line }) => line)],
  };
}

function endpointsOf(graph: ResourceGraph, accelerator: GraphResource): readonly GraphResource[] {
  const listeners = ofType(graph, LISTENER).filter(
    ({ inputs }) => referredTo(graph, inputs["acceleratorArn"]) === accelerator,
  );
  return ofType(graph, ENDPOINTS)
    .filter(({ inputs }) => listeners.some((each) => referredTo(graph, inputs["listenerArn"]) === each))
    .flatMap(({ inputs }) => objectsIn(inputs["endpointConfigurations"]))
    .map(({ endpointId }) => referredTo(graph, endpointId))
    .filter((each) => each !== undefined);
}

function guardOf(graph: ResourceGraph, balancer: GraphResource): GraphResource | undefined {
  const association = ofType(graph, ASSOCIATION).find(
    ({ inputs }) => referredTo(graph, inputs["resourceArn"]) === balancer,
  );
  return association && referredTo(graph, association.inputs["webAclArn"]);
}
