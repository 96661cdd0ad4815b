import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "In dev, where `pulumi destroy` must work, a bucket is emptied with the stack.",
  family: "regretted",
  severity: "mandatory",
  environments: ["dev"],
  sources: [
    "https://github.com/pulumi/pulumi-aws/issues/1132",
    "https://github.com/hashicorp/terraform-provider-aws/issues/208",
  ],
  remedy: "Keep `forceDestroy: !args.isProtected` in components/compute/access-log-bucket.ts.",
  types: ["aws:s3/bucket:Bucket"],
  check: (bucket) => {
    const isEmptied = bucket.flag("forceDestroy") && !bucket.resource.options.protect;
    return satisfiedWhen(isEmptied, "forceDestroy", bucket.value("forceDestroy"), "write true (BucketNotEmpty)");
  },
};
