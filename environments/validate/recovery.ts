/** Backups at a time when RDS takes one, and a second Region that the stack could move to. */
import ipaddr from "ipaddr.js";
import type { Problem } from "../../components/shared/errors";
import { partitionOf } from "../../components/shared/partition";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import { doWindowsOverlap, parseDailyWindow, parseWeeklyWindow, windowFrom } from "../windows";
import type { Given } from "./given";
import { validateZones, whyBlockIsRefused } from "./network";

type Facts = Given<StackFile>;
type Recovery = NonNullable<Facts["recovery"]>;
type Standby = NonNullable<Recovery["standby"]>;

/** A job begins within the hour, and AWS Backup takes none in the hour before RDS's own windows, nor in them. */
const BACKUP_MINUTES = 120;
const PRACTICE_MINUTES = 60;

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/troubleshooting.html */
function validateBackupTime({ backupTime }: Recovery, { database = {} }: Facts): Problem[] {
  const backup = windowFrom(backupTime ?? "", BACKUP_MINUTES);
  if (backup === undefined) return [];
  const windows = [
    { key: "database.backupWindow", window: parseDailyWindow(database.backupWindow ?? "") },
    { key: "database.maintenanceWindow", window: parseWeeklyWindow(database.maintenanceWindow ?? "") },
  ];
  return windows
    .filter(({ window }) => window !== undefined && doWindowsOverlap(backup, window))
    .slice(0, 1)
    .map(({ key }) => ({
      key: "recovery.backupTime",
      received: backupTime,
      allowed: `two hours or more before ${key}, or after it`,
      reason: "AWS Backup's job fails in the hour before a window of RDS and during it",
    }));
}

function validatePresence(recovery: Recovery, policy: Policy): Problem[] {
  const { isCopied, isRestoreTested, isZoneShifted } = policy.recovery;
  const needs = [
    { isNeeded: isRestoreTested, name: "restoreTestTime", allowed: "`Sun HH:MM`", why: "tests restores" },
    { isNeeded: isZoneShifted, name: "practiceRunWindow", allowed: "`Sun HH:MM-HH:MM`", why: "shifts zones" },
    {
      isNeeded: isCopied,
      name: "standby",
      allowed: "a block with region, cidrBlock, availabilityZones",
      why: "copies",
    },
  ] as const;
  return needs
    .filter(({ isNeeded, name }) => isNeeded && recovery[name] === undefined)
    .map(({ name, allowed, why }) => {
      const reason = `The environment's policy ${why}${why === "copies" ? " backups to another Region" : ""}`;
      return { key: `recovery.${name}`, received: undefined, allowed, reason };
    });
}

function validatePractice({ practiceRunWindow }: Recovery): Problem[] {
  const window = parseWeeklyWindow(practiceRunWindow ?? "");
  if (window === undefined || window.minutes >= PRACTICE_MINUTES) return [];
  const allowed = `at least ${PRACTICE_MINUTES} minutes`;
  return [{ key: "recovery.practiceRunWindow", received: practiceRunWindow, allowed }];
}

function validateStandbyRegion({ region: received }: Standby, { aws = {}, storage = {} }: Facts): Problem[] {
  const { region } = aws;
  if (received === undefined || region === undefined) return [];
  const refusals = [
    {
      isRefused: received === region,
      allowed: `a Region other than aws.region, ${region}`,
      reason: "A copy in the same Region is lost together with the original",
    },
    {
      isRefused: partitionOf(received) !== partitionOf(region),
      allowed: `a Region of the same partition as ${region}`,
      reason: "AWS Backup copies within a partition of AWS only: the commercial Regions, GovCloud, China",
    },
    {
      isRefused: received !== (storage.replicaRegion ?? received),
      allowed: `${storage.replicaRegion ?? ""}, as storage.replicaRegion`,
      reason: "The stack moves to one Region, and needs its objects where its database is",
    },
  ];
  return refusals
    .filter(({ isRefused }) => isRefused)
    .slice(0, 1)
    .map(({ allowed, reason }) => ({ key: "recovery.standby.region", received, allowed, reason }));
}

/** Both networks are routed at the same time while the stack moves, and to the same offices. */
function validateStandbyNetwork({ cidrBlock }: Standby, { network = {} }: Facts): Problem[] {
  if (cidrBlock === undefined) return [];
  const key = "recovery.standby.cidrBlock";
  const allowed = "a private (RFC 1918) block from /16 to /19 that does not overlap network.cidrBlock";
  const refused = whyBlockIsRefused(cidrBlock);
  if (refused !== undefined) return [{ key, received: cidrBlock, allowed, reason: refused }];
  const { cidrBlock: own = "" } = network;
  if (whyBlockIsRefused(own) !== undefined || !doBlocksOverlap(own, cidrBlock)) return [];
  const reason = `It overlaps network.cidrBlock, ${own}; overlapping networks cannot be peered while one replaces the other`;
  return [{ key, received: cidrBlock, allowed, reason }];
}

/** Of two blocks that overlap, the smaller one is in the larger one. */
function doBlocksOverlap(one: string, other: string): boolean {
  const [first, second] = [ipaddr.IPv4.parseCIDR(one), ipaddr.IPv4.parseCIDR(other)];
  return first[0].match(second[0], Math.min(first[1], second[1]));
}

export function validateRecovery(facts: Facts, policy: Policy | undefined): Problem[] {
  const { recovery } = facts;
  if (recovery === undefined) return [];
  const { standby } = recovery;
  return [
    ...validateBackupTime(recovery, facts),
    ...validatePractice(recovery),
    ...(policy === undefined ? [] : validatePresence(recovery, policy)),
    ...(standby === undefined
      ? []
      : [
          ...validateStandbyRegion(standby, facts),
          ...validateStandbyNetwork(standby, facts),
          ...validateZones("recovery.standby.availabilityZones", standby.availabilityZones, standby.region),
        ]),
  ];
}
