import { ACCELERATOR } from "../../accelerators";
import { satisfied, violated, type Rule } from "../../rule";

const ATTRIBUTES = "attributes";

export const rule: Rule = {
  description: "An accelerator logs whose packets came in, to a bucket and a folder that are named.",
  family: "regretted",
  severity: "mandatory",
  environments: ["prod"],
  sources: [
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/monitoring-global-accelerator.flow-logs.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/api/API_AcceleratorAttributes.html",
  ],
  remedy: "Set `accelerator.flowLogRetentionDays` in the environment's policy.",
  types: [ACCELERATOR],
  check: (accelerator) => {
    if (!accelerator.flag(`${ATTRIBUTES}.flowLogsEnabled`)) {
      return violated(`${ATTRIBUTES}.flowLogsEnabled`, false, "write true, with bucket and prefix");
    }
    const missing = ["flowLogsS3Bucket", "flowLogsS3Prefix"].find((each) => !accelerator.has(`${ATTRIBUTES}.${each}`));
    if (missing === undefined) return satisfied;
    return violated(
      `${ATTRIBUTES}.${missing}`,
      undefined,
      "name it: flow logs ask for both (InvalidArgumentException)",
    );
  },
};
