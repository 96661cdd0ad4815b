/** Where IAM's resources keep policy documents. */
import { readDocument, readStatements, type Statement } from "./policy-document";
import type { JsonObject } from "./resource-graph";
import type { ResourceView } from "./views";

/** Resources that hold what somebody may do, under `policy`. */
export const IDENTITY_POLICIES: readonly string[] = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/policy:Policy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
];

/** Every resource with a policy document, and where it stands. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(IDENTITY_POLICIES.map((type) => [type, "policy"])),
  "aws:iam/role:Role": "assumeRolePolicy",
  "aws:s3/bucketPolicy:BucketPolicy": "policy",
};

export function readIdentityStatements(policy: ResourceView): readonly Statement[] {
  return readStatements(policy, "policy");
}

/** The document of a resource named in `DOCUMENTS`; undefined where it is not JSON. */
export function readDocumentOf(resource: ResourceView): JsonObject | undefined {
  return readDocument(resource, DOCUMENTS[resource.type] ?? "");
}
