import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CLOUDFRONT_REGION } from "../shared/cloudfront-region";
import { refuse } from "../shared/errors";

export interface DomainArgs {
  /** The readers' name, for example `shop.example.com`; `www.` before it serves the same. */
  readonly name: string;
  /** The public hosted zone in Route 53 that answers for the name. */
  readonly hostedZoneId: string;
  /** The stack's Region, where the load balancer needs its certificate. */
  readonly region: string;
}

/**
 * The readers' name and its certificates: one in us-east-1 for CloudFront, one in the stack's Region for the load
 * balancer, each for the name and every name one level below it. Both renew themselves as long as the record stays.
 *
 * Leaves out: the hosted zone itself, which a registrar or another team made before, and the records that lead readers
 * to the distribution (components/edge).
 *
 * Stateful: nothing. Cost: none; the hosted zone's 0.50 USD a month is its owner's.
 */
export class Domain extends pulumi.ComponentResource {
  readonly name: string;
  /** Every name that readers may use. */
  readonly hostNames: readonly string[];
  readonly hostedZoneId: string;
  /** In the stack's Region. Resolves once the certificate is issued: AWS refuses one that is not. */
  readonly certificateArn: pulumi.Output<string>;
  /** In us-east-1. Resolves once the certificate is issued. */
  readonly viewerCertificateArn: pulumi.Output<string>;

  constructor(name: string, args: DomainArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:domain:Domain", name, {}, options);
    refuseBadArgs(args);

    const child = { parent: this };
    const viewer = createCertificate(`${name}-viewer`, args, CLOUDFRONT_REGION, child);
    const record = createValidationRecord(name, args, viewer, child);
    const viewerCertificateArn = awaitIssue(`${name}-viewer`, viewer, record, CLOUDFRONT_REGION, child);

    this.name = args.name;
    this.hostNames = [args.name, `www.${args.name}`];
    this.hostedZoneId = args.hostedZoneId;
    this.viewerCertificateArn = viewerCertificateArn;
    this.certificateArn =
      args.region === CLOUDFRONT_REGION ? viewerCertificateArn : createBalancerCertificate(name, args, record, child);
    this.registerOutputs({
      name: this.name,
      hostNames: this.hostNames,
      hostedZoneId: this.hostedZoneId,
      certificateArn: this.certificateArn,
      viewerCertificateArn: this.viewerCertificateArn,
    });
  }
}

function refuseBadArgs({ name, hostedZoneId }: DomainArgs): void {
  const isName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(name);
  refuse([
    ...(isName ? [] : [{ key: "domain.name", received: name, allowed: "a DNS name such as shop.example.com" }]),
    ...(/^Z[A-Z0-9]{1,31}$/.test(hostedZoneId)
      ? []
      : [{ key: "domain.hostedZoneId", received: hostedZoneId, allowed: "the id of a public hosted zone" }]),
  ]);
}

function createBalancerCertificate(
  name: string,
  args: DomainArgs,
  record: aws.route53.Record,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const certificate = createCertificate(`${name}-balancer`, args, args.region, options);
  return awaitIssue(`${name}-balancer`, certificate, record, args.region, options);
}

function createCertificate(
  name: string,
  { name: domainName }: DomainArgs,
  region: string,
  options: pulumi.CustomResourceOptions,
): aws.acm.Certificate {
  return new aws.acm.Certificate(
    name,
    { region, domainName, subjectAlternativeNames: [`*.${domainName}`], validationMethod: "DNS" },
    options,
  );
}

type Proof = aws.types.output.acm.CertificateDomainValidationOption;

/**
 * One record proves everything here: ACM asks for the same one for a name and its wildcard, and in every Region of an
 * account. A second one Route 53 would refuse (`InvalidChangeBatch`: it already exists).
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function createValidationRecord(
  name: string,
  { hostedZoneId }: DomainArgs,
  { domainValidationOptions }: aws.acm.Certificate,
  options: pulumi.CustomResourceOptions,
): aws.route53.Record {
  const read = (part: Exclude<keyof Proof, "domainName">): pulumi.Output<string> =>
    domainValidationOptions.apply(([proof]) => proof?.[part] ?? "");
  return new aws.route53.Record(
    `${name}-validation`,
    {
      zoneId: hostedZoneId,
      name: read("resourceRecordName"),
      type: read("resourceRecordType"),
      ttl: 300,
      records: [read("resourceRecordValue")],
    },
    options,
  );
}

function awaitIssue(
  name: string,
  { arn }: aws.acm.Certificate,
  record: aws.route53.Record,
  region: string,
  options: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const validation = new aws.acm.CertificateValidation(
    name,
    { region, certificateArn: arn, validationRecordFqdns: [record.fqdn] },
    options,
  );
  return validation.certificateArn;
}
