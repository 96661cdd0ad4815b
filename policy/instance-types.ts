/** EC2 instance types: what their names say, and which of them a group launches. */
import { ledTo } from "./relations";
import type { ResourceView, StackView } from "./views";

export const GROUP = "aws:autoscaling/group:Group";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";
export const DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution";

/** Graviton has a `g` among the attributes behind the generation (t4g, m7gd), and its first family is a1. */
const GRAVITON = /^(?:a1|[a-z]+\d+[a-z-]*g[a-z-]*)\./;

export function architectureOf(type: string): "arm64" | "x86_64" {
  return GRAVITON.test(type) ? "arm64" : "x86_64";
}

/** Types that AWS takes into no cluster placement group. */
export function isBurstableOrFlex(type: string): boolean {
  return /^(t\d|m7i-flex|mac)/.test(type);
}

/** The templates a group launches from, alone or in a mix. */
export function templatesOf(group: ResourceView, stack: StackView): readonly ResourceView[] {
  return ["launchTemplate", "mixedInstancesPolicy"].flatMap((path) => ledTo(stack, group, path, LAUNCH_TEMPLATE));
}

/** Every type a group may launch; overrides replace the template's own. */
export function typesOf(group: ResourceView, stack: StackView): readonly string[] {
  const overriding = group.objects(OVERRIDES).map(({ instanceType }) => instanceType);
  const types =
    overriding.length > 0 ? overriding : templatesOf(group, stack).map((template) => template.text("instanceType"));
  return [...new Set(types.filter((type) => typeof type === "string"))];
}

/** The share above the base that is not on demand, percent; AWS's own default is none. */
export function spotPercentOf(group: ResourceView): number {
  if (!group.has("mixedInstancesPolicy")) return 0;
  return 100 - (group.number(`${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity`) ?? 100);
}
