/** The CDN: where it can stand before the load balancer, its domain, and what the environment's policy wants of it. */
import type { Problem } from "../../components/shared/errors";
import { findKeyProblems } from "../../components/shared/media-keys";
import { CLOUDFRONT_PREFIX_LISTS } from "../../components/shared/cloudfront-prefix-lists";
import type { Policy } from "../policy";
import type { StackFile } from "../schema";
import type { Given } from "./given";

type GivenEdge = Given<NonNullable<StackFile["edge"]>>;

function validateRegion({ region }: Given<StackFile["aws"]>): Problem[] {
  if (region === undefined || CLOUDFRONT_PREFIX_LISTS[region] !== undefined) return [];
  return [
    {
      key: "edge",
      received: undefined,
      statement: `there, in aws.region ${region}`,
      allowed: `the block in ${Object.keys(CLOUDFRONT_PREFIX_LISTS).join(", ")}`,
      reason: "The load balancer admits CloudFront's prefix list, whose id is known in these Regions",
    },
  ];
}

function validateDomain({ domain }: GivenEdge, policy: Policy | undefined): Problem[] {
  if (domain !== undefined || policy?.compute.isHttpsRequired !== true) return [];
  return [
    {
      key: "edge.domain",
      received: undefined,
      allowed: "a block with name, hostedZoneId",
      reason: "The environment's policy requires HTTPS, also between CloudFront and the load balancer",
    },
  ];
}

/** CloudFront checks the certificate's name, which nobody can tell from an ARN. */
function validateCertificate({ certificateArn }: Given<StackFile["compute"]>): Problem[] {
  if (certificateArn === undefined) return [];
  return [
    {
      key: "compute.certificateArn",
      received: certificateArn,
      allowed: "nothing beside the block edge",
      reason: "Behind CloudFront the load balancer uses the certificate that edge.domain brings",
    },
  ];
}

/** Where policy has an internal load balancer, no secret is sent, and the number waits for a policy that needs it. */
function validateSecret({ originSecretVersion }: GivenEdge, policy: Policy): Problem[] {
  if (originSecretVersion !== undefined || policy.compute.isInternalBehindCdn) return [];
  return [
    {
      key: "edge.originSecretVersion",
      received: undefined,
      allowed: "a whole number from 1",
      reason: "The load balancer is public in this environment, and only a secret tells our CDN from other people's",
    },
  ];
}

/** Where policy has no firewall, the block waits for a policy that has. */
function validateFirewall({ firewall }: GivenEdge, policy: Policy): Problem[] {
  if (firewall !== undefined || !policy.edge.hasFirewall) return [];
  return [
    {
      key: "edge.firewall",
      received: undefined,
      allowed: "a block with mode, requestsPer5Minutes",
      reason: "The environment's policy has a firewall",
    },
  ];
}

function validateHealthCheck({ domain, healthCheckPath }: GivenEdge, policy: Policy): Problem[] {
  if (!policy.edge.isHealthChecked || domain === undefined || healthCheckPath !== undefined) return [];
  return [
    {
      key: "edge.healthCheckPath",
      received: undefined,
      allowed: "a path that begins with `/`, such as `/api/health`",
      reason: "The environment's policy has the readers' way in checked",
    },
  ];
}

/** A key of the wrong shape is the schema's to refuse, and takes the list with it. */
function validateMediaKeys({ signedMedia }: GivenEdge, storage: Given<StackFile>["storage"]): Problem[] {
  if (signedMedia === undefined) return [];
  const problem = {
    key: "edge.signedMedia",
    received: undefined,
    statement: "there, without storage.media",
    allowed: "the block together with storage.media",
    reason: "There is nothing else whose URLs are checked",
  };
  return [
    ...(storage?.media === undefined ? [problem] : []),
    ...(signedMedia.publicKeys === undefined
      ? []
      : findKeyProblems(signedMedia.publicKeys, "edge.signedMedia.publicKeys")),
  ];
}

function validateMediaFailover(
  { hasMediaFailover }: GivenEdge,
  storage: Given<StackFile>["storage"],
  policy: Policy,
): Problem[] {
  const hasCopy = policy.storage.isReplicated && storage?.media !== undefined && storage.replicaRegion !== undefined;
  if (hasMediaFailover !== true || hasCopy) return [];
  return [
    {
      key: "edge.hasMediaFailover",
      received: true,
      allowed: "true where the environment's policy has a copy of storage.media",
      reason: "There is no copy to read from",
    },
  ];
}

function listPolicyProblems(edge: GivenEdge, policy: Policy): Problem[] {
  return [...validateSecret(edge, policy), ...validateFirewall(edge, policy), ...validateHealthCheck(edge, policy)];
}

export function validateEdge(facts: Given<StackFile>, policy: Policy | undefined): Problem[] {
  const { edge, aws = {}, compute = {}, storage } = facts;
  if (edge === undefined) return [];
  return [
    ...validateRegion(aws),
    ...validateCertificate(compute),
    ...validateDomain(edge, policy),
    ...validateMediaKeys(edge, storage),
    ...(policy === undefined
      ? []
      : [...listPolicyProblems(edge, policy), ...validateMediaFailover(edge, storage, policy)]),
  ];
}
