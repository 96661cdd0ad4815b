/** A violation we accept. `waivers/<service>.ts` is the only place where one can be accepted: in code, with its reason. */
import type { EnvironmentName } from "./environment";

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
