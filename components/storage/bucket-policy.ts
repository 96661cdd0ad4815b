/** Who may do what to the tier's buckets, beyond what holds for every bucket. */
import type * as pulumi from "@pulumi/pulumi";
import { objectsOf, type Statement } from "../shared/bucket-policy";

type Arn = pulumi.Input<string>;

/**
 * Reading through CloudFront and in no other way, not even by an administrator. Any distribution of the account: naming
 * the one would make a circle, as a distribution names the buckets it reads from.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export function readThroughCdnOnly(bucketArn: Arn, distributions: string): Statement[] {
  return [
    {
      Sid: "LetCdnRead",
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: objectsOf(bucketArn),
      Condition: { ArnLike: { "aws:SourceArn": distributions } },
    },
    {
      // Without a source ARN, which only a service has, the condition holds too. Replication reads by an action of its own.
      Sid: "RefuseReadingPastTheCdn",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: objectsOf(bucketArn),
      Condition: { ArnNotLike: { "aws:SourceArn": distributions } },
    },
  ];
}
