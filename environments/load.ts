import * as pulumi from "@pulumi/pulumi";
import { refuse, type Problem } from "../components/shared/errors";
import { composeEnvironment, type Environment } from "./environment";
import { lengthenLogs } from "./log-retention";
import { policies } from "./policies";
import { NAMESPACE, stackFileSchema } from "./schema";
import { validate } from "./validate";

export type { Environment };

/**
 * Reads the stack's configuration, checks all of it, and joins it with its environment's policy. The only reader of
 * Pulumi configuration in the program. Throws one `ConfigurationError` that lists every problem found.
 */
export function loadEnvironment(): Environment {
  const stack = pulumi.getStack();
  const { facts: raw, problems } = readConfiguration();
  // What is refused for how it is stored is there, though unread: it is not missing as well.
  const refused = new Set(problems.map(({ key }) => key));
  const found = [...problems, ...validate(raw, stack).filter(({ key }) => !refused.has(key))];
  refuse(found.map((problem) => ({ file: `Pulumi.${stack}.yaml`, ...problem })));

  const facts = stackFileSchema.parse(raw);
  const policy = lengthenLogs(policies[facts.environment], facts.logs?.retentionDays);
  return composeEnvironment(facts, policy, { project: pulumi.getProject(), stack });
}

function readConfiguration(): { facts: Record<string, unknown>; problems: Problem[] } {
  const facts: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [key, text] of Object.entries(pulumi.runtime.allConfig())) {
    const [namespace = "", ...rest] = key.split(":");
    const name = rest.join(":");
    if (namespace === "pulumi") continue; // the engine's own settings
    if (namespace !== NAMESPACE) problems.push(foreignKey(key));
    else if (isSecret(key)) problems.push(secretKey(name));
    else facts[name] = readValue(text);
  }
  return { facts, problems };
}

/** Blocks and lists arrive as JSON; single values arrive as they are, so that `"1.10"` stays text. */
function readValue(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

// The SDK has the function but leaves it out of its declarations; without it no value can be told from a secret.
const sdk = pulumi.runtime as typeof pulumi.runtime & { isConfigSecret: (key: string) => boolean };

function isSecret(key: string): boolean {
  return sdk.isConfigSecret(key);
}

/** Neither message shows the value: it may be a credential. */
function foreignKey(key: string): Problem {
  return {
    key,
    received: undefined,
    statement: "not read by this program",
    allowed: `keys that begin with ${NAMESPACE}: or pulumi:`,
    reason: `Region and account come from ${NAMESPACE}:aws alone, so that no stack reaches another one's account`,
  };
}

function secretKey(key: string): Problem {
  return {
    key,
    received: undefined,
    statement: "encrypted",
    allowed: "plain facts",
    reason: "No secret is configured: RDS makes the database's password, the program makes the cache's token",
  };
}
