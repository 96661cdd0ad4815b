/** What random stack files are made of. */
import fc from "fast-check";
import type { StackFile } from "../../environments/schema";

const SIZES = ["large", "xlarge", "2xlarge", "8xlarge", "24xlarge"];
const BURSTABLE = ["micro", "small", "medium"].flatMap((size) => [`t3.${size}`, `t4g.${size}`]);
const FAMILIES = ["m5", "m6g", "m7g", "m8g", "r5", "r6g", "r7g"];

export interface Place {
  readonly aws: StackFile["aws"];
  readonly network: StackFile["network"];
}

export const digits = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: length, maxLength: length });

export const option = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

/** The usual ones and, now and then, the limits. */
export const amount = (min: number, usual: number, max: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 3, arbitrary: fc.integer({ min, max: usual }) }, fc.integer({ min, max }));

export const ofFamily = fc.oneof(
  fc.constantFrom(...BURSTABLE),
  fc.tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...SIZES)).map(([family, size]) => `${family}.${size}`),
);
