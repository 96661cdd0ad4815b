import { DOCUMENTS, readDocumentOf } from "../../identity-policies";
import { readStatements } from "../../policy-document";
import { satisfied, violated, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A policy is a JSON document of version 2012-10-17 whose statements say what, on what or by whom.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"],
  remedy: "Build the document with `pulumi.jsonStringify`.",
  types: Object.keys(DOCUMENTS),
  check: (resource) => {
    const path = DOCUMENTS[resource.type] ?? "";
    const document = readDocumentOf(resource);
    if (document === undefined) return violated(path, "no JSON", "write a JSON document (MalformedPolicyDocument)");
    if (document["Version"] !== "2012-10-17") {
      return violated(`${path} Version`, document["Version"], 'write "2012-10-17": the older one knows no variables');
    }
    const statements = readStatements(resource, path);
    const incomplete = statements.findIndex(
      ({ actions, notActions, resources, notResources, principals }) =>
        actions.length + notActions.length === 0 || resources.length + notResources.length + principals.length === 0,
    );
    if (statements.length > 0 && incomplete < 0) return satisfied;
    const place = statements.length === 0 ? `${path} Statement` : `${path} Statement[${incomplete}]`;
    return violated(place, undefined, "write Action and Resource or Principal (MalformedPolicyDocument)");
  },
};
