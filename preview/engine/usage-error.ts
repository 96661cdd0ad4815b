/** What the command line got wrong, or a project that cannot be read: shown as it is, without a stack trace. */
export class UsageError extends Error {}
