/** What a stack has only when its file says so. */

/** Creates from args where there are any: a tier exists when its block is in the stack file. */
export function optional<A, T>(args: A | undefined, create: (args: A) => T): T | undefined {
  return args === undefined ? undefined : create(args);
}
