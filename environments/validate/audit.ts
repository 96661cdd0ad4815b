/** How long the record is kept, and for how long it can be read at once. */
import { findRetentionProblems } from "../../components/shared/archive-lifecycle";
import { type Problem, unless } from "../../components/shared/errors";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type GivenAudit = Given<NonNullable<StackFile["audit"]>>;

/** PCI DSS v4.0.1, 10.5.1: twelve months of audit logs, the last three at once. */
const LEAST_DAYS = 365;
const LEAST_DAYS_AT_ONCE = 90;

/** Where data is protected, so is the record of who touched it. */
function validateYear({ retentionDays, deepArchiveAfterDays }: GivenAudit): Problem[] {
  return [
    ...unless(retentionDays === undefined || retentionDays >= LEAST_DAYS, {
      key: "audit.retentionDays",
      received: retentionDays,
      allowed: `${LEAST_DAYS} or more`,
      reason: "PCI DSS 10.5.1 asks for twelve months of audit logs at least",
    }),
    ...unless(deepArchiveAfterDays === undefined || deepArchiveAfterDays >= LEAST_DAYS_AT_ONCE, {
      key: "audit.deepArchiveAfterDays",
      received: deepArchiveAfterDays,
      allowed: `${LEAST_DAYS_AT_ONCE} or more`,
      reason: "PCI DSS 10.5.1 asks for the last three months at once, and DEEP_ARCHIVE takes 12 to 48 hours to read",
    }),
  ];
}

export function validateAudit({ audit }: Given<StackFile>, policy: Policy | undefined): Problem[] {
  if (audit === undefined) return [];
  const isProtected = policy !== undefined && policy.protection !== "None";
  return [...findRetentionProblems(audit, "audit"), ...(isProtected ? validateYear(audit) : [])];
}
