import { partitionOf } from "../shared/partition";

/** A private ECR registry and the repository that an image is pulled from. */
export interface PrivateRegistry {
  readonly host: string;
  readonly region: string;
  readonly repositoryArn: string;
}

/** Also the FIPS and dual-stack host names: https://docs.aws.amazon.com/general/latest/gr/ecr.html */
const PRIVATE_ECR_HOST = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/;

/** Docker's grammar, https://pkg.go.dev/github.com/distribution/reference: host and path, then tag, then digest. */
const IMAGE = /^([A-Za-z0-9][A-Za-z0-9.:/_-]*?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[a-f0-9]{64}))?$/;

/** True for a well-formed reference that names a tag or a digest. */
export function isPinnedImage(image: string): boolean {
  const [, , tag, digest] = IMAGE.exec(image) ?? [];
  return tag !== undefined || digest !== undefined;
}

/** The private ECR registry that `image` comes from; undefined for every other registry, which needs no rights. */
export function findPrivateRegistry(image: string): PrivateRegistry | undefined {
  const path = IMAGE.exec(image)?.[1] ?? "";
  const host = path.slice(0, path.indexOf("/"));
  const repository = path.slice(host.length + 1);
  const [, accountId, region] = PRIVATE_ECR_HOST.exec(host) ?? [];
  if (accountId === undefined || region === undefined || repository === "") return undefined;
  const repositoryArn = `arn:${partitionOf(region)}:ecr:${region}:${accountId}:repository/${repository}`;
  return { host, region, repositoryArn };
}
