import { renderFile } from "./instance-files";

/**
 * The step of the boot script for an application that signs in to the database with IAM: what writes the tokens, which
 * `cloudmart-secrets` calls before the application starts and every few minutes after.
 */
export function renderTokenSteps(): string[] {
  return [renderFile({ file: "cloudmart-tokens", folder: "/usr/local/bin", mode: "0755" })];
}
