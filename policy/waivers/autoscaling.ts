import type { Waiver } from "../waiver";

const GROUP = "aws:autoscaling/group:Group";

export const waivers: readonly Waiver[] = [
  {
    rule: "group-runs-in-two-zones",
    type: GROUP,
    name: "cloudmart-compute",
    environments: ["dev"],
    reason:
      "one zone carries work in dev and may stop with it (natGatewayStrategy and isMultiAz in environments/dev.ts)",
  },
  {
    rule: "group-mixes-instance-types",
    type: GROUP,
    name: "cloudmart-compute",
    environments: ["dev", "prod"],
    reason:
      "scaling counts requests per instance, so all are alike; if a zone runs out of the type, the others take the load until compute.instanceType is changed",
  },
];
