/** Loads an environment from configuration, as the engine hands it over. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../../components/shared/errors";
import { loadEnvironment, type Environment } from "../../environments/load";
import { runMocked } from "./mocks";

export type Config = Record<string, string>;

/** Facts as the engine hands them over. */
export function toConfig(facts: unknown): Config {
  return Object.fromEntries(
    Object.entries(facts as Record<string, unknown>).map(([key, value]) => [
      `cloudmart:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

export async function load(stack: string, config: Config, secretKeys: string[] = []): Promise<Environment> {
  const { result } = await runMocked(
    () => {
      pulumi.runtime.setAllConfig(config, secretKeys);
      return loadEnvironment();
    },
    { stack },
  );
  return result;
}

/** The error that loading ends in. */
export async function refusal(stack: string, config: Config, secretKeys: string[] = []): Promise<ConfigurationError> {
  const error: unknown = await load(stack, config, secretKeys).catch((reason: unknown) => reason);
  assert.ok(error instanceof ConfigurationError);
  return error;
}
