/**
 * Creates what a stack may leave out: nothing where its block is missing from the stack file. It keeps `index.ts` a list
 * of tiers without a condition.
 */
export function optional<A, T>(args: A | undefined, create: (args: A) => T): T | undefined {
  return args === undefined ? undefined : create(args);
}
