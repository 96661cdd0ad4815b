/** AWS Backup: vaults and plans are free; what is kept and restored is not. */
import { regionOf } from "../../../../policy/deployment-target";
import { DATABASE, storageOf } from "../../../../policy/databases";
import { ledTo } from "../../../../policy/relations";
import type { ResourceView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const VAULT = "aws:backup/vault:Vault";

/** A test a week, and the restored instance is there for about an hour. */
const RESTORE_TEST_HOURS = 730 / (24 * 7);

export const recovery: Pricers = {
  [VAULT]: priceVault,
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": priceRestoreTest,
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": priceReplication,
};

/** Vaults of a Region share what is kept; a copy in another Region is kept again. */
function* priceVault(vault: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const peers = stack.all(VAULT).filter((each) => regionOf(each, stack) === regionOf(vault, stack));
  yield used("backup vault, storage", ["backup", "rds-snapshot"], shareOf(usage.backupVaultGb, peers), {
    assumption: "all of it at the price of database snapshots, the dearest kind with a price",
  });
}

function* priceRestoreTest(selection: ResourceView, { stack }: Setting): Generator<Charge> {
  const what = "restore test, instance hours";
  const [database] = ledTo(stack, selection, "protectedResourceArns", DATABASE);
  const instanceClass = database?.text("instanceClass");
  if (instanceClass === undefined) {
    yield unpriced(what, "which database is restored is not of this stack");
    return;
  }
  yield used(what, ["rds-postgresql", `${instanceClass}:single-az`], RESTORE_TEST_HOURS, {
    assumption: "a test a week, of an hour; AWS's own charge for a test has no price here",
  });
}

function* priceReplication(replication: ResourceView, { stack }: Setting): Generator<Charge> {
  const what = "replicated automated backups, storage";
  const [database] = ledTo(stack, replication, "sourceDbInstanceArn", DATABASE);
  const gigabytes = database && storageOf(database, stack);
  if (gigabytes === undefined) {
    yield unpriced(what, "how large the database is, the graph does not tell");
    return;
  }
  yield used(what, ["rds-postgresql", "backup-above-free"], gigabytes, {
    assumption: "as much as the database's storage; what leaves the Region comes on top",
  });
}
