import { documentPathsOf, WITH_DOCUMENTS } from "../../identity-policies";
import { readDocument, readStatements } from "../../policy-document";
import { type Outcome, type Rule, satisfied, violated } from "../../rule";
import type { ResourceView } from "../../views";

export const rule: Rule = {
  description: "A policy is a JSON document of version 2012-10-17 whose statements say what, on what or by whom.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"],
  remedy: "Build the document with `pulumi.jsonStringify`.",
  types: WITH_DOCUMENTS,
  check: (resource) => {
    const outcomes = documentPathsOf(resource).map((path) => judgeDocument(resource, path));
    return outcomes.find(({ verdict }) => verdict === "violated") ?? satisfied;
  },
};

function judgeDocument(resource: ResourceView, path: string): Outcome {
  const document = readDocument(resource, path);
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
}
