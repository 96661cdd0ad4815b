import { conditionOn, readStatements } from "../../policy-document";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

const PRINCIPAL = "Service:cloudfront.amazonaws.com";

export const rule: Rule = {
  description: "A policy that lets CloudFront in names the distribution or account: the service serves everybody's.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  ],
  remedy: "Keep the condition on `AWS:SourceArn` in components/edge/site-bucket.ts.",
  types: ["aws:s3/bucketPolicy:BucketPolicy", "aws:kms/key:Key"],
  check: (holder) => {
    if (!holder.has("policy")) return notApplicable;
    const admitting = readStatements(holder, "policy").filter(
      ({ isAllow, principals }) => isAllow && principals.includes(PRINCIPAL),
    );
    if (admitting.length === 0) return notApplicable;
    const open = admitting.find((statement) =>
      ["AWS:SourceArn", "AWS:SourceAccount"].every((key) => conditionOn(statement, key).length === 0),
    );
    const instead = "add a condition on AWS:SourceArn: without it every account's distribution is let in";
    return satisfiedWhen(open === undefined, "policy", open?.actions ?? [], instead);
  },
};
