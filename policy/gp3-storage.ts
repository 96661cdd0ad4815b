/** RDS stripes gp3 storage over four volumes from a size on; below, it takes neither IOPS nor throughput. */
import { engineOf } from "./databases";
import type { ResourceView, StackView } from "./views";

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
const STRIPED_FROM_GIB = { postgres: 400, mysql: 400, mariadb: 400, db2: 400, oracle: 200 };

/** The size in GiB from which an engine's storage is striped; undefined for SQL Server, whose storage never is. */
export function stripedFromGib(engine: string): number | undefined {
  return Object.entries(STRIPED_FROM_GIB).find(([prefix]) => engine.startsWith(prefix))?.[1];
}

/** Is it gp3 storage that is striped once it is large enough? */
export function isStripable(instance: ResourceView, stack: StackView): boolean {
  return instance.text("storageType") === "gp3" && stripedFromGib(engineOf(instance, stack)) !== undefined;
}
