import { DISTRIBUTION } from "../../distributions";
import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A request for the bare name gets a page, not the bucket's list of files.",
  family: "control",
  severity: "mandatory",
  controls: ["CloudFront.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-1"],
  remedy: 'Keep `defaultRootObject: "index.html"` in components/edge/distribution.ts.',
  types: [DISTRIBUTION],
  check: (distribution) =>
    satisfiedWhen(
      (distribution.text("defaultRootObject") ?? "") !== "",
      "defaultRootObject",
      distribution.value("defaultRootObject"),
      'write "index.html"',
    ),
};
