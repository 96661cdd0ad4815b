import { loadGlobalGraph } from "../../../support/global-stack";
import { proveRules, write } from "../../../support/rules";

const RECORD = "aws:route53/record:Record";
const FIRST = "cloudmart-accelerator-api-a";
const SECOND = "cloudmart-accelerator-api-a-second";

proveRules(
  [
    {
      rule: "routed-records-are-told-apart",
      title: "two records of one identifier",
      change: write(RECORD, "setIdentifier", "us-east-1", FIRST),
      message: /setIdentifier is "us-east-1"; name each of the records differently/,
    },
    {
      rule: "routed-records-are-told-apart",
      title: "a record without an identifier",
      change: write(RECORD, "setIdentifier", undefined, SECOND),
      message: /setIdentifier is not set; name each/,
    },
    {
      rule: "routed-records-are-told-apart",
      title: "two kinds of routing",
      change: write(RECORD, "failoverRoutingPolicies", undefined, SECOND),
      message: /failoverRoutingPolicies is not set; route cloudmart-accelerator-api-a-second in the same way/,
    },
    {
      rule: "routed-records-are-told-apart",
      title: "a failover that nothing starts",
      change: write(RECORD, "healthCheckId", undefined, FIRST),
      message: /healthCheckId is not set; name a health check/,
    },
  ],
  loadGlobalGraph,
);
