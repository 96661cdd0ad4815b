/** The environments there is a policy for. */
export type EnvironmentName = "dev" | "prod";

/** The environment a stack names in its configuration; refuses a name there is no policy for. */
export function readEnvironment(name: string | undefined): EnvironmentName {
  if (name === "dev" || name === "prod") return name;
  throw new Error(`the stack's environment is ${JSON.stringify(name)}; allowed: "dev" or "prod"`);
}
