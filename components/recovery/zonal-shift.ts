import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { RecoveryArgs } from "./recovery-args";

/**
 * AWS moves the load balancer's traffic away from a zone that it finds impaired, and practises it for half an hour a week;
 * the alarm says how practice went, and ends it. Free of charge.
 *
 * The group is left out: it takes part only with an availability zone impairment policy, which the provider (7.48) cannot
 * set. Without one it still gets no traffic in the zone, and goes on replacing what is unhealthy there.
 */
export function createZonalShift(
  name: string,
  args: RecoveryArgs & { readonly practiceRunWindowUtc: string },
  outcomeAlarmArn: pulumi.Input<string>,
  options: pulumi.CustomResourceOptions,
): void {
  new aws.arczonalshift.ZonalAutoshiftConfiguration(
    `${name}-load-balancer`,
    {
      resourceArn: args.compute.loadBalancerArn,
      zonalAutoshiftStatus: "ENABLED",
      outcomeAlarms: [{ type: "CLOUDWATCH", alarmIdentifier: outcomeAlarmArn }],
      allowedWindows: [args.practiceRunWindowUtc],
    },
    options,
  );
}
