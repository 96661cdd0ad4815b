/** What a rule is, and how it answers. One rule a file: `rules/<service>/<rule>.ts`, named like its file. */
import type { EnvironmentName } from "./environment";
import type { JsonValue } from "./resource-graph";
import type { ResourceView, StackView } from "./views";

/** `mandatory` stops a preview and an update, `advisory` is shown. */
export type Severity = "mandatory" | "advisory";

/**
 * `refused`: AWS would refuse it, twenty minutes into an update. `regretted`: AWS accepts it and you regret it.
 * `control`: a security or resilience control asks for it.
 */
export type Family = "refused" | "regretted" | "control";

/** How a rule judges one resource. */
export type Outcome =
  | { readonly verdict: "satisfied" }
  | { readonly verdict: "not applicable" }
  | {
      readonly verdict: "violated";
      /** The property at fault, for example `metadataOptions.httpTokens`. */
      readonly property: string;
      /** Its value as found. */
      readonly value: JsonValue | undefined;
      /** What to write instead, as a phrase: `write "required"`. */
      readonly instead: string;
    };

export interface Rule {
  /** One sentence: what holds when the rule is satisfied. */
  readonly description: string;
  readonly family: Family;
  readonly severity: Severity;
  /** Environments the rule applies to; left out: all. */
  readonly environments?: readonly EnvironmentName[];
  /** Where it is written down: an AWS page, an issue. */
  readonly sources: readonly string[];
  /** Ids of the controls it satisfies, for example `RDS.3` of AWS Foundational Security Best Practices. */
  readonly controls?: readonly string[];
  /** What a person does about a violation, in the words of this project's files where it can. */
  readonly remedy: string;
  /** Types it looks at; every resource of one of them is judged. */
  readonly types: readonly string[];
  /**
   * Judges one resource. Reading a value that is not known yet ends the judgement: the evaluator answers "cannot tell
   * yet" for it, so a rule never mentions unknowns and never passes one.
   */
  readonly check: (resource: ResourceView, stack: StackView) => Outcome;
}

export const satisfied: Outcome = { verdict: "satisfied" };
export const notApplicable: Outcome = { verdict: "not applicable" };

/** The resource breaks the rule: which property, what it holds, and what to write instead. */
export function violated(property: string, value: JsonValue | undefined, instead: string): Outcome {
  return { verdict: "violated", property, value, instead };
}

/** `satisfied` where the condition holds, else the violation. */
export function satisfiedWhen(
  holds: boolean,
  property: string,
  value: JsonValue | undefined,
  instead: string,
): Outcome {
  return holds ? satisfied : violated(property, value, instead);
}
