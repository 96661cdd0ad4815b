import { LIFECYCLE, partOf } from "../../buckets";
import type { JsonObject } from "../../resource-graph";
import { type Outcome, type Rule, satisfied, violated } from "../../rule";
import { isJsonArray, isJsonObject } from "../../views";

/** From dear to cheap; S3 moves objects in this direction only. */
const CLASSES = [
  "STANDARD",
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
];
const INFREQUENT_ACCESS = ["STANDARD_IA", "ONEZONE_IA"];
const LEAST_DAYS = 30;

interface Step {
  readonly storageClass: string;
  readonly days: number;
}

function listSteps(rule: JsonObject): readonly Step[] {
  const { transitions } = rule;
  if (!isJsonArray(transitions)) return [];
  return transitions.filter(isJsonObject).map(({ storageClass, days }) => ({
    storageClass: typeof storageClass === "string" ? storageClass : "",
    days: typeof days === "number" ? days : 0,
  }));
}

/** S3 moves nothing to infrequent access in an object's first 30 days, and nothing out of it in 30 more. */
function findEarly(steps: readonly Step[]): Outcome | undefined {
  const isInfrequent = ({ storageClass }: Step): boolean => INFREQUENT_ACCESS.includes(storageClass);
  for (const [index, { storageClass, days }] of steps.entries()) {
    const before = steps[index - 1];
    const least = before !== undefined && isInfrequent(before) ? before.days + LEAST_DAYS : LEAST_DAYS;
    if (days >= least || !steps.slice(Math.max(0, index - 1), index + 1).some(isInfrequent)) continue;
    return violated(`transitions to ${storageClass}`, days, `write ${least} days or more (InvalidArgument)`);
  }
  return undefined;
}

/** In the order of the days; of one day, in that of the classes. */
function judgeSteps(steps: readonly Step[]): Outcome {
  const position = ({ storageClass }: Step): number => CLASSES.indexOf(storageClass);
  const sorted = [...steps].sort((one, other) => one.days - other.days || position(one) - position(other));
  const backward = sorted.find((step, index) =>
    sorted.slice(0, index).some((each) => position(each) >= position(step)),
  );
  if (backward !== undefined) {
    const order = sorted.map(({ storageClass }) => storageClass);
    return violated("transitions", order, `let none come before ${backward.storageClass} that is cheaper`);
  }
  return findEarly(sorted) ?? satisfied;
}

function judgeRule(rule: JsonObject): Outcome {
  const steps = listSteps(rule);
  const outcome = judgeSteps(steps);
  if (outcome.verdict === "violated") return outcome;
  const end = partOf(rule, "expiration")?.["days"];
  const last = Math.max(-1, ...steps.map(({ days }) => days));
  if (typeof end !== "number" || end > last) return satisfied;
  return violated("expiration.days", end, `write more than ${last}, the days of the last transition (InvalidArgument)`);
}

export const rule: Rule = {
  description:
    "A lifecycle moves objects to ever cheaper classes, not before S3 lets it, and ends after the last step.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"],
  remedy: "Correct the days under `storage.archive` in the stack file (components/shared/archive-lifecycle.ts).",
  types: [LIFECYCLE],
  check: (lifecycle) => {
    const outcomes = lifecycle.objects("rules").map(judgeRule);
    return outcomes.find(({ verdict }) => verdict === "violated") ?? satisfied;
  },
};
