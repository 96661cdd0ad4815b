import { readStatements, type Statement } from "./policy-document";
import type { ResourceView } from "./views";

/** Does a policy let everybody in, without a condition? */
export function letsEverybodyIn(resource: ResourceView, property: string): boolean {
  return readStatements(resource, property).some(isPublic);
}

function isPublic({ isAllow, principals, conditions }: Statement): boolean {
  return isAllow && principals.includes("*") && Object.keys(conditions).length === 0;
}
