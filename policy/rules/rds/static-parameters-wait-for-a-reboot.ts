import { notApplicable, type Rule, satisfied, violated } from "../../rule";

/** Parameters of RDS for PostgreSQL that the engine reads only when it starts. */
const STATIC: ReadonlySet<unknown> = new Set(
  (
    "archive_mode autovacuum_freeze_max_age autovacuum_max_workers autovacuum_multixact_freeze_max_age huge_pages " +
    "max_connections max_files_per_process max_locks_per_transaction max_logical_replication_workers " +
    "max_pred_locks_per_transaction max_prepared_transactions max_replication_slots max_wal_senders " +
    "max_worker_processes rds.custom_dns_resolution rds.force_ssl rds.logical_replication shared_buffers " +
    "shared_preload_libraries superuser_reserved_connections track_activity_query_size track_commit_timestamp wal_buffers"
  ).split(" "),
);

export const rule: Rule = {
  description: "A static parameter of a PostgreSQL parameter group waits for a reboot.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/349",
    "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/582",
    "https://github.com/ministryofjustice/cloud-platform/issues/1197",
  ],
  remedy: 'Write `applyMethod: "pending-reboot"` for it in components/database/parameter-group.ts.',
  types: ["aws:rds/parameterGroup:ParameterGroup"],
  check: (group) => {
    if (group.text("family")?.startsWith("postgres") !== true) return notApplicable;
    const parameters = group.objects("parameters");
    const index = parameters.findIndex(({ name, applyMethod }) => STATIC.has(name) && applyMethod !== "pending-reboot");
    const [name, method] = [parameters[index]?.["name"], parameters[index]?.["applyMethod"]];
    if (typeof name !== "string") return satisfied;
    const instead = `write "pending-reboot" for ${name}: it is static (InvalidParameterCombination)`;
    return violated(`parameters[${index}].applyMethod`, method, instead);
  },
};
