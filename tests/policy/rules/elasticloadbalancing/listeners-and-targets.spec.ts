import { loadCoreGraph } from "../../../support/core-stack";
import { alter, edit, proveRules, write } from "../../../support/rules";

const LISTENER = "aws:lb/listener:Listener";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const GROUP = "aws:autoscaling/group:Group";
const HTTP = "cloudmart-compute-http";
const HTTPS = "cloudmart-compute-https";

proveRules(
  [
    {
      rule: "listener-tls-policy-is-recommended",
      title: "the policy of 2016",
      change: write(LISTENER, "sslPolicy", "ELBSecurityPolicy-2016-08", HTTPS),
      message: /sslPolicy is "ELBSecurityPolicy-2016-08"; write a policy of TLS 1.2 and 1.3 only/,
    },
    {
      rule: "listener-tls-policy-is-recommended",
      title: "a policy that still takes TLS 1.0 beside 1.3",
      change: write(LISTENER, "sslPolicy", "ELBSecurityPolicy-TLS13-1-0-2021-06", HTTPS),
      message: /sslPolicy is "ELBSecurityPolicy-TLS13-1-0-2021-06"/,
      satisfiedBy: write(LISTENER, "sslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06", HTTPS),
    },
    {
      rule: "listener-tls-policy-is-recommended",
      title: "the policy left out",
      change: write(LISTENER, "sslPolicy", undefined, HTTPS),
      message: /sslPolicy is not set/,
    },
    {
      rule: "http-is-redirected-to-https",
      title: "forwarding plain HTTP",
      change: write(LISTENER, "defaultActions", [{ type: "forward" }], HTTP),
      message: /defaultActions\[0\]\.type is "forward"; write one redirect to protocol "HTTPS"/,
    },
    {
      rule: "http-is-redirected-to-https",
      title: "a redirect that stays on HTTP",
      change: write(LISTENER, "defaultActions[0].redirect.protocol", "HTTP", HTTP),
      message: /defaultActions\[0\]\.type is "redirect"/,
    },
    {
      rule: "http-is-redirected-to-https",
      stack: "dev",
      title: "a stack without a certificate",
      change: (graph) => graph,
      message: /cloudmart-compute-http: defaultActions\[0\]\.type is "forward"/,
      unchanged: "waived",
    },
    {
      rule: "listener-encrypts",
      title: "the listener that redirects",
      change: (graph) => graph,
      message: /cloudmart-compute-http: protocol is "HTTP"; write "HTTPS"/,
      unchanged: "waived",
      satisfiedBy: write(LISTENER, "protocol", "HTTPS", HTTP),
    },
    {
      rule: "listener-has-its-certificate",
      title: "HTTPS without a certificate",
      change: write(LISTENER, "certificateArn", undefined, HTTPS),
      message: /certificateArn is not set; name a certificate of the load balancer's Region \(ValidationError\)/,
    },
    {
      rule: "targets-are-reached-over-tls",
      title: "targets that talk HTTP",
      change: (graph) => graph,
      message: /protocol is "HTTP"; write "HTTPS"/,
      unchanged: "waived",
      satisfiedBy: edit(TARGET_GROUP, (inputs) => {
        inputs["protocol"] = "HTTPS";
        inputs["healthCheck"] = { ...(inputs["healthCheck"] as object), protocol: "HTTPS" };
      }),
    },
    {
      rule: "targets-are-reached-over-tls",
      title: "a health check in plain text",
      change: write(TARGET_GROUP, "protocol", "HTTPS"),
      message: /healthCheck\.protocol is "HTTP"/,
      unchanged: "waived",
    },
    {
      rule: "health-check-figures-fit",
      title: "a timeout as long as the interval",
      change: write(TARGET_GROUP, "healthCheck.timeout", 30),
      message: /healthCheck\.timeout is 30; write less than the interval, 30 \(ValidationError\)/,
    },
    {
      rule: "health-check-figures-fit",
      title: "a threshold of one",
      change: write(TARGET_GROUP, "healthCheck.healthyThreshold", 1),
      message: /healthCheck\.healthyThreshold is 1; write 2 to 10/,
    },
    {
      rule: "target-group-has-a-listener",
      title: "a listener that answers by itself",
      change: alter(
        LISTENER,
        (listener) => ({
          ...listener,
          inputs: { ...listener.inputs, defaultActions: [{ type: "fixed-response" }] },
          propertyDependencies: {},
        }),
        HTTPS,
      ),
      message: /its listeners is \[\]; forward to it in a listener that the group depends on/,
    },
    {
      rule: "target-group-has-a-listener",
      title: "instances that do not wait for the listener",
      change: alter(GROUP, (group) => ({
        ...group,
        dependencies: group.dependencies.filter((urn) => !urn.endsWith(HTTPS)),
      })),
      message: /its listeners is \["cloudmart-compute-https"\]/,
    },
  ],
  loadCoreGraph,
);
