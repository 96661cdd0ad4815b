/**
 * Tiers that a stack may leave out, by leaving their block out of the stack file. These keep `index.ts` a list of
 * tiers without a condition.
 */

/** Creates what has arguments; undefined without them. */
export function optional<A, T>(args: A | undefined, create: (args: A) => T): T | undefined {
  return args === undefined ? undefined : create(args);
}

/** What stands in front, where it is there, else what it would stand in front of. */
export function foremost<A, B>(front: A | undefined, behind: B): A | B {
  return front ?? behind;
}

/** What a stack shows of a part it may lack: null, which it keeps; of an undefined output the engine warns at every update. */
export function shown<T>(output: T | undefined): T | null {
  return output ?? null;
}
