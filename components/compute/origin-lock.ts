import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { isInternal } from "./cdn";
import type { ComputeArgs } from "./compute-args";

/** What a CDN must send with every request for the load balancer to pass it on. */
export interface OriginHeader {
  readonly name: string;
  /** Secret. Resolves only once the load balancer accepts it, so whoever sends it never sends it too early. */
  readonly value: pulumi.Output<string>;
}

export const HEADER_NAME = "x-origin-verify";

/** Letters and digits: a load balancer reads `*` and `?` in a condition as wildcards. About 285 bits. */
const SECRET = { length: 48, special: false, minLower: 1, minUpper: 1, minNumeric: 1 };

/** Refuses whatever does not carry the secret. */
export const REFUSAL: aws.types.input.lb.ListenerDefaultAction = {
  type: "fixed-response",
  fixedResponse: { statusCode: "403", contentType: "text/plain", messageBody: "Forbidden" },
};

/**
 * The lock that keeps other people's distributions out: CloudFront's addresses serve every customer of AWS, so only a
 * secret tells ours from theirs. Undefined where no CDN stands before the load balancer, and where it is internal: other
 * people's distributions cannot reach a private address.
 *
 * Two values open it, the current version's and the one before. Raising `originSecretVersion` by one rotates without an
 * outage: the load balancer takes the new value first, then the distribution turns to it, and what edges still send in
 * the minutes between is the previous one. The next rotation ends its life. Raised by two at once, edges that were not
 * updated yet would be refused.
 */
export function createOriginLock(
  name: string,
  args: ComputeArgs,
  { listener, targetGroup }: { readonly listener: aws.lb.Listener; readonly targetGroup: aws.lb.TargetGroup },
  options: pulumi.CustomResourceOptions,
): { readonly rule: aws.lb.ListenerRule; readonly header: OriginHeader } | undefined {
  if (isInternal(args)) return undefined;
  const secret = createOriginSecret(name, args, options);
  if (secret === undefined) return undefined;
  const { current, previous } = secret;
  const rule = new aws.lb.ListenerRule(
    `${name}-from-cdn`,
    {
      listenerArn: listener.arn,
      priority: 1,
      conditions: [{ httpHeader: { httpHeaderName: HEADER_NAME, values: [current, previous] } }],
      actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
    },
    options,
  );
  const value = pulumi.all([current, rule.id]).apply(([secret]) => secret);
  return { rule, header: { name: HEADER_NAME, value } };
}

/** The version's value and the one before; undefined where nobody asks for them: without a CDN, or behind it alone. */
export function createOriginSecret(
  name: string,
  args: ComputeArgs,
  options: pulumi.CustomResourceOptions,
): { readonly current: pulumi.Output<string>; readonly previous: pulumi.Output<string> } | undefined {
  const originSecretVersion = args.cdn?.originSecretVersion;
  if (originSecretVersion === undefined || (isInternal(args) && args.accelerator === undefined)) return undefined;
  // The provider marks `result` as a secret, and so is whatever is made of it.
  const secretOf = (version: number): pulumi.Output<string> =>
    new random.RandomPassword(`${name}-origin-secret-${version.toString()}`, SECRET, options).result;
  return { current: secretOf(originSecretVersion), previous: secretOf(originSecretVersion - 1) };
}
