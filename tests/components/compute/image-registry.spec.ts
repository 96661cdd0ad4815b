import assert from "node:assert/strict";
import fc from "fast-check";
import { findPrivateRegistry, isPinnedImage } from "../../../components/compute/image-registry";

const DIGEST = `sha256:${"0a".repeat(32)}`;

describe("the image's registry", () => {
  const pinned: readonly (readonly [string, boolean])[] = [
    ["nginx:1.29", true],
    ["nginx", false],
    [`nginx@${DIGEST}`, true],
    [`nginx:1.29@${DIGEST}`, true],
    ["nginx@sha256:short", false],
    ["registry.example.com:5000/team/app:1.0.0", true],
    ["registry.example.com:5000/team/app", false],
    ["public.ecr.aws/docker/library/nginx:1.29", true],
    ["nginx:1.29 --privileged", false],
    ["--privileged:1", false],
    ["nginx:-1", false],
  ];
  for (const [image, isPinned] of pinned) {
    it(`takes ${image} as ${isPinned ? "pinned" : "not pinned"}`, () => {
      assert.equal(isPinnedImage(image), isPinned);
    });
  }

  it("names host, Region and exactly the repository of a private ECR image", () => {
    assert.deepEqual(findPrivateRegistry("123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app:1.0.0"), {
      host: "123456789012.dkr.ecr.us-east-1.amazonaws.com",
      region: "us-east-1",
      repositoryArn: "arn:aws:ecr:us-east-1:123456789012:repository/team/app",
    });
  });

  it("knows the registry by digest, FIPS and dual-stack names too", () => {
    const repository = "arn:aws:ecr:us-east-1:123456789012:repository/app";
    for (const image of [
      `123456789012.dkr.ecr.us-east-1.amazonaws.com/app@${DIGEST}`,
      "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/app:1",
      "123456789012.dkr-ecr.us-east-1.on.aws/app:1",
    ]) {
      assert.equal(findPrivateRegistry(image)?.repositoryArn, repository);
    }
  });

  it("uses the partition of the Region", () => {
    const arnIn = (region: string, domain: string): string | undefined =>
      findPrivateRegistry(`123456789012.dkr.ecr.${region}.${domain}/app:1`)?.repositoryArn;
    assert.equal(arnIn("cn-north-1", "amazonaws.com.cn"), "arn:aws-cn:ecr:cn-north-1:123456789012:repository/app");
    assert.equal(
      arnIn("us-gov-west-1", "amazonaws.com"),
      "arn:aws-us-gov:ecr:us-gov-west-1:123456789012:repository/app",
    );
  });

  it("needs no rights for any other registry", () => {
    for (const image of [
      "nginx:1.29",
      "public.ecr.aws/nginx/nginx:1.29",
      "ghcr.io/owner/app:1",
      "123456789012.dkr.ecr.us-east-1.amazonaws.com.example.org/app:1",
      "evil.example.org/123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1",
      "123456789012.dkr.ecr.us-east-1.example.amazonaws.com/app:1",
      "123456789012.dkr.ecr.us-east-1.amazonaws.com:1",
    ]) {
      assert.equal(findPrivateRegistry(image), undefined, image);
    }
  });

  it("never puts a wildcard into the repository's ARN", () => {
    const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    fc.assert(
      fc.property(fc.string(), (path) => {
        const arn = findPrivateRegistry(`${host}/${path}`)?.repositoryArn ?? "";
        return !/[*?]/.test(arn);
      }),
    );
  });
});
