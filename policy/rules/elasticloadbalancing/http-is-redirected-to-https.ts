import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A listener for plain HTTP answers with a redirect to HTTPS and nothing else.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.1"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1"],
  remedy: "Name a certificate in the stack file (`compute.certificateArn`); the redirect then comes with it.",
  types: ["aws:lb/listener:Listener"],
  check: (listener) => {
    if ((listener.text("protocol") ?? "HTTP") !== "HTTP") return notApplicable;
    const isAlone = listener.length("defaultActions") === 1;
    const isRedirected = isAlone && listener.text("defaultActions[0].redirect.protocol") === "HTTPS";
    const found = listener.text("defaultActions[0].type");
    return satisfiedWhen(isRedirected, "defaultActions[0].type", found, 'write one redirect to protocol "HTTPS"');
  },
};
