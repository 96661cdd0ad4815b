import * as pulumi from "@pulumi/pulumi";
import { createJobAlarms, createRestoreTestEvent } from "./alarms";
import { replicateAutomatedBackups } from "./automated-backups";
import { createExperiments, type TemplateIds } from "./experiment-templates";
import { createPlan } from "./plan";
import { type RecoveryArgs, refuseBadArgs } from "./recovery-args";
import { createRestoreTest } from "./restore-test";
import { createVault, type Vault } from "./vault";
import { createZonalShift } from "./zonal-shift";

export type { RecoveryArgs } from "./recovery-args";

/**
 * What is left when data or a Region is lost, and the proof that it can be used: snapshots of the database in a vault of
 * their own, by policy copied to a second Region and restored every week as a test; a load balancer that leaves an
 * impaired zone; and experiments that break the stack on purpose.
 *
 * Leaves out: the database's own backups (database), the cache's snapshots (cache), objects and their copies (storage),
 * the network of the second Region, which is planned in the stack file and built when it is needed.
 *
 * Stateful: vaults and keys. A vault of dev goes with everything in it, which may take a second try.
 *
 * Cost in Seoul, USD a month: 1 for each Region's key, 0.095 for each GB kept, and by policy the same in the other
 * Region, a test instance's hours, and 0.10 for each alarm. About 2 in dev; experiments cost when they run.
 */
export class Recovery extends pulumi.ComponentResource {
  /** By Region, the stack's own first. */
  readonly vaultNames: Readonly<Record<string, pulumi.Output<string>>>;
  /** By scenario; none without an alarm that stops an experiment, and none for a failover without a standby. */
  readonly experimentTemplateIds: TemplateIds;

  constructor(name: string, args: RecoveryArgs, options: pulumi.ComponentResourceOptions = {}) {
    super("cloudmart:recovery:Recovery", name, {}, options);
    refuseBadArgs(name, args);

    const child = { parent: this };
    const own = createVault(name, args, undefined, child);
    const standby = this.copyAbroad(name, args);
    createPlan(name, args, { own, standby }, child);
    this.testRestores(name, args, own);
    if (args.alarms !== undefined) createJobAlarms(name, args, own, args.alarms.ticketTopicArn, child);
    this.experimentTemplateIds = this.prepareForZones(name, args);

    this.vaultNames = {
      [args.region]: own.vault.name,
      ...(standby !== undefined && { [standby.region]: standby.vault.name }),
    };
    this.registerOutputs({ vaultNames: this.vaultNames, experimentTemplateIds: this.experimentTemplateIds });
  }

  /** The vault that snapshots are copied to, and the database's own backups beside it. */
  private copyAbroad(name: string, args: RecoveryArgs): (Vault & { readonly region: string }) | undefined {
    const { isCopied, standby } = args;
    if (!isCopied || standby === undefined) return undefined;
    const vault = createVault(`${name}-standby`, args, standby.region, { parent: this });
    replicateAutomatedBackups(name, { ...args, standby }, vault, { parent: this });
    return { ...vault, region: standby.region };
  }

  private testRestores(name: string, args: RecoveryArgs, vault: Vault): void {
    const { isRestoreTested, restoreTestSchedule, alarms } = args;
    if (!isRestoreTested || restoreTestSchedule === undefined) return;
    const child = { parent: this };
    const plan = createRestoreTest(name, { ...args, restoreTestSchedule }, vault, child);
    if (alarms !== undefined) createRestoreTestEvent(name, plan, alarms.ticketTopicArn, child);
  }

  /** Whatever takes a zone away, for practice or as an experiment, stops when readers are hurt. */
  private prepareForZones(name: string, args: RecoveryArgs): TemplateIds {
    const stopAlarmArn = args.alarms?.downForReadersAlarmArn;
    const { isZoneShifted, practiceRunWindowUtc } = args;
    if (stopAlarmArn === undefined) return {};
    const child = { parent: this };
    if (isZoneShifted && practiceRunWindowUtc !== undefined) {
      createZonalShift(name, { ...args, practiceRunWindowUtc }, stopAlarmArn, child);
    }
    return createExperiments(name, args, stopAlarmArn, child);
  }
}
