/** The rules' part of a terminal report: what is violated, what is waived and why, what cannot be told yet. */
import type { Colors } from "picocolors/types";
import type { Finding } from "../../policy/evaluate";
import { isMandatory, type Judgement } from "../analyses/rules";
import { count } from "./summary";
import { wrap } from "./wrap";

export interface JudgedStack {
  readonly stack: string;
  readonly judgement: Judgement;
}

/** Violations in full, then each waiver once with the stacks it is for. */
export function renderRules(stacks: readonly JudgedStack[], width: number, colors: Colors): string[] {
  return [
    ...renderViolations(stacks, width, colors),
    ...renderWaivers(stacks, width),
    ...renderGroup(
      "Cannot be told before deployment",
      stacks,
      ({ undecided }) => undecided,
      ({ message }) => message,
      width,
    ),
  ];
}

/** In full, what is only advised included. */
export function renderViolations(stacks: readonly JudgedStack[], width: number, colors: Colors): string[] {
  return stacks.flatMap(({ stack, judgement }) =>
    judgement.violations.flatMap((violation) => [
      ...wrap(`${isMandatory(violation) ? "violated" : "advice"} in ${stack}: ${violation.rule}`, width, "  ").map(
        isMandatory(violation) ? colors.red : colors.yellow,
      ),
      ...wrap(`  ${violation.message}. ${violation.remedy}`, width, "  "),
    ]),
  );
}

/** Each once, with the stacks it is for. */
export function renderWaivers(stacks: readonly JudgedStack[], width: number): string[] {
  return renderGroup("Waived, with the reason", stacks, ({ waived }) => waived, reasonOf, width);
}

/** For example `215 rules: none violated, 29 waived`. */
export function describeJudgement({ rules, violations, waived, undecided }: Judgement): string {
  const mandatory = violations.filter(isMandatory).length;
  const advice = violations.length - mandatory;
  return [
    `${count(rules, "rule")}: ${mandatory === 0 ? "none violated" : `${mandatory.toString()} violated`}`,
    ...(advice === 0 ? [] : [`${advice.toString()} advised`]),
    ...(waived.length === 0 ? [] : [`${waived.length.toString()} waived`]),
    ...(undecided.length === 0 ? [] : [`${undecided.length.toString()} undecided`]),
  ].join(", ");
}

/** Why a violation is waived. */
export function reasonOf({ message }: Finding): string {
  return message.slice(message.indexOf(". Waived: ") + ". Waived: ".length);
}

function renderGroup(
  title: string,
  stacks: readonly JudgedStack[],
  select: (judgement: Judgement) => readonly Finding[],
  explain: (finding: Finding) => string,
  width: number,
): string[] {
  const stacksByLine = new Map<string, Set<string>>();
  for (const { stack, judgement } of stacks) {
    for (const finding of select(judgement)) {
      const line = `${finding.rule}\n${explain(finding)}`;
      stacksByLine.set(line, (stacksByLine.get(line) ?? new Set()).add(stack));
    }
  }
  const lines = [...stacksByLine].flatMap(([line, names]) => {
    const [rule = "", text = ""] = line.split("\n");
    return wrap(`  ${rule} (${[...names].join(", ")}): ${text}`, width, "    ");
  });
  return lines.length === 0 ? [] : [title, ...lines];
}
