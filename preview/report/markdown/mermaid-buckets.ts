/** The buckets that instances themselves use: those that the policies of their role name. */
import type { GraphResource, ResourceGraph } from "../../../policy/resource-graph";
import { ofType, referredTo } from "../lookup";
import { escapeMermaid } from "./escape";
import type { EdgeDrawing } from "./mermaid-edge";

/** One node a bucket, and a line to it from each of the nodes that stand for instances. */
export function drawBuckets(graph: ResourceGraph, instances: readonly string[]): EdgeDrawing {
  const buckets = bucketsOf(graph);
  return {
    nodes: buckets.map(({ name }, index) => `u${index.toString()}[("bucket<br/>${escapeMermaid(name)}")]`),
    lines: buckets.flatMap((_, index) => instances.map((id) => `${id} --> u${index.toString()}`)),
  };
}

function bucketsOf(graph: ResourceGraph): readonly GraphResource[] {
  const profiles = ofType(graph, "aws:iam/instanceProfile:InstanceProfile");
  const roles = profiles.map(({ inputs }) => referredTo(graph, inputs["role"]));
  const policies = ofType(graph, "aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => roles.includes(referredTo(graph, inputs["role"])))
    .map(({ inputs }) => JSON.stringify(inputs["policy"] ?? null));
  return ofType(graph, "aws:s3/bucket:Bucket").filter(({ type, name }) =>
    policies.some((policy) => policy.includes(`<${type}::${name}.arn>`)),
  );
}
