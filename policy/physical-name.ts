import { type Outcome, satisfied, violated } from "./rule";
import type { ResourceView } from "./views";

/** What auto-naming appends to a logical name: a hyphen and seven hexadecimal digits. */
const SUFFIX_LENGTH = 8;

/** How long a name of AWS may be, and its prefix where AWS or the provider completes it. */
export interface NameLimits {
  readonly longest: number;
  readonly longestPrefix: number;
  /** The property that holds a whole name; `name` unless said otherwise. */
  readonly name?: string;
  readonly prefix?: string;
}

/** Judges the name that a resource will carry: the one written, the prefix written, or the logical name with its suffix. */
export function judgeName(resource: ResourceView, limits: NameLimits): Outcome {
  const { longest, longestPrefix, name = "name", prefix = "namePrefix" } = limits;
  const written = resource.text(name);
  if (written !== undefined) {
    return written.length <= longest ? satisfied : violated(name, written, `write ${longest} characters or fewer`);
  }
  const beginning = resource.text(prefix);
  if (beginning !== undefined) {
    const instead = `write ${longestPrefix} characters or fewer`;
    return beginning.length <= longestPrefix ? satisfied : violated(prefix, beginning, instead);
  }
  if (resource.name.length + SUFFIX_LENGTH <= longest) return satisfied;
  const instead = `shorten it to ${longest - SUFFIX_LENGTH} characters: AWS accepts ${longest} and ${SUFFIX_LENGTH} are appended`;
  return violated("the logical name", resource.name, instead);
}
