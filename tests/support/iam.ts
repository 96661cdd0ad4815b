/**
 * Asks a real evaluator of IAM documents (@cloud-copilot/iam-simulate) whether AWS would let a request pass. It also
 * refuses documents and requests with actions, resources or condition keys that AWS does not know.
 */
import assert from "node:assert/strict";
import { runSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import type { MockedGraph } from "./mocks";

export const ACCOUNT = "123456789012";

export interface IamRequest {
  /** An ARN, or a service such as `cloudfront.amazonaws.com`. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

export interface Documents {
  /** Of the bucket or key. */
  readonly resource?: unknown;
  /** Of the principal; left out, one that may do everything. */
  readonly identity?: unknown;
}

const ADMINISTRATOR = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

/**
 * The evaluator does not know keys that hold a name of the caller's choice. Another text key of the same actions stands
 * for it, in documents and requests alike: the comparison is the same.
 */
function nameKnownKeys<T>(value: T): T {
  const text = JSON.stringify(value ?? null).replaceAll("kms:EncryptionContext:aws:s3:arn", "kms:RequestAlias");
  return (JSON.parse(text) ?? undefined) as T;
}

/** What KMS gives a key without a policy: the account's own policies decide. */
const DEFAULT_KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

/** `Allowed`, `ImplicitlyDenied` or `ExplicitlyDenied`. */
export async function evaluateIam(
  { principal, action, resource, context = {} }: IamRequest,
  documents: Documents,
): Promise<string> {
  const isService = principal.endsWith(".amazonaws.com");
  const simulation: Simulation = {
    request: {
      principal,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3", ...context },
    },
    identityPolicies: isService ? [] : [{ name: "identity", policy: documents.identity ?? ADMINISTRATOR }],
    resourcePolicy: documents.resource ?? (action.startsWith("kms:") ? DEFAULT_KEY_POLICY : undefined),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  const result = await runSimulation(nameKnownKeys(simulation), {});
  assert.notEqual(result.resultType, "error", JSON.stringify(result));
  return result.resultType === "error" ? "" : result.overallResult;
}

/** A document of the graph as AWS would have it: the mocks' ARNs of buckets name a Region, which S3's never do. */
export function documentOf(graph: MockedGraph, type: string, name: string, property = "policy"): unknown {
  const text = String(graph.one(type, name).inputs[property]);
  return JSON.parse(text.replaceAll(/arn:aws:s3:[a-z0-9-]+:\d+:bucket\//g, "arn:aws:s3:::"));
}
