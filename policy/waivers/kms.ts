import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "key-is-protected",
    type: "aws:kms/key:Key",
    name: "cloudmart-(?:database|cache|storage-archive|storage-media|observability|observability-us-east-1|recovery|audit-trail)-key",
    environments: ["dev"],
    reason: "dev's backups go with dev, and destroy must work (`protection` in environments/dev.ts)",
  },
];
