/** One step, whether the estimate or the engine says it: what is lost by it, and whether somebody allowed that. */
import { explain, type Subject } from "./explanation";
import { contentOf, isStateful } from "./replacement";
import type { ChangedProperty, ChangeKind, ChangeStep } from "./result";

export interface StepRequest {
  readonly kind: ChangeKind;
  readonly resource: Subject;
  /** The resource that exists, where that is not the same one. */
  readonly before?: Subject;
  readonly properties?: readonly ChangedProperty[];
  /** Why AWS does not make this update. */
  readonly refusedByAws?: string | undefined;
  readonly tier: string;
  /** Logical names of the resources that may be destroyed. */
  readonly allowed: readonly string[];
}

export function describeStep(request: StepRequest): ChangeStep {
  const { kind, resource, before = resource, properties = [], tier, allowed } = request;
  const holdsData = isStateful(resource.type);
  const isDestructive = destroys(kind, before);
  const explanation = explain({ kind, resource, before, properties, content: contentOf(resource.type) });
  return {
    kind,
    urn: resource.urn,
    ...(before.urn !== resource.urn && { previousUrn: before.urn }),
    type: resource.type,
    name: resource.name,
    tier,
    isStateful: holdsData,
    isDestructive,
    isProtected: kind !== "create" && before.options.protect,
    isAllowed: isDestructive && holdsData && [resource, before].some(({ name }) => allowed.includes(name)),
    ...refusal(request),
    properties,
    ...(explanation !== undefined && { explanation }),
  };
}

function refusal({ refusedByAws }: StepRequest): Pick<ChangeStep, "refusedByAws"> {
  return refusedByAws === undefined ? {} : { refusedByAws };
}

/** A resource with retainOnDelete outlives its deletion; one that replaces it still starts empty. */
function destroys(kind: ChangeKind, { options }: Subject): boolean {
  if (kind === "delete") return !options.retainOnDelete;
  return kind !== "create" && kind !== "update";
}
