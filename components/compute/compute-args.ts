import type * as pulumi from "@pulumi/pulumi";
import type { PlacementStrategy, Spot } from "../shared/instance-mix";
import type { FirewallSettings } from "../shared/web-acl";

/** Tables that the application uses. */
export interface ApplicationTables {
  /** By the name that the application knows: `viewing-state` is `VIEWING_STATE_TABLE` in its environment. */
  readonly tables: Readonly<
    Record<
      string,
      {
        readonly name: pulumi.Input<string>;
        readonly arn: pulumi.Input<string>;
        readonly indexNames: readonly string[];
      }
    >
  >;
  readonly keyArn: pulumi.Input<string>;
}

/** What the compute tier is told. Plain types decide how many resources exist; inputs are what other tiers made. */
export interface ComputeArgs {
  readonly network: {
    readonly vpcId: pulumi.Input<string>;
    /** One public subnet in each of at least two zones; AWS refuses a load balancer in one. */
    readonly publicSubnetIds: pulumi.Input<string[]>;
    /** One private subnet in each of the same zones, for a load balancer that is internal. */
    readonly privateSubnetIds: pulumi.Input<string[]>;
    /** Where instances run: private subnets with a way out, in the zones that carry work. */
    readonly workloadSubnetIds: pulumi.Input<string[]>;
    readonly workloadZones: readonly string[];
    /** The S3 gateway endpoint; instances use the archive through it only. */
    readonly s3EndpointId: pulumi.Input<string>;
    /** The DynamoDB gateway endpoint, for the tables alike. */
    readonly dynamodbEndpointId: pulumi.Input<string>;
  };
  readonly database: {
    readonly address: pulumi.Input<string>;
    /** At least one; each instance reads from one of them. */
    readonly readAddresses: pulumi.Input<string[]>;
    readonly port: pulumi.Input<number>;
    readonly databaseName: string;
    /** Secret with `username` and `password`, as RDS keeps it; not read with an `iamUser`. */
    readonly secretArn: pulumi.Input<string>;
    /** The PostgreSQL role to sign in as with tokens of IAM; the application then gets no password. */
    readonly iamUser?: string | undefined;
    /** Of every instance that it may sign in to; needed with an `iamUser`. */
    readonly resourceIds?: pulumi.Input<string[]> | undefined;
    /** Key the secret is encrypted with. */
    readonly keyArn: pulumi.Input<string>;
    /** Gets one more ingress rule: from the instances. */
    readonly securityGroupId: pulumi.Input<string>;
  };
  readonly cache: {
    readonly port: pulumi.Input<number>;
    /** Secret with `host`, `readerHost`, `port` and `authToken`. */
    readonly secretArn: pulumi.Input<string>;
    readonly keyArn: pulumi.Input<string>;
    readonly securityGroupId: pulumi.Input<string>;
  };
  /** Where instances put what is kept for years; left out, their role reaches no bucket. */
  readonly archive?:
    | {
        readonly bucketArn: pulumi.Input<string>;
        readonly keyArn: pulumi.Input<string>;
        /** The folder they read and write, without slashes at its ends. */
        readonly prefix: string;
      }
    | undefined;
  /** What the container may use of AWS by itself; left out, it has no role at all. */
  readonly tables?: ApplicationTables | undefined;
  /** A domain of the stack, whose certificate the load balancer then uses. */
  readonly domain?: { readonly certificateArn: pulumi.Input<string> } | undefined;
  /**
   * Present where CloudFront stands before the load balancer. Nobody else then gets through: one port is open, to
   * CloudFront's addresses only, and beyond that either the load balancer has no public address (`isInternalBehindCdn`) or
   * its listener answers 403 to whatever does not carry the origin header.
   */
  readonly cdn?:
    | {
        /**
         * 1 or more. Raised by one, it rotates the origin header's secret without an outage; never skip one. Needed
         * without `isInternalBehindCdn`, of no effect with it.
         */
        readonly originSecretVersion?: number | undefined;
      }
    | undefined;
  /**
   * Present where an accelerator leads to the load balancer beside the CDN: port 443 is then open to everybody, behind a
   * web ACL. Needs an internal load balancer, a certificate and `cdn.originSecretVersion`.
   */
  readonly accelerator?: { readonly firewall: FirewallSettings; readonly firewallLogRetentionDays: number } | undefined;
  /** Present where requests are traced; the CloudWatch agent then takes about 100 MB of an instance's memory. */
  readonly tracing?: { readonly serviceName: string } | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Put on launched instances, volumes and interfaces, which the provider's default tags do not reach. */
  readonly tags: Readonly<Record<string, string>>;
  /** For example `t3.small` (19 USD a month in Seoul). Graviton types get the arm64 system and need an arm64 image. */
  readonly instanceType: string;
  /** Encrypted gp3, GiB, 8 or more; 0.09 USD per GiB and month in Seoul. */
  readonly rootVolumeGiB: number;
  /** Instances that carry the load, whichever zone is lost; what is on demand is held to it. */
  readonly instancesNeeded?: number | undefined;
  readonly minInstances: number;
  readonly maxInstances: number;
  /** Several types, and what is not on demand from AWS's spare capacity: it may go at two minutes' notice. */
  readonly spot?: Spot | undefined;
  /** Raises the group before the requests come that the last weeks foretell: for show, or in earnest. */
  readonly predictiveScaling?: "forecastOnly" | "forecastAndScale" | undefined;
  /** How far apart instances stand. A change makes another placement group and replaces every instance. */
  readonly placementStrategy?: PlacementStrategy | undefined;
  /** Average CPU that scaling holds. Above its baseline a t3 instance pays 0.05 USD per vCPU and hour. */
  readonly cpuTargetPercent: number;
  /** Requests per instance and minute that scaling holds. */
  readonly requestsPerTargetPerMinute: number;
  /** With tag or digest. A private ECR image adds pull rights for exactly its repository. */
  readonly image: string;
  /** Port the application listens on. A change replaces the target group and interrupts service for a few minutes. */
  readonly containerPort: number;
  /** Answers 200 when the instance may take traffic, also without a store: scaling would replace every instance. */
  readonly healthCheckPath: string;
  /** How long a leaving instance may finish its requests; 0 to 3600. */
  readonly deregistrationDelaySeconds: number;
  /** ACM certificate in `region`: HTTPS with a redirect from port 80. Without it, and without a domain, plain HTTP. */
  readonly certificateArn?: string | undefined;
  /** Takes the group to zero and back. Removed while the group sleeps, it stays at zero until `pulumi up --refresh`. */
  readonly sleep?:
    | {
        /** Unix cron of five fields, in `timeZone`. */
        readonly fromCron: string;
        readonly untilCron: string;
        /** Canonical IANA name, for example `Asia/Seoul`. */
        readonly timeZone: string;
      }
    | undefined;
  /** Refuse to run without a certificate. */
  readonly isHttpsRequired: boolean;
  /** Behind a CDN: internal, reached through a VPC origin, and 7 USD a month cheaper. A change replaces the load balancer. */
  readonly isInternalBehindCdn: boolean;
  /** Days that access logs are kept; 0.025 USD per GB and month in Seoul. */
  readonly accessLogRetentionDays: number;
  /** Days that the application's log is kept; one of the steps CloudWatch Logs offers. */
  readonly logRetentionDays: number;
  /** The key of log groups, where policy wants one. */
  readonly logging?: { readonly keyArn: pulumi.Input<string> } | undefined;
  /** Replace every instance after this many days, 1 to 365; 0 never. */
  readonly maxInstanceLifetimeDays: number;
  /** The load balancer cannot be deleted, and neither bucket nor log is deleted with what they hold. */
  readonly isProtected: boolean;
}

/** The certificate the load balancer uses; undefined where it speaks plain HTTP. */
export function certificateOf({ domain, certificateArn }: ComputeArgs): pulumi.Input<string> | undefined {
  return domain?.certificateArn ?? certificateArn;
}
