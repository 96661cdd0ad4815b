import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmDefinition, CompositeRole, Severity } from "./alarm";
import type { Topics } from "./topics";

interface CompositeDefinition {
  /** `any` of its alarms, or only `all` of them together. */
  readonly of: "any" | "all";
  readonly severity: Severity;
  readonly says: string;
}

const COMPOSITES = {
  "down-for-readers": {
    of: "any",
    severity: "page",
    says: "CloudMart is down for readers. Which of its alarms rings says where: the instances, the database, or the way to them.",
  },
  "budget-burns-fast": {
    of: "all",
    severity: "page",
    says: "errors of the last hour use up the month's error budget within two days, and they go on. Undo the last deployment.",
  },
  "budget-burns-slowly": {
    of: "all",
    severity: "ticket",
    says: "errors of the last six hours use up the month's error budget within five days, and they go on.",
  },
} as const satisfies Readonly<Record<CompositeRole, CompositeDefinition>>;

export interface Member {
  readonly definition: AlarmDefinition;
  readonly alarm: aws.cloudwatch.MetricAlarm;
}

/**
 * One message instead of a storm: the composite alarms of one Region, over those of its alarms that speak through one.
 * An alarm cannot look across Regions, so readers' way from outside has its own in us-east-1. 0.50 USD a month each.
 */
export function createCompositeAlarms(
  name: string,
  members: readonly Member[],
  { label, topics, region }: { readonly label: string; readonly topics: Topics; readonly region: string | undefined },
  options: pulumi.CustomResourceOptions,
): aws.cloudwatch.CompositeAlarm[] {
  return Object.entries(COMPOSITES).flatMap(([role, { of, severity, says }]) => {
    const alarms = members.filter(({ definition }) => definition.through === role);
    if (alarms.length === 0) return [];
    const actions = [topics[severity].arn];
    const conditions = pulumi.all(alarms.map(({ alarm }) => pulumi.interpolate`ALARM("${alarm.arn}")`));
    return [
      new aws.cloudwatch.CompositeAlarm(
        `${name}-${role}`,
        {
          ...(region !== undefined && { region }),
          // Not named by the engine, unlike other alarms.
          alarmName: `${label}-${role}`,
          alarmDescription: `${label}: ${says}`,
          alarmRule: conditions.apply((each) => each.join(of === "any" ? " OR " : " AND ")),
          alarmActions: actions,
          okActions: actions,
        },
        options,
      ),
    ];
  });
}
