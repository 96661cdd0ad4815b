import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAccessLogBucket } from "./access-log-bucket";
import { isInternal } from "./cdn";
import { certificateOf, type ComputeArgs } from "./compute-args";
import { createInstanceRole } from "./instance-role";
import { createLaunchTemplate } from "./launch-template";
import { createListeners, createLoadBalancer, createTargetGroup } from "./load-balancer";
import { createOriginLock, type OriginHeader } from "./origin-lock";
import { createPlacementGroup } from "./placement";
import { createScalingGroup, createSleep } from "./scaling-group";
import { createScalingPolicies } from "./scaling-policies";
import { createSecondDoor, type SecondDoor } from "./second-door";
import { createDoors, createSecurityGroups } from "./security-groups";
import { refuseBadArgs } from "./validate";

export type { ComputeArgs } from "./compute-args";

/**
 * The load balancer and the instances behind it: Amazon Linux 2023, one container each, reached through the load
 * balancer only and administered through Session Manager. Instances hold nothing; they may go at any time.
 *
 * Leaves out: DNS records and the certificate, the image's repository, alarms. The provider does not wait for an
 * instance refresh, so a version that never turns healthy shows in the Auto Scaling group, not in `pulumi up`.
 *
 * Stateful: the access logs' bucket and the application's log group.
 *
 * Cost in Seoul, USD a month before traffic: 24 for the load balancer, 17 for an internal one, 22 for each t3.small with disk and monitoring
 * (13 for a t3.micro). That is about 68 for two instances, 244 for ten, and 29 for one t3.micro that sleeps at night
 * and on weekends. A spot instance costs what on demand does at most; placement groups and forecasts are free.
 */
export class Compute extends pulumi.ComponentResource {
  /**
   * The load balancer's address. With a certificate, the certificate's own name must point there; behind a CDN nobody
   * else gets an answer.
   */
  readonly url: pulumi.Output<string>;
  readonly loadBalancerDnsName: pulumi.Output<string>;
  /** Hosted zone for an alias record. */
  readonly loadBalancerZoneId: pulumi.Output<string>;
  readonly loadBalancerArn: pulumi.Output<string>;
  /** What metrics are counted by: the ARN's last part. */
  readonly loadBalancerArnSuffix: pulumi.Output<string>;
  readonly targetGroupArnSuffix: pulumi.Output<string>;
  readonly autoScalingGroupName: pulumi.Output<string>;
  readonly autoScalingGroupArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  /** The instances' group. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly targetGroupArn: pulumi.Output<string>;
  /** Whether the load balancer speaks HTTPS, with the domain's certificate. */
  readonly isEncrypted: boolean;
  /** Whether the load balancer has private addresses only; a CDN then needs a VPC origin. */
  readonly isInternal: boolean;
  /** What the CDN must send with every request; undefined where the load balancer serves the CDN alone, or the world. */
  readonly originHeader: OriginHeader | undefined;
  /** What guards the load balancer beside the CDN's web ACL; undefined without an accelerator. */
  readonly firewall: SecondDoor["firewall"] | undefined;
  /** The load balancer, once it is guarded; undefined without an accelerator. */
  readonly acceleratedLoadBalancerArn: pulumi.Output<string> | undefined;

  constructor(name: string, args: ComputeArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:compute:Compute", name, {}, options);
    refuseBadArgs(name, args);

    const child = { parent: this };
    const groups = createSecurityGroups(name, args, child);
    const doors = createDoors(name, args, groups, child);
    const accessLogs = createAccessLogBucket(name, args, child);
    const loadBalancer = createLoadBalancer(name, args, groups.loadBalancer, accessLogs, child);
    const targetGroup = createTargetGroup(name, args, child);
    const listeners = createListeners(name, args, loadBalancer, targetGroup, child);
    const logGroup = createLogGroup(name, args, child);
    const role = createInstanceRole(name, args, logGroup, child);
    const templateParts = { ...role, securityGroup: groups.instances, logGroup };
    const launchTemplate = createLaunchTemplate(name, args, templateParts, child);
    const lock = createOriginLock(name, args, { listener: listeners[0], targetGroup }, child);
    const secondDoor = createSecondDoor(name, args, loadBalancer, child);
    const bootNeeds = [...listeners, ...(lock === undefined ? [] : [lock.rule]), ...doors, role.policy];
    const placementGroup = createPlacementGroup(name, args, child);
    const groupParts = { launchTemplate, placementGroup, loadBalancer, targetGroup, bootNeeds };
    const scalingGroup = createScalingGroup(name, args, groupParts, child);
    createScalingPolicies(name, args, scalingGroup, groupParts, child);
    createSleep(name, args, scalingGroup, child);

    this.isEncrypted = certificateOf(args) !== undefined;
    this.isInternal = isInternal(args);
    this.originHeader = (lock ?? secondDoor)?.header;
    this.firewall = secondDoor?.firewall;
    this.acceleratedLoadBalancerArn = secondDoor?.loadBalancerArn;
    this.url = pulumi.interpolate`${this.isEncrypted ? "https" : "http"}://${loadBalancer.dnsName}`;
    this.loadBalancerDnsName = loadBalancer.dnsName;
    this.loadBalancerArn = loadBalancer.arn;
    this.loadBalancerZoneId = loadBalancer.zoneId;
    this.loadBalancerArnSuffix = loadBalancer.arnSuffix;
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.autoScalingGroupName = scalingGroup.name;
    this.autoScalingGroupArn = scalingGroup.arn;
    this.logGroupName = logGroup.name;
    this.securityGroupId = groups.instances.id;
    this.targetGroupArn = targetGroup.arn;
    this.registerOutputs({
      url: this.url,
      loadBalancerDnsName: this.loadBalancerDnsName,
      loadBalancerZoneId: this.loadBalancerZoneId,
      loadBalancerArn: this.loadBalancerArn,
      loadBalancerArnSuffix: this.loadBalancerArnSuffix,
      targetGroupArnSuffix: this.targetGroupArnSuffix,
      autoScalingGroupName: this.autoScalingGroupName,
      autoScalingGroupArn: this.autoScalingGroupArn,
      logGroupName: this.logGroupName,
      securityGroupId: this.securityGroupId,
      targetGroupArn: this.targetGroupArn,
      isEncrypted: this.isEncrypted,
      isInternal: this.isInternal,
      originHeader: this.originHeader,
      firewall: this.firewall,
      acceleratedLoadBalancerArn: this.acceleratedLoadBalancerArn,
    });
  }
}

/** Made before the first instance writes to it; a group that a log driver makes itself keeps everything for ever. */
function createLogGroup(
  name: string,
  { logRetentionDays, logging, isProtected }: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(
    `${name}-application`,
    { retentionInDays: logRetentionDays, kmsKeyId: logging?.keyArn },
    { ...options, protect: isProtected },
  );
}
