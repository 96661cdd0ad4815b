import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "A listener that ends TLS names a certificate.",
  family: "refused",
  severity: "mandatory",
  sources: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html"],
  remedy: "Name a certificate in the stack file (`compute.certificateArn`).",
  types: ["aws:lb/listener:Listener"],
  check: (listener) => {
    if (!["HTTPS", "TLS"].includes(listener.text("protocol") ?? "HTTP")) return notApplicable;
    const instead = "name a certificate of the load balancer's Region (ValidationError)";
    return satisfiedWhen(listener.has("certificateArn"), "certificateArn", undefined, instead);
  },
};
