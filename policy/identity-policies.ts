/** Where IAM's resources, and buckets, keep policy documents. */
import { readStatements, type Statement } from "./policy-document";
import type { ResourceView } from "./views";

export const ROLE = "aws:iam/role:Role";

/** Resources that hold what somebody may do: under `policy`, a role in its list of inline policies. */
export const IDENTITY_POLICIES: readonly string[] = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/policy:Policy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
  ROLE,
];

/** Resources with a policy document. */
export const WITH_DOCUMENTS: readonly string[] = [...IDENTITY_POLICIES, "aws:s3/bucketPolicy:BucketPolicy"];

/** Where a resource says what somebody may do; throws `CannotTell` where a role's list is not known yet. */
export function identityPathsOf(policy: ResourceView): readonly string[] {
  if (policy.type !== ROLE) return ["policy"];
  return policy.elements("inlinePolicies").map((path) => `${path}.policy`);
}

/** Where a resource of `WITH_DOCUMENTS` keeps documents: for a role, who may take it comes first. */
export function documentPathsOf(resource: ResourceView): readonly string[] {
  return [...(resource.type === ROLE ? ["assumeRolePolicy"] : []), ...identityPathsOf(resource)];
}

export function readIdentityStatements(policy: ResourceView): readonly Statement[] {
  return identityPathsOf(policy).flatMap((path) => readStatements(policy, path));
}
