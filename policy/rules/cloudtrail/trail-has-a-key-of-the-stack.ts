import { ledTo } from "../../relations";
import { type Rule, satisfied, violated } from "../../rule";
import { TRAIL } from "../../trails";

export const rule: Rule = {
  description: "A trail's files are encrypted with a key of the stack.",
  family: "control",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-2"],
  controls: ["CloudTrail.2"],
  remedy: "Name the key of components/audit/key.ts in `kmsKeyId`: the bucket's own default does not count.",
  types: [TRAIL],
  check: (trail, stack) => {
    if (ledTo(stack, trail, "kmsKeyId", "aws:kms/key:Key").length > 0) return satisfied;
    return violated("kmsKeyId", trail.value("kmsKeyId"), "name a key of the stack");
  },
};
