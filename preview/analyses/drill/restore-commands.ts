/** How a database comes back from its backups. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { assign, assignDatabase, aws, command, script } from "./commands";
import type { Command } from "./result";

/** A second instance beside the first, with its network; `when` is an option of the AWS CLI. */
export function restoreToPointInTime(graph: ResourceGraph, region: string, when: string): Command {
  const read = (variable: string, query: string): Command =>
    command(
      "",
      `${variable}=$(aws rds describe-db-instances`,
      `--region ${region}`,
      '--db-instance-identifier "$database"',
      `--query "DBInstances[0].${query}"`,
      "--output text)",
    );
  return script(
    "Restore to a new instance beside the old one.",
    assignDatabase(graph),
    read("subnets", "DBSubnetGroup.DBSubnetGroupName"),
    read("groups", "VpcSecurityGroups[].VpcSecurityGroupId"),
    aws(
      region,
      "rds restore-db-instance-to-point-in-time",
      '--source-db-instance-identifier "$database"',
      '--target-db-instance-identifier "$database-restored"',
      when,
      '--db-subnet-group-name "$subnets"',
      "--vpc-security-group-ids $groups",
      "--no-publicly-accessible",
    ),
    waitFor(region),
  );
}

function waitFor(region: string): Command {
  return aws(region, "rds wait db-instance-available", '--db-instance-identifier "$database-restored"');
}

/** Takes what was deleted out of the restored instance, from a machine that reaches both. */
export function copyRowsBack(graph: ResourceGraph, region: string): Command {
  const name = graph.resources.find(({ type, inputs }) => type === DATABASE && "dbName" in inputs)?.inputs["dbName"];
  const database = typeof name === "string" ? name : "<database>";
  return script(
    "From an instance, copy what is missing; then let the restored one go.",
    assign("address", "databaseAddress", graph),
    command("", `restored=$(echo "$address" | sed 's/\\./-restored./')`),
    command("", `pg_dump --data-only --table=<table> -h "$restored" ${database}`, `| psql -h "$address" ${database}`),
    aws(region, "rds delete-db-instance", '--db-instance-identifier "$database-restored"', "--skip-final-snapshot"),
  );
}

const DATABASE = "aws:rds/instance:Instance";

/** The program makes its database from a snapshot of the restored instance; the address changes with it. */
export function replaceFromSnapshot({ stack, project }: ResourceGraph, region: string): Command {
  return script(
    "Make the stack's database from it; instances are told the new address.",
    aws(
      region,
      "rds create-db-snapshot",
      '--db-instance-identifier "$database-restored"',
      '--db-snapshot-identifier "$database-restored"',
    ),
    aws(region, "rds wait db-snapshot-available", '--db-snapshot-identifier "$database-restored"'),
    setSnapshot(project, stack, '"$database-restored"'),
    command("", `pulumi up --stack ${stack}`),
  );
}

export function setSnapshot(project: string, stack: string, snapshot: string): Command {
  return command(
    "",
    `pulumi config set --stack ${stack} --path`,
    `'${project}:database.restoreFromSnapshot'`,
    snapshot,
  );
}
