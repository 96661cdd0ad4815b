/**
 * What AWS refuses of programs that know no better, row by row: which rules see it before a deployment, or why a graph
 * cannot show it. A tier that brings a new service adds the rows about it to aws-constraint-rows.json.
 */
import tables from "./aws-constraint-rows.json";

/** One row. */
export interface Constraint {
  /** What AWS insists on, or does in silence. */
  readonly fact: string;
  /** What AWS answers; left out where it says nothing. */
  readonly error?: string;
  readonly sources: readonly string[];
  /** The rules that see it. */
  readonly rules?: readonly string[];
  /** `type.property`: the changes of two graphs that the comparison knows about it. */
  readonly comparison?: readonly string[];
  /** Types that no stack has yet. The first that has one needs a rule. */
  readonly unused?: readonly string[];
  /** What of it a graph cannot show, and why. */
  readonly unseen?: string;
}

/** A tier and its rows. */
export interface ConstraintTable {
  readonly name: string;
  readonly rows: readonly Constraint[];
}

export const AWS_CONSTRAINTS: readonly ConstraintTable[] = tables;
