import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityArgs } from "./observability-args";
import { subscribe, type Topics } from "./topics";

/** RDS's own words for what somebody should look at. */
const DATABASE_EVENTS = ["failover", "failure", "low storage", "notification"];

/**
 * What AWS tells once and no metric shows: launches and refreshes that fail, backups that fail, trouble inside AWS, and
 * what happens to the database and to the cache. Tickets; free of charge.
 */
export function createEvents(
  name: string,
  args: ObservabilityArgs,
  { ticket }: Topics,
  options: pulumi.CustomResourceOptions,
): void {
  const { compute, database, cache } = args;
  const create = (role: string, description: string, pattern: Record<string, unknown>): void => {
    const eventPattern = pulumi.jsonStringify(pattern);
    const rule = new aws.cloudwatch.EventRule(`${name}-${role}`, { description, eventPattern }, options);
    new aws.cloudwatch.EventTarget(`${name}-${role}`, { rule: rule.name, arn: ticket.arn }, options);
  };
  create("failed-launches", "Instances that do not start, and refreshes that fail", {
    source: ["aws.autoscaling"],
    "detail-type": ["EC2 Instance Launch Unsuccessful", "EC2 Auto Scaling Instance Refresh Failed"],
    detail: { AutoScalingGroupName: [compute.autoScalingGroupName] },
  });
  create("failed-backups", "Backups, copies and restores that fail", {
    source: ["aws.backup"],
    "detail-type": ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"],
    detail: { $or: [{ state: ["FAILED", "ABORTED", "EXPIRED"] }, { status: ["FAILED", "ABORTED"] }] },
  });
  create("trouble-inside-aws", "What AWS Health says of this account", {
    source: ["aws.health"],
    detail: { eventTypeCategory: ["issue"] },
  });
  new aws.rds.EventSubscription(
    `${name}-database`,
    {
      snsTopic: ticket.arn,
      sourceType: "db-instance",
      sourceIds: [...database.identifiers],
      eventCategories: DATABASE_EVENTS,
    },
    options,
  );
  // ElastiCache publishes to no encrypted topic, so it has one of its own.
  if (cache.eventTopicArn !== undefined) {
    subscribe(`${name}-cache-events`, cache.eventTopicArn, args.ticket, {}, options);
  }
}
