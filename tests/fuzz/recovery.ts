/** The block `recovery` of random stack files: with and without; a second Region of the same partition, apart. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";
import { time, weekday } from "./windows";

type Recovery = NonNullable<StackFile["recovery"]>;

const REGIONS = ["ap-northeast-1", "us-east-1", "eu-west-1", "us-gov-east-1"];
const isInGovCloud = (region: string): boolean => region.startsWith("us-gov-");

const option = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

function standby(region: string): fc.Arbitrary<NonNullable<Recovery["standby"]>> {
  const others = REGIONS.filter((each) => each !== region && isInGovCloud(each) === isInGovCloud(region));
  return fc
    .tuple(fc.constantFrom(...others), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 16, max: 19 }))
    .map(([there, second, prefix]) => ({
      region: there,
      cidrBlock: `10.${second}.0.0/${prefix}`,
      availabilityZones: [`${there}a`, `${there}b`],
    }));
}

type Others = Pick<StackFile, "environment" | "aws"> & { readonly storage?: StackFile["storage"] };

/** Where objects are copied, the stack moves too; a time near RDS's windows and a block that overlaps are filtered out. */
export function withRecovery<T extends Others>(facts: T): fc.Arbitrary<T & { recovery?: Recovery }> {
  const { environment, aws, storage } = facts;
  const must = <V>(value: fc.Arbitrary<V>): fc.Arbitrary<V | undefined> =>
    environment === "prod" ? value : option(value);
  const block = fc
    .record({
      backupTime: time,
      restoreTestTime: must(fc.tuple(weekday, time).map((parts) => parts.join(" "))),
      practiceRunWindow: must(weekday.map((day) => `${day} 10:00-12:00`)),
      moved: must(standby(aws.region)),
    })
    .map(({ backupTime, restoreTestTime, practiceRunWindow, moved }) => ({
      backupTime,
      ...(restoreTestTime !== undefined && { restoreTestTime }),
      ...(practiceRunWindow !== undefined && { practiceRunWindow }),
      ...(moved !== undefined && { standby: follow(moved, storage?.replicaRegion) }),
    }));
  return option(block).map((recovery) => ({ ...facts, ...(recovery && { recovery }) }));
}

function follow(moved: NonNullable<Recovery["standby"]>, there: string | undefined): NonNullable<Recovery["standby"]> {
  if (there === undefined) return moved;
  return { ...moved, region: there, availabilityZones: [`${there}a`, `${there}b`] };
}
