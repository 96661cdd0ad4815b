import { add, all, edit, proveRules, remove, write } from "../../../support/rules";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const KEY = "aws:kms/key:Key";
const SITE = "cloudmart-edge-site";
const API = "origins[1].customOriginConfig";
const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const ENDPOINT = "vpcOriginEndpointConfig";

function replaceInPolicy(found: string | RegExp, by: string): ReturnType<typeof edit> {
  return edit(POLICY, (inputs) => (inputs["policy"] = String(inputs["policy"]).replaceAll(found, by)), SITE);
}

const CONDITION = /,"Condition":\{"StringEquals":\{"AWS:SourceArn":"[^"]*"\}\}/g;

const statement = (action: string) => ({
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: action,
  Resource: "*",
  Condition: { StringEquals: { "AWS:SourceArn": "arn:aws:cloudfront::222222222222:distribution/E1" } },
});

/** The site's bucket encrypted with a key of the stack, whose policy is as given. */
const encryptWith = (policy: object) =>
  all(
    add(KEY, "site", { policy: JSON.stringify(policy) }),
    write(
      ENCRYPTION,
      "rules[0].applyServerSideEncryptionByDefault",
      { sseAlgorithm: "aws:kms", kmsMasterKeyId: `<${KEY}::site.arn>` },
      SITE,
    ),
  );

proveRules([
  {
    rule: "origins-are-reached-over-tls",
    title: "plain HTTP to an internal load balancer",
    change: write(VPC_ORIGIN, `${ENDPOINT}.originProtocolPolicy`, "http-only"),
    message: /vpcOriginEndpointConfig\.originProtocolPolicy is "http-only"; write "https-only"/,
  },
  {
    rule: "origin-tls-is-current",
    title: "TLS 1.1 to an internal load balancer",
    change: write(VPC_ORIGIN, `${ENDPOINT}.originSslProtocols.items`, ["TLSv1.1", "TLSv1.2"]),
    message: /originSslProtocols\.items is \["TLSv1\.1","TLSv1\.2"\]; write \["TLSv1\.2"\]/,
  },
  {
    rule: "origins-are-reached-over-tls",
    stack: "dev",
    unchanged: "waived",
    title: "plain HTTP to the load balancer",
    change: write(DISTRIBUTION, `${API}.originProtocolPolicy`, "http-only"),
    satisfiedBy: write(DISTRIBUTION, `${API}.originProtocolPolicy`, "https-only"),
    message: /originProtocolPolicy is "http-only"; write "https-only"/,
  },
  {
    rule: "origin-tls-is-current",
    stack: "dev",
    title: "TLS 1.1 to the load balancer",
    change: write(DISTRIBUTION, `${API}.originSslProtocols`, ["TLSv1.1", "TLSv1.2"]),
    message: /originSslProtocols is \["TLSv1\.1","TLSv1\.2"\]; write \["TLSv1\.2"\]/,
  },
  {
    rule: "bucket-origin-has-access-control",
    title: "a bucket that is asked without a signature",
    change: write(DISTRIBUTION, "origins[0].originAccessControlId", undefined),
    message: /origins\[0\]\.originAccessControlId is not set; name an origin access control/,
  },
  {
    rule: "bucket-origin-admits-the-distribution",
    title: "a bucket without a policy",
    change: remove(POLICY, SITE),
    message: /its bucket's policy is "cloudmart-edge-site"; allow s3:GetObject to cloudfront\.amazonaws\.com/,
  },
  {
    rule: "bucket-origin-admits-the-distribution",
    title: "a policy that lets every distribution in",
    change: replaceInPolicy(CONDITION, ""),
    message: /its bucket's policy/,
  },
  {
    rule: "cloudfront-is-admitted-by-its-arn",
    title: "a policy that lets every distribution in",
    change: replaceInPolicy(CONDITION, ""),
    message: /policy is \["s3:GetObject"\]; add a condition on AWS:SourceArn/,
    satisfiedBy: replaceInPolicy("AWS:SourceArn", "AWS:SourceAccount"),
  },
  {
    rule: "origin-key-admits-the-distribution",
    title: "a key that does not know CloudFront",
    change: encryptWith({ Statement: [] }),
    message: /its bucket's key is "site"; allow kms:Decrypt to cloudfront\.amazonaws\.com/,
    satisfiedBy: encryptWith({ Statement: [statement("kms:Decrypt")] }),
  },
  {
    rule: "origin-key-admits-the-distribution",
    title: "a key that lets CloudFront encrypt only",
    change: encryptWith({ Statement: [statement("kms:Encrypt")] }),
    message: /its bucket's key is "site"/,
    satisfiedBy: all(
      encryptWith({ Statement: [] }),
      add("aws:kms/keyPolicy:KeyPolicy", "site", {
        keyId: `<${KEY}::site.id>`,
        policy: JSON.stringify({ Statement: [statement("kms:Decrypt")] }),
      }),
    ),
  },
]);

const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const FORWARD = [{ type: "forward", targetGroupArn: "<aws:lb/targetGroup:TargetGroup::cloudmart-compute-target.arn>" }];
const open = all(
  write(INGRESS, "prefixListId", undefined, "cloudmart-compute-alb-in-cdn"),
  write(INGRESS, "cidrIpv4", "0.0.0.0/0", "cloudmart-compute-alb-in-cdn"),
);

proveRules([
  {
    rule: "load-balancer-behind-a-cdn-admits-nobody-else",
    title: "a load balancer open to the world",
    change: open,
    message: /securityGroups is "cloudmart-compute-alb-in-cdn"; let CloudFront's managed prefix list in, not the world/,
  },
  {
    rule: "load-balancer-behind-a-cdn-admits-nobody-else",
    title: "IPv6 from anywhere beside CloudFront",
    change: add(INGRESS, "six", {
      securityGroupId: "<aws:ec2/securityGroup:SecurityGroup::cloudmart-compute-alb.id>",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv6: "::/0",
    }),
    message: /securityGroups is "six"/,
  },
  {
    rule: "load-balancer-behind-a-cdn-asks-for-its-header",
    stack: "dev",
    title: "a listener that forwards everything",
    change: write(LISTENER, "defaultActions", FORWARD),
    message: /its listener's default action is "forward"; answer 403 and forward by a rule on the header/,
  },
  {
    rule: "load-balancer-behind-a-cdn-asks-for-its-header",
    stack: "dev",
    title: "a rule that forwards by the path alone",
    change: write(RULE, "conditions", [{ pathPattern: { values: ["/*"] } }]),
    message: /its listener's rule is "cloudmart-compute-from-cdn"; add a condition on a header that CloudFront adds/,
  },
  {
    rule: "load-balancer-behind-a-cdn-asks-for-its-header",
    stack: "dev",
    title: "a header that CloudFront does not add",
    change: write(DISTRIBUTION, "origins[1].customHeaders", []),
    message: /its listener's rule/,
  },
  {
    rule: "load-balancer-behind-a-cdn-asks-for-its-header",
    stack: "dev",
    title: "a second way in, for whoever knows the host's name",
    change: (graph) => {
      const listener = graph.resources.find(({ type }) => type === LISTENER);
      const added = add(RULE, "debug", {
        listenerArn: `<${LISTENER}::${listener?.name ?? ""}.arn>`,
        priority: 2,
        conditions: [{ hostHeader: { values: ["debug.example"] } }],
        actions: FORWARD,
      });
      return added(graph);
    },
    message: /its listener's rule is "debug"/,
  },
]);
