import type { Policy } from "./policy";

/** Safe first: nothing here stops with one zone, and nothing that holds data can be deleted by accident. */
export const prod: Policy = {
  protection: "Governance", // holds customers' orders; Compliance would keep a mistake of our own for years
  logging: {
    isEncrypted: true, // logs quote what customers sent
  },
  network: {
    natGatewayStrategy: "OnePerAz", // losing a zone must not take the other zones' way out
    flowLogRetentionDays: 90, // long enough to look back at an incident that is noticed late
    areDataSubnetsGuarded: true, // a mistake in one security group must not open the stores
  },
  database: {
    isMultiAz: true, // failover in 60 to 120 seconds, nothing lost
    backupRetentionDays: 7, // the source document's figure
    appliesImmediately: false, // a reboot waits for the maintenance window
    logRetentionDays: 90, // as the flow logs: an incident is read across all of them
  },
  cache: {
    isFailoverRequired: true, // sessions survive the loss of a node or its zone
    snapshotRetentionDays: 7, // sessions live here
    appliesImmediately: false, // a change waits for the maintenance window, when few sessions are open
    logRetentionDays: 90, // as the database's
  },
  compute: {
    isHttpsRequired: true, // passwords and payments cross this listener
    isInternalBehindCdn: true, // what has no public address needs no secret to hide behind, and costs 7 USD a month less
    isInstancePerZoneRequired: true, // every zone serves before anything has to scale
    accessLogRetentionDays: 90, // as the flow logs: who asked for what, when an incident is noticed late
    logRetentionDays: 90, // as the database's
    maxInstanceLifetimeDays: 30, // bounds the age of an unpatched AMI
  },
  storage: {
    versionRetentionDays: 90, // long enough to notice that something was overwritten or deleted
    requestLogRetentionDays: 90, // as long as the network's log, which tells the other half of an incident
    isReplicated: true, // the archive must outlive the Region
    isReplicationTimed: true, // the source document's figure: copies within 15 minutes
    archiveRetentionDays: 365, // no order's record goes before its year is closed
  },
  edge: {
    hasFirewall: true, // it takes passwords and payments from the whole internet
    isSiteVersioned: true, // a bad publication is undone by bringing the earlier files back
    accessLogRetentionDays: 90, // as long as the load balancer's, to be read side by side
    firewallLogRetentionDays: 90, // an attack is understood by what came before it
    isHealthChecked: true, // readers must not be the first to notice
  },
  accelerator: {
    flowLogRetentionDays: 90, // as the network's: whose packets came in by the second door
  },
  observability: {
    isPaging: true, // a shop that is down at night is down
    hasEveryAlarm: true, // what is about to fail costs less than what failed
    isErrorBudgetWatched: true, // a slow bleed breaks the promise too, without ever being an outage
    tracedPercent: 5, // X-Ray's own share: enough to see where time goes, at little cost
  },
  recovery: {
    backupRetentionDays: 35, // long enough to go back to before a mistake that the month's closing finds
    isCopied: true, // orders must outlive the Region
    isRestoreTested: true, // a backup that was never restored is a hope
    isZoneShifted: true, // AWS sees an impaired zone before our alarms do
    logRetentionDays: 90, // as the others: a drill is read across all of them
  },
  audit: {
    logRetentionDays: 365, // an auditor asks for a year, and searches it (PCI DSS 10.5.1)
    areObjectsLogged: true, // who opened a customer's record is what an auditor asks first
    areRequestsLogged: true, // reading the record is recorded too (PCI DSS 10.2.1.3)
    isConfigurationRecorded: true, // finds what somebody changed by hand
    isThreatDetectionOn: true, // sees stolen credentials and malware, which no rule of ours does
    isRuntimeMonitored: false, // its agent wants memory that a t3.small lacks, and puts an endpoint of nobody's into the VPC
  },
};
