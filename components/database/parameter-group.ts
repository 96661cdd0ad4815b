import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./database-args";

/** Statements that take longer are logged, in milliseconds. */
const SLOW_STATEMENT_MS = 1000;

/** A static parameter refuses `immediate`; with `pending-reboot` a new instance has it from its first start. */
const PARAMETERS = [
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  { name: "log_min_duration_statement", value: SLOW_STATEMENT_MS.toString(), applyMethod: "immediate" },
  { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
];

/**
 * pgAudit beside what RDS loads by itself; naming it alone would take the statistics away that Performance Insights reads.
 * Who signed in and who left is not pgAudit's to say. It logs whole sessions: `pgaudit.role`, for single tables, is not set.
 *
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.basic-setup.html
 */
function auditParameters(classes: readonly string[]) {
  return [
    { name: "shared_preload_libraries", value: "pg_stat_statements,pgaudit", applyMethod: "pending-reboot" },
    { name: "pgaudit.log", value: classes.join(","), applyMethod: "immediate" },
    { name: "log_connections", value: "1", applyMethod: "immediate" },
    { name: "log_disconnections", value: "1", applyMethod: "immediate" },
  ];
}

/**
 * Refuses connections without TLS, logs slow statements, waits for locks and, where asked to, what is audited. Its name is generated, so a major upgrade
 * creates the new family's group before the old one goes: AWS deletes no group that an instance still uses.
 */
export function createParameterGroup(
  name: string,
  { engineVersion, auditedStatements }: Pick<DatabaseArgs, "engineVersion" | "auditedStatements">,
  parent: pulumi.Resource,
): aws.rds.ParameterGroup {
  return new aws.rds.ParameterGroup(
    `${name}-parameters`,
    {
      family: `postgres${engineVersion}`,
      description: `TLS only, slow statements logged (${name})`,
      parameters: [...PARAMETERS, ...(auditedStatements === undefined ? [] : auditParameters(auditedStatements))],
    },
    { parent },
  );
}
