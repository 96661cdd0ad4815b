import { proveRules, write, writeByHand } from "../../support/rules";

const SHIFT = "aws:arczonalshift/zonalAutoshiftConfiguration:ZonalAutoshiftConfiguration";

proveRules([
  {
    rule: "shifted-load-balancer-takes-part",
    title: "a load balancer without zonal shift",
    change: write("aws:lb/loadBalancer:LoadBalancer", "enableZonalShift", undefined),
    message: /enableZonalShift is not set; enable it on cloudmart-compute-alb/,
  },
  {
    rule: "practice-run-has-an-outcome-alarm",
    title: "no alarm",
    change: write(SHIFT, "outcomeAlarms", []),
    message: /outcomeAlarms is \[\]; name an alarm/,
  },
  {
    rule: "practice-run-has-an-outcome-alarm",
    title: "an alarm of somebody else",
    change: writeByHand(SHIFT, "outcomeAlarms[0].alarmIdentifier", "arn:aws:cloudwatch:ap-northeast-2:1:alarm:another"),
    message: /alarm:another.*; name an alarm of the stack/,
  },
]);
