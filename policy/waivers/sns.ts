import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "topic-is-encrypted",
    type: "aws:sns/topic:Topic",
    name: "cloudmart-cache-events",
    environments: ["dev", "prod"],
    reason:
      "ElastiCache publishes to no encrypted topic; its events name nodes and nothing that they hold (components/cache/event-topic.ts)",
  },
];
