import type { Waiver } from "../waiver";

const DATABASE = "aws:rds/instance:Instance";
const REPLICAS_TOO = "cloudmart-database(?:-replica-\\d+)?";

export const waivers: readonly Waiver[] = [
  {
    rule: "database-has-a-standby",
    type: DATABASE,
    name: "cloudmart-database",
    environments: ["dev"],
    reason: "dev stops with its zone, for half the cost (`database.isMultiAz: false` in environments/dev.ts)",
  },
  {
    rule: "database-refuses-deletion",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev"],
    reason: "dev holds no data that anybody needs back, and destroy must work (`protection` in environments/dev.ts)",
  },
  {
    rule: "database-is-protected",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev"],
    reason: "dev holds no data that anybody needs back, and destroy must work (`protection` in environments/dev.ts)",
  },
  {
    rule: "enhanced-monitoring-is-on",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev", "prod"],
    reason:
      "Performance Insights and CloudWatch show its load every minute; what Enhanced Monitoring adds, the processes on RDS's " +
      "own machine, costs a role and log ingestion and helps nobody who cannot log in there",
  },
  {
    rule: "iam-authentication-is-on",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev", "prod"],
    reason:
      "the application is the only user: it reads one secret, which RDS rotates every seven days; a second way in would have to " +
      "be guarded as well. `database.iamUser` in a stack file makes IAM the application's only way in",
  },
  {
    rule: "database-audits-statements",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev", "prod"],
    reason:
      "a shop's orders are changed by its application alone, which logs whom it serves; where an auditor asks for every " +
      "statement, `database.auditedStatements` in the stack file logs them",
  },
  {
    rule: "database-port-is-not-the-default",
    type: DATABASE,
    name: REPLICAS_TOO,
    environments: ["dev", "prod"],
    reason:
      "the security group admits the application's instances and nobody else; another port hides nothing from them",
  },
];
