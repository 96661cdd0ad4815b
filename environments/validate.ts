/**
 * Everything that is wrong with a stack file, found before the first resource: pure, total, and all at once. A value of
 * the wrong shape takes out only the checks that need it.
 */
import type { Problem } from "../components/shared/errors";
import { policies } from "./policies";
import { stackFileSchema } from "./schema";
import { validateAccelerator } from "./validate/accelerator";
import { validateAudit } from "./validate/audit";
import { validateCache } from "./validate/cache";
import { validateCompute } from "./validate/compute";
import { validateDatabase } from "./validate/database";
import { validateEdge } from "./validate/edge";
import { givenFacts } from "./validate/given";
import { validateLogs } from "./validate/logs";
import { validateNetwork } from "./validate/network";
import { validateObjectives } from "./validate/objectives";
import { validateObservability } from "./validate/observability";
import { validateRecovery } from "./validate/recovery";
import { validateShape } from "./validate/shape";
import { validateStorage } from "./validate/storage";
import { validateTables } from "./validate/tables";
import { validateStackName, validateTags, validateTimeZone } from "./validate/stack";

/** `raw` is a stack file's content without the `cloudmart:` prefix, `stack` the stack's name. Never throws. */
export function validate(raw: unknown, stack: string): Problem[] {
  const facts = givenFacts(raw);
  const policy = facts.environment === undefined ? undefined : policies[facts.environment];
  const shape = validateShape(raw);
  const rules = [
    ...validateStackName(facts, stack),
    ...validateTimeZone(facts),
    ...validateTags(facts),
    ...validateObjectives(facts),
    ...validateLogs(facts, policy),
    ...validateNetwork(facts, policy),
    ...validateDatabase(facts, policy),
    ...validateCache(facts, policy),
    ...validateCompute(facts, policy),
    ...validateTables(facts),
    ...validateStorage(facts, policy),
    ...validateEdge(facts, policy),
    ...validateAccelerator(facts, policy),
    ...validateObservability(facts, policy),
    ...validateRecovery(facts, policy),
    ...validateAudit(facts, policy),
  ];
  // A value of the wrong shape counts as absent for the rules; that it is there is one mistake, not two.
  const misshapen = new Set(shape.map(({ key }) => key));
  return inFileOrder([...shape, ...rules.filter(({ key }) => !misshapen.has(key))]);
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  const blocks = Object.keys(stackFileSchema.shape);
  const position = ({ key }: Problem): number => blocks.indexOf(key.split(".", 1)[0] ?? "");
  return [...problems].sort((one, other) => position(one) - position(other));
}
