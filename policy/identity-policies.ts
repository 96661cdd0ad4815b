/** Where IAM's resources keep policy documents. */
import { readDocument, readStatements, type Statement } from "./policy-document";
import type { JsonObject } from "./resource-graph";
import type { ResourceView } from "./views";

const ROLE = "aws:iam/role:Role";

/** Resources that hold what somebody may do: under `policy`, a role in its list of inline policies. */
export const IDENTITY_POLICIES: readonly string[] = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/policy:Policy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  ROLE,
];

/** Every resource with a policy document, and where it stands. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IDENTITY_POLICIES.map((type) => [type, "policy"])),
  [ROLE]: "assumeRolePolicy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
};

export function readIdentityStatements(policy: ResourceView): readonly Statement[] {
  if (policy.type !== ROLE) return readStatements(policy, "policy");
  const count = policy.length("inlinePolicies") ?? policy.list("inlinePolicies").length;
  return Array.from({ length: count }, (_, index) => `inlinePolicies[${index}].policy`).flatMap((path) =>
    readStatements(policy, path),
  );
}

/** The document of a resource named in `DOCUMENTS`; undefined where it is not JSON. */
export function readDocumentOf(resource: ResourceView): JsonObject | undefined {
  return readDocument(resource, DOCUMENTS[resource.type] ?? "");
}
