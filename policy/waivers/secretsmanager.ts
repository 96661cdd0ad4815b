import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "secret-is-rotated",
    type: "aws:secretsmanager/secret:Secret",
    name: "cloudmart-cache-secret",
    environments: ["dev", "prod"],
    reason:
      "Secrets Manager cannot change a cache's password without a function of ours; it is changed by an update that replaces " +
      "it. The database's secret is RDS's own and rotates every seven days",
  },
];
