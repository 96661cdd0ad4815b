import { readStatements, type Statement } from "./policy-document";
import { isJsonArray, isJsonObject, type ResourceView } from "./views";

/** Conditions that say who: an account, an organisation, a principal, a network, the resource that acts. */
const WHO = [
  ...["arn", "account", "orgid", "orgpaths"].flatMap((each) => [`aws:principal${each}`, `aws:source${each}`]),
  ...["aws:principalservicename", "aws:userid", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce"],
  "kms:calleraccount",
];

/** Comparisons that fail where the value is another or missing; `StringNotEquals` and `IfExists` let others in. */
const NARROWING = /^(?:ForAnyValue:)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like))$/i;

/** Does a policy let everybody in, whatever else it asks of them? */
export function letsEverybodyIn(resource: ResourceView, property: string): boolean {
  return readStatements(resource, property).some(isForEverybody);
}

/** TLS, a date or a canned ACL says how one comes in, not who. */
export function isForEverybody({ isAllow, principals, conditions }: Statement): boolean {
  return isAllow && principals.includes("*") && !saysWho(conditions);
}

function saysWho(conditions: Statement["conditions"]): boolean {
  return Object.entries(conditions)
    .filter(([operator]) => NARROWING.test(operator))
    .flatMap(([, comparisons]) => (isJsonObject(comparisons) ? Object.entries(comparisons) : []))
    .some(([key, value]) => {
      const values = isJsonArray(value) ? value : [value];
      return WHO.includes(key.toLowerCase()) && !values.some((each) => each === "*");
    });
}
