/** The Region is lost: what stands in another one, and how long until the stack runs there. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import type { StackView } from "../../../policy/views";
import { estimateDeploymentTime } from "../deployment-time/deployment-time";
import { secondsOf, sourceOfSeconds } from "../zone-loss/figures";
import { viewOf } from "../zone-loss/stack";
import { sum } from "../zone-loss/tier-loss";
import { aws, command, script } from "./commands";
import { type Copy, databaseCopies, objectCopies } from "./copies";
import { readRegion } from "./failure-commands";
import { setSnapshot } from "./restore-commands";
import type { Command, Outcome, Reached, Seconds, Step } from "./result";
import { SETTINGS } from "./settings";

/** Undefined where the stack has nothing to lose. */
export function playRegionLoss(graph: ResourceGraph): Outcome | undefined {
  const stack = viewOf(graph);
  if (stack.all("aws:ec2/subnet:Subnet").length === 0) return undefined;
  const home = readRegion(stack);
  const copies = databaseCopies(stack, home);
  const objects = objectCopies(stack, home);
  const [newest] = copies;
  const lost = {
    what: `the Region ${home} is lost`,
    serves: "no",
    dataLoss: describeLoss(newest, objects),
    assumptions: listAssumptions(stack, newest),
  } as const;
  const objectRecoveryPointSeconds = reachedByObjects(objects);
  if (newest === undefined) {
    const nothing: Reached = { seconds: null, inTheWay: [SETTINGS.isCopied] };
    return {
      ...lost,
      readersSee: "errors: nothing comes back before the Region does",
      timeline: listOthers(objects),
      recoverySeconds: null,
      reached: { recoveryTimeSeconds: nothing, recoveryPointSeconds: nothing, objectRecoveryPointSeconds },
      commands: [],
    };
  }
  const { low, high } = estimateDeploymentTime(graph).create.seconds;
  const recovery = sum(secondsOf("database-restore"), [low, high]);
  return {
    ...lost,
    readersSee: "errors, until a person has built the stack in the other Region",
    timeline: [...listOthers(objects), ...listSteps(newest, recovery)],
    recoverySeconds: recovery,
    reached: {
      recoveryTimeSeconds: { seconds: recovery[1], inTheWay: [] },
      recoveryPointSeconds: { seconds: newest.behindSeconds, inTheWay: [SETTINGS.isCopied] },
      objectRecoveryPointSeconds,
    },
    commands: listCommands(graph, newest, copies),
  };
}

function reachedByObjects([slowest]: readonly Copy[]): Reached {
  if (slowest === undefined) return { seconds: null, inTheWay: [SETTINGS.isReplicated] };
  return { seconds: slowest.behindSeconds, inTheWay: [SETTINGS.isReplicationTimed] };
}

function listSteps({ what, region }: Copy, recovery: Seconds): Step[] {
  const restore = secondsOf("database-restore");
  return [
    {
      ...{ seconds: restore, by: "a person", source: sourceOfSeconds("database-restore") },
      what: `database: restores it in ${region} from the ${what} there, and takes a snapshot`,
    },
    {
      ...{ seconds: recovery, by: "a person", source: "the deployment-time analysis of this stack" },
      what: `all tiers: a stack of the same environment is built in ${region}, its database from that snapshot`,
    },
  ];
}

function listOthers(objects: readonly Copy[]): Step[] {
  return objects.map(({ what, region, source }) => ({
    ...{ seconds: [0, 0], by: "AWS", source },
    what: `${what}: are in ${region} already`,
  }));
}

function describeLoss(newest: Copy | undefined, objects: readonly Copy[]): string {
  const database =
    newest === undefined
      ? "the database: everything, for no backup of it is in another Region"
      : newest.behindSeconds === null
        ? `the database: all since the last of the ${newest.what}`
        : `the database: up to ${newest.behindSeconds / 60} min of writes`;
  const [slowest] = objects;
  if (slowest === undefined) return `${database}; objects: everything`;
  const limit =
    slowest.behindSeconds === null ? "the last ones" : `those of the last ${slowest.behindSeconds / 60} min`;
  return `${database}; objects: ${limit}`;
}

function listAssumptions(stack: StackView, newest: Copy | undefined): string[] {
  return [
    ...(newest === undefined ? [] : ["Copying the data takes longer the more there is, and is not counted."]),
    ...(stack.all("aws:elasticache/replicationGroup:ReplicationGroup").length > 0
      ? ["The cache begins empty: its snapshots stay in the Region that is lost."]
      : []),
  ];
}

function listCommands(graph: ResourceGraph, newest: Copy, copies: readonly Copy[]): Command[] {
  const { stack, project } = graph;
  const { region } = newest;
  const standby = `${stack}-standby`;
  const hasLogs = newest.what.startsWith("automated");
  return [
    ...(hasLogs ? [restoreFromLogs(region)] : []),
    ...(copies.length > (hasLogs ? 1 : 0) || !hasLogs ? [findSnapshot(region, hasLogs)] : []),
    script(
      "Make a stack file for the other Region.",
      command("", `cp Pulumi.${stack}.yaml Pulumi.${standby}.yaml`),
      command("", `pulumi stack init ${standby}`),
      setSnapshot(project, standby, '"$snapshot"'),
    ),
    command(
      `In it, set aws.region to ${region}, network to the block and zones kept for it, compute.image to an image there, and what points at ${region} to a third Region.`,
      `\${EDITOR:-vi} Pulumi.${standby}.yaml`,
    ),
    command("Build it there; the domain follows with its edge.", `pulumi up --stack ${standby} --policy-pack policy`),
  ];
}

function restoreFromLogs(region: string): Command {
  return script(
    "Restore the database's automated backups, and take a snapshot of the result.",
    command(
      "",
      "backup=$(aws rds describe-db-instance-automated-backups",
      `--region ${region}`,
      '--query "DBInstanceAutomatedBackups[0].DBInstanceAutomatedBackupsArn"',
      "--output text)",
    ),
    aws(
      region,
      "rds restore-db-instance-to-point-in-time",
      '--source-db-instance-automated-backups-arn "$backup"',
      "--target-db-instance-identifier restored",
      "--use-latest-restorable-time",
      "--no-publicly-accessible",
    ),
    aws(region, "rds wait db-instance-available", "--db-instance-identifier restored"),
    aws(region, "rds create-db-snapshot", "--db-instance-identifier restored", "--db-snapshot-identifier restored"),
    aws(region, "rds wait db-snapshot-available", "--db-snapshot-identifier restored"),
    command("", "snapshot=restored"),
  );
}

function findSnapshot(region: string, isSecond: boolean): Command {
  return {
    ...command(
      "",
      "snapshot=$(aws rds describe-db-snapshots",
      `--region ${region}`,
      "--snapshot-type awsbackup",
      '--query "sort_by(DBSnapshots,&SnapshotCreateTime)[-1].DBSnapshotArn"',
      "--output text)",
    ),
    what: `${isSecond ? "Where that fails: take" : "Take"} the newest snapshot that AWS Backup copied.`,
  };
}
