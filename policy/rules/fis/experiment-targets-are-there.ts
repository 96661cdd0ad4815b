import { elementsOf, EXPERIMENT } from "../../experiments";
import { type Outcome, type Rule, satisfied, satisfiedWhen, violated } from "../../rule";
import type { ResourceView } from "../../views";

/** FIS finds these by tag only. */
const BY_TAG_ONLY = ["aws:elasticache:replicationgroup"];

export const rule: Rule = {
  description: "Every action of an experiment has a target of the template, found by ARN or by tag, not by both.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/fis/latest/userguide/targets.html"],
  remedy: "Keep a step's action and target together, as components/recovery/experiments.ts does.",
  types: [EXPERIMENT],
  check: (experiment) => {
    const targets = elementsOf(experiment, "targets");
    const names = targets.map((each) => experiment.text(`${each}.name`));
    const lost = elementsOf(experiment, "actions")
      .map((each) => `${each}.target.value`)
      .find((path) => experiment.has(path) && !names.includes(experiment.text(path)));
    if (lost !== undefined) {
      return violated(lost, experiment.text(lost), `name one of ${names.join(", ")} (ValidationException)`);
    }
    const outcomes = targets.map((each) => judge(experiment, each));
    return outcomes.find(({ verdict }) => verdict === "violated") ?? satisfied;
  },
};

function judge(experiment: ResourceView, target: string): Outcome {
  const type = experiment.text(`${target}.resourceType`) ?? "";
  const isNamed = experiment.has(`${target}.resourceArns`);
  const isTagged = (experiment.length(`${target}.resourceTags`) ?? 0) > 0;
  if (isNamed === isTagged) return violated(target, type, "name ARNs or tags, one of the two (ValidationException)");
  return satisfiedWhen(
    isTagged || !BY_TAG_ONLY.includes(type),
    `${target}.resourceArns`,
    type,
    "find it by tag; FIS takes no ARN of it (ValidationException)",
  );
}
