/** Violations we accept, each for named resources and with its reason. The only place where one can be accepted. */
import type { EnvironmentName } from "./rule";

export interface Waiver {
  /** The rule's name. */
  readonly rule: string;
  /** Type token of the resource. */
  readonly type: string;
  /** Logical name of the resource, as a regular expression over the whole name. */
  readonly name: string;
  readonly environments: readonly EnvironmentName[];
  /** Why; it shows in every report. */
  readonly reason: string;
}

export const waivers: readonly Waiver[] = [];
