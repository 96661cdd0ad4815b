/**
 * How safe an environment is built. `dev.ts` and `prod.ts` fill this in with the same keys in the same order, so that
 * how they differ is a two-file diff. A policy key in a stack file is refused: relaxing one is a reviewed code change.
 */
export interface Policy {
  /**
   * The one setting for data that must survive: Pulumi `protect`, AWS deletion protection, final snapshots, retained
   * backups, non-empty buckets, locked vaults and the archive's object lock all follow it. `None`: all of it goes with
   * the stack. `Governance`: only who has the right to lift a lock deletes what is locked. `Compliance`: nobody does
   * before its time, the root user and AWS included, and there is no way back.
   */
  readonly protection: "None" | "Governance" | "Compliance";
  readonly logging: {
    /** A key of the stack for its log groups, 1 USD a month in each Region that logs; else CloudWatch's own. */
    readonly isEncrypted: boolean;
  };
  readonly network: {
    /** `Single`: one NAT gateway for all zones. `OnePerAz`: one in each zone, about 47 USD a month each in Seoul with its address. */
    readonly natGatewayStrategy: "Single" | "OnePerAz";
    /** Days that VPC flow logs are kept; 0 turns flow logs off. */
    readonly flowLogRetentionDays: number;
    /** A network ACL before database and cache lets in instances and nobody else, whatever a security group says; free. */
    readonly areDataSubnetsGuarded: boolean;
  };
  readonly database: {
    /** A synchronous standby in a second zone; doubles instance and storage cost. */
    readonly isMultiAz: boolean;
    /** Automated backups, days; 0 would also take point-in-time recovery away. */
    readonly backupRetentionDays: number;
    /** Apply changes now instead of in the maintenance window. May reboot the database. */
    readonly appliesImmediately: boolean;
    /** Days that the PostgreSQL and upgrade logs are kept. */
    readonly logRetentionDays: number;
  };
  readonly cache: {
    /** At least two nodes, in two zones, so that losing one costs seconds and not the content. */
    readonly isFailoverRequired: boolean;
    /** Daily snapshots, days kept; 0 takes none. */
    readonly snapshotRetentionDays: number;
    /** Apply changes now instead of in the maintenance window. */
    readonly appliesImmediately: boolean;
    /** Days that the slow log and the engine log are kept. */
    readonly logRetentionDays: number;
  };
  readonly compute: {
    /** Refuse to run without a certificate. Without one the load balancer speaks plain HTTP. */
    readonly isHttpsRequired: boolean;
    /**
     * Behind a CDN the load balancer has no public address: CloudFront reaches it inside the VPC, through a VPC origin. A
     * new one takes up to 15 minutes. Without it the load balancer is public, and a secret header tells our CDN from others.
     */
    readonly isInternalBehindCdn: boolean;
    /** At least one instance for each zone that carries work. */
    readonly isInstancePerZoneRequired: boolean;
    /** Days that the load balancer's access logs are kept. */
    readonly accessLogRetentionDays: number;
    /** Days that the application's log is kept. */
    readonly logRetentionDays: number;
    /** Replace every instance after this many days, so that each gets the newest AMI; 0 never. */
    readonly maxInstanceLifetimeDays: number;
  };
  readonly storage: {
    /** Days that an overwritten or deleted object can be brought back; 0 keeps no versions. */
    readonly versionRetentionDays: number;
    /** Days that the log of requests to buckets is kept; 0 writes none. */
    readonly requestLogRetentionDays: number;
    /** A copy of every object in `storage.replicaRegion`, under a key of that Region; doubles what storage costs. */
    readonly isReplicated: boolean;
    /** S3's replication time control: 99.9% of the copies within 15 minutes, reported; 0.015 USD per GB. */
    readonly isReplicationTimed: boolean;
    /** Days that a version in the archive is locked; counts where `protection` locks anything. */
    readonly archiveRetentionDays: number;
  };
  readonly edge: {
    /** AWS WAF before CloudFront; 10 USD a month and 0.60 for each million requests. */
    readonly hasFirewall: boolean;
    /** Keep files of the site that were overwritten or deleted for 30 days. */
    readonly isSiteVersioned: boolean;
    /** Days that CloudFront's access logs are kept; 0 writes none. */
    readonly accessLogRetentionDays: number;
    /** Days that the firewall's log is kept. */
    readonly firewallLogRetentionDays: number;
    /** Ask for `edge.healthCheckPath` from around the world, where there is a domain; about 3 USD a month. */
    readonly isHealthChecked: boolean;
  };
  readonly accelerator: {
    /** Days that the accelerator's flow logs are kept; 0 writes none. */
    readonly flowLogRetentionDays: number;
  };
  readonly observability: {
    /** Wake somebody; else everything waits for the morning. */
    readonly isPaging: boolean;
    /** Every alarm that a tier has, or the essential ones; each costs 0.10 USD a month and metric. */
    readonly hasEveryAlarm: boolean;
    /** Alarms on how fast the error budget burns; 2.20 USD a month. */
    readonly isErrorBudgetWatched: boolean;
    /** Share of requests that X-Ray records; 0 also leaves the agent away. 5 USD for a million after the first 100,000. */
    readonly tracedPercent: number;
  };
  readonly recovery: {
    /**
     * Days that a snapshot of the database is kept in the vault, and its copies in the standby Region; nobody deletes
     * it earlier where data is protected.
     */
    readonly backupRetentionDays: number;
    /**
     * Copies to `recovery.standby.region`: each snapshot, and the database's automated backups, which follow within
     * minutes; stores the database twice.
     */
    readonly isCopied: boolean;
    /** Restore the newest snapshot once a week, and throw the result away; costs a database of its class for an hour. */
    readonly isRestoreTested: boolean;
    /** Leave a zone that AWS finds impaired, and practise it every week; free. */
    readonly isZoneShifted: boolean;
    /** Days that the experiments' log is kept. */
    readonly logRetentionDays: number;
  };
  readonly audit: {
    /** Days that the trail's events can be searched in CloudWatch Logs, beside its files; 0.76 USD per GB (Seoul). */
    readonly logRetentionDays: number;
    /** Who read or wrote which object of the archive; 0.10 USD for 100,000 events. */
    readonly areObjectsLogged: boolean;
    /** S3's log of requests to the record itself; costs its storage. */
    readonly areRequestsLogged: boolean;
    /** AWS Config: how every resource was set, and rules on it; about 10 USD a month in a stack that changes little. */
    readonly isConfigurationRecorded: boolean;
    /** GuardDuty; by events and GB, a few USD a month in a small account. */
    readonly isThreatDetectionOn: boolean;
    /** GuardDuty's agent on every instance; 1.50 USD a month for each vCPU (us-east-1). */
    readonly isRuntimeMonitored: boolean;
  };
}
