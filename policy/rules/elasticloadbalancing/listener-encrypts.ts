import { satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A listener talks HTTPS or TLS.",
  family: "control",
  severity: "mandatory",
  controls: ["ELB.18"],
  sources: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-18"],
  remedy: "Name a certificate in the stack file (`compute.certificateArn`); the listener on port 443 comes with it.",
  types: ["aws:lb/listener:Listener"],
  check: (listener) => {
    const protocol = listener.text("protocol");
    return satisfiedWhen(["HTTPS", "TLS"].includes(protocol ?? "HTTP"), "protocol", protocol, 'write "HTTPS"');
  },
};
