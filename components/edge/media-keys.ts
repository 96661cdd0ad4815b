import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { toEncodedKey } from "../shared/media-keys";
import type { EdgeArgs } from "./edge-args";

/**
 * The keys that signed URLs and cookies of media are checked with; undefined where anybody may watch. Every key of the
 * group opens, so a rotation goes: add the new key, sign with it, take the old one out once its URLs have expired. Names
 * are AWS's to choose, so that a key that was changed is made before the old one goes, which the group still uses.
 *
 * The private keys are nowhere in this program, its state and its stack file. Free.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
export function createMediaKeys(
  name: string,
  { media, signedMedia }: EdgeArgs,
  options: pulumi.CustomResourceOptions,
): aws.cloudfront.KeyGroup | undefined {
  if (media === undefined || signedMedia === undefined) return undefined;
  const keys = signedMedia.publicKeys.map(
    (key) =>
      new aws.cloudfront.PublicKey(
        `${name}-media-${key.name}`,
        { encodedKey: toEncodedKey(key.pem) ?? "", comment: "Checks signed URLs and cookies of media" },
        options,
      ),
  );
  return new aws.cloudfront.KeyGroup(
    `${name}-media`,
    { items: keys.map(({ id }) => id), comment: "Whoever signs with one of these may have media watched" },
    options,
  );
}
