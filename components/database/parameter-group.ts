import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Statements that take longer are logged, in milliseconds. */
const SLOW_STATEMENT_MS = 1000;

/** A static parameter refuses `immediate`; with `pending-reboot` a new instance has it from its first start. */
const PARAMETERS = [
  { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
  { name: "log_min_duration_statement", value: SLOW_STATEMENT_MS.toString(), applyMethod: "immediate" },
  { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
];

/**
 * Refuses connections without TLS, logs slow statements and waits for locks. Its name is generated, so a major upgrade
 * creates the new family's group before the old one goes: AWS deletes no group that an instance still uses.
 */
export function createParameterGroup(
  name: string,
  engineVersion: string,
  parent: pulumi.Resource,
): aws.rds.ParameterGroup {
  return new aws.rds.ParameterGroup(
    `${name}-parameters`,
    {
      family: `postgres${engineVersion}`,
      description: `TLS only, slow statements logged (${name})`,
      parameters: PARAMETERS,
    },
    { parent },
  );
}
