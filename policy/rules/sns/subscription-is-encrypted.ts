import { SUBSCRIPTION } from "../../alarms";
import { type Rule, satisfiedWhen } from "../../rule";

export const rule: Rule = {
  description: "No subscription sends messages over plain HTTP.",
  family: "regretted",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit",
  ],
  remedy: "Write an address that begins with `https://` into the stack file.",
  types: [SUBSCRIPTION],
  check: (subscription) => {
    const protocol = subscription.text("protocol");
    return satisfiedWhen(protocol !== "http", "protocol", protocol, "write https");
  },
};
