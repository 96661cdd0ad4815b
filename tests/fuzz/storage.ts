/** The block `storage` of random stack files: each step as early as it may be, or later; copies in the same partition. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";

type Storage = NonNullable<StackFile["storage"]>;

const REGIONS = ["ap-northeast-1", "ap-northeast-2", "us-east-1", "eu-west-1", "us-gov-west-1", "us-gov-east-1"];
/** What prod's policy locks every object for. */
const LOCKED_DAYS = 365;

const option = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const isInGovCloud = (region: string): boolean => region.startsWith("us-gov-");
const later = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 5000 }));

const archive = (leastDays: number): fc.Arbitrary<Storage["archive"]> =>
  fc
    .record({
      prefix: fc.stringMatching(/^[\w.=-]{1,20}(\/[\w.=-]{1,20})?$/),
      toInfrequentAccess: later,
      toGlacierInstant: option(later),
      toDeepArchive: option(later),
      more: later,
      isKeptAll: fc.boolean(),
    })
    .map(({ prefix, toInfrequentAccess, toGlacierInstant, toDeepArchive, more, isKeptAll }) => {
      const infrequentAccessAfterDays = 30 + toInfrequentAccess;
      let least = infrequentAccessAfterDays + 30;
      const days: { glacierInstantAfterDays?: number; deepArchiveAfterDays?: number } = {};
      if (toGlacierInstant !== undefined) {
        days.glacierInstantAfterDays = least + toGlacierInstant;
        least = days.glacierInstantAfterDays + 90;
      }
      if (toDeepArchive !== undefined) {
        days.deepArchiveAfterDays = least + toDeepArchive;
        least = days.deepArchiveAfterDays + 180;
      }
      const expireAfterDays = Math.max(least, leastDays) + more;
      // Only where the policy locks something.
      const retention = isKeptAll && leastDays > 0 ? { retentionDays: expireAfterDays } : {};
      return { prefix, infrequentAccessAfterDays, ...days, ...retention, expireAfterDays };
    });

/** With and without. */
export function storage(environment: StackFile["environment"], region: string): fc.Arbitrary<Storage | undefined> {
  const others = REGIONS.filter((each) => each !== region && isInGovCloud(each) === isInGovCloud(region));
  const replicaRegion = fc.constantFrom(...others);
  const block = fc
    .record({
      replicaRegion: environment === "prod" ? replicaRegion : option(replicaRegion),
      archive: archive(environment === "prod" ? LOCKED_DAYS : 0),
      media: option(fc.record({ isAccelerated: isInGovCloud(region) ? fc.constant(false) : fc.boolean() })),
    })
    .map(({ replicaRegion: copies, media, ...facts }) => ({
      ...facts,
      ...(copies !== undefined && { replicaRegion: copies }),
      ...(media !== undefined && { media }),
    }));
  return option(block);
}
