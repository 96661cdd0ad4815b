/** AWS Backup: vaults are free, what is kept in them is not. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, used } from "../charge";

const VAULT = "aws:backup/vault:Vault";

export const recovery: Pricers = {
  [VAULT]: priceVault,
};

function* priceVault(_: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  yield used("backup vault, storage", ["backup", "rds-snapshot"], shareOf(usage.backupVaultGb, stack.all(VAULT)), {
    assumption: "all of it at the price of database snapshots, the dearest kind with a price",
  });
}
