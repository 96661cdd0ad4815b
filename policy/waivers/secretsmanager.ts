import type { Waiver } from "../waiver";

export const waivers: readonly Waiver[] = [
  {
    rule: "secret-is-rotated",
    type: "aws:secretsmanager/secret:Secret",
    name: "cloudmart-(cache-secret|database-master-secret)", // the latter with read replicas only
    environments: ["dev", "prod"],
    reason:
      "Secrets Manager cannot change the cache's password, nor that of a database with read replicas, without a function of " +
      "ours; an update that replaces it does. A database without replicas has RDS's own secret, which rotates every seven days",
  },
];
