import type { Policy } from "./policy";

/** Cheap and disposable: it stops when its zone does, and `pulumi destroy` takes it down. */
export const dev: Policy = {
  protection: "None", // holds no data that anybody needs back; destroy must work
  logging: {
    isEncrypted: false, // no customer's words in it
  },
  network: {
    natGatewayStrategy: "Single", // one zone carries work, so a second gateway would idle at about 47 USD a month
    flowLogRetentionDays: 0, // no audit in dev; ingestion costs more than it tells
    areDataSubnetsGuarded: false, // a developer tries ports, and a stateless refusal is hard to see
  },
  database: {
    isMultiAz: false, // one zone, one instance: half the cost, and it stops when the zone does
    backupRetentionDays: 7, // the source document's figure; free up to the size of the storage
    appliesImmediately: true, // nobody is hurt by a reboot, and a developer waits for no window
    logRetentionDays: 7, // a developer looks back days, and ingested logs cost by the month
  },
  cache: {
    isFailoverRequired: false, // one node: a lost cache is an empty cache
    snapshotRetentionDays: 0, // a cache that may be empty after a failure
    appliesImmediately: true, // nobody is hurt by an empty cache
    logRetentionDays: 7, // as the database's
  },
  compute: {
    isHttpsRequired: false, // no domain in dev, hence no certificate; no real customer data either
    isInternalBehindCdn: false, // built again and again, and a VPC origin takes 15 minutes more than a secret header
    isInstancePerZoneRequired: false, // one zone carries work
    accessLogRetentionDays: 7, // no visitor whose request anybody would look for
    logRetentionDays: 7, // as the database's
    maxInstanceLifetimeDays: 0, // dev sleeps every night, which replaces its instances anyway
  },
  storage: {
    versionRetentionDays: 0, // nobody needs an older test object back
    requestLogRetentionDays: 0, // no audit in dev
    isReplicated: false, // disposable: a lost Region takes dev with it
    isReplicationTimed: false, // there is no copy to be late
    archiveRetentionDays: 0, // nothing is locked
  },
  edge: {
    hasFirewall: false, // attacks cost nothing here, and 10 USD a month would
    isSiteVersioned: false, // published again in a minute
    accessLogRetentionDays: 0, // nobody asks who visited dev
    firewallLogRetentionDays: 7, // as long as every other log of dev
    isHealthChecked: false, // it sleeps at night
  },
  accelerator: {
    flowLogRetentionDays: 0, // nobody asks who visited dev
  },
  observability: {
    isPaging: false, // nobody gets up for dev
    hasEveryAlarm: false, // that it is down matters in dev, why it is slow does not
    isErrorBudgetWatched: false, // no readers, no promise to them
    tracedPercent: 0, // a t3.micro has no memory to spare for the agent
  },
  recovery: {
    backupRetentionDays: 7, // as the automated backups; nobody misses older test data
    isCopied: false, // disposable: a lost Region takes dev with it
    isRestoreTested: false, // the same snapshots are tested where they matter
    isZoneShifted: false, // one zone carries work, so there is none to go to
    logRetentionDays: 7, // as long as every other log of dev
  },
  audit: {
    logRetentionDays: 7, // as long as every other log of dev
    areObjectsLogged: false, // nothing in dev's archive is anybody's
    areRequestsLogged: false, // nobody asks who read dev's record
    isConfigurationRecorded: false, // dev changes all day, and every change would cost
    isThreatDetectionOn: false, // nothing here is worth an attack
    isRuntimeMonitored: false, // there is no GuardDuty to hear the agent
  },
};
