import { add, all, edit, proveRules, remove, write } from "../../../support/rules";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const ELSEWHERE = "arn:aws:acm:ap-northeast-2:222222222222:certificate/00000000-0000-4000-8000-000000000000";

proveRules([
  {
    rule: "viewer-certificate-is-in-us-east-1",
    title: "a certificate of the stack's Region, written out",
    change: write(DISTRIBUTION, "viewerCertificate.acmCertificateArn", ELSEWHERE),
    message: /acmCertificateArn is "arn:aws:acm:ap-northeast-2.*; name a certificate in us-east-1 \(InvalidViewer/,
  },
  {
    rule: "viewer-certificate-is-in-us-east-1",
    title: "a certificate that moved",
    change: write(CERTIFICATE, "region", "eu-west-1", "cloudmart-domain-viewer"),
    message: /name a certificate in us-east-1/,
  },
  {
    rule: "viewer-certificate-is-in-us-east-1",
    title: "a certificate that follows the provider",
    change: write(CERTIFICATE, "region", undefined, "cloudmart-domain-viewer"),
    message: /name a certificate in us-east-1/,
  },
  {
    rule: "distribution-has-its-own-certificate",
    title: "CloudFront's certificate",
    change: write(DISTRIBUTION, "viewerCertificate", { cloudfrontDefaultCertificate: true }),
    message: /viewerCertificate is .*; write acmCertificateArn/,
  },
  ...[
    ["TLS 1.0 by leaving it out", undefined],
    ["the ciphers of 2019", "TLSv1.2_2019"],
    ["TLS 1.1", "TLSv1.1_2016"],
  ].map(([title = "", version]) => ({
    rule: "viewers-speak-tls-1-2",
    title,
    change: write(DISTRIBUTION, "viewerCertificate.minimumProtocolVersion", version),
    message: /minimumProtocolVersion is .*; write "TLSv1\.2_2021" or newer/,
    satisfiedBy: write(DISTRIBUTION, "viewerCertificate.minimumProtocolVersion", "TLSv1.2_2021"),
  })),
  {
    rule: "distribution-certificate-needs-no-address",
    title: "an address of its own",
    change: write(DISTRIBUTION, "viewerCertificate.sslSupportMethod", "vip"),
    message: /sslSupportMethod is "vip"; write "sni-only"/,
  },
  ...["defaultCacheBehavior", "orderedCacheBehaviors[0]"].map((behavior) => ({
    rule: "viewers-are-led-to-https",
    title: `plain HTTP in ${behavior}`,
    change: write(DISTRIBUTION, `${behavior}.viewerProtocolPolicy`, "allow-all"),
    message: /viewerProtocolPolicy is "allow-all"; write "redirect-to-https"/,
  })),
  {
    rule: "distribution-has-a-default-root-object",
    title: "no root object",
    change: write(DISTRIBUTION, "defaultRootObject", undefined),
    message: /defaultRootObject is not set; write "index\.html"/,
  },
  {
    rule: "error-responses-leave-the-api-alone",
    title: "a page in place of every 404",
    change: write(DISTRIBUTION, "customErrorResponses", [
      { errorCode: 404, responseCode: 200, responsePagePath: "/index.html" },
    ]),
    message: /customErrorResponses is 404; leave it out/,
    satisfiedBy: write(DISTRIBUTION, "customErrorResponses", [{ errorCode: 404, errorCachingMinTtl: 0 }]),
  },
  {
    rule: "security-headers-are-sent",
    title: "a behaviour without headers",
    change: write(DISTRIBUTION, "orderedCacheBehaviors[0].responseHeadersPolicyId", undefined),
    message: /orderedCacheBehaviors\[0\]\.responseHeadersPolicyId is not set; name a response headers policy/,
  },
  ...["strictTransportSecurity", "contentTypeOptions", "frameOptions", "referrerPolicy"].map((header) => ({
    rule: "security-headers-are-sent",
    title: `a policy without ${header}`,
    change: write(HEADERS, `securityHeadersConfig.${header}`, undefined),
    message: new RegExp(`is "${header}"; write securityHeadersConfig\\.${header} in the policy`),
  })),
  {
    rule: "security-headers-are-sent",
    title: "HSTS of a day",
    change: write(HEADERS, "securityHeadersConfig.strictTransportSecurity.accessControlMaxAgeSec", 86_400),
    message: /strictTransportSecurity\.accessControlMaxAgeSec/,
  },
  {
    rule: "distribution-has-a-web-acl",
    title: "no web ACL",
    change: write(DISTRIBUTION, "webAclId", undefined),
    message: /webAclId is not set; name a web ACL of scope CLOUDFRONT/,
  },
]);

const SOURCE = "aws:cloudwatch/logDeliverySource:LogDeliverySource";
const DELIVERY = "aws:cloudwatch/logDelivery:LogDelivery";
const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const LOG_BUCKET = "cloudmart-edge-access-logs";
const legacy = write(DISTRIBUTION, "loggingConfig", {
  bucket: `<aws:s3/bucket:Bucket::${LOG_BUCKET}.bucketDomainName>`,
});

proveRules([
  {
    rule: "distribution-writes-access-logs",
    title: "no source of logs",
    change: remove(SOURCE),
    message: /its log delivery is not set; add a aws:cloudwatch\/logDelivery/,
  },
  {
    rule: "distribution-writes-access-logs",
    title: "a source that nothing is delivered from",
    change: remove(DELIVERY),
    message: /its log delivery is not set/,
    satisfiedBy: all(remove(DELIVERY), legacy),
  },
  ...[SOURCE, DELIVERY].map((type) => ({
    rule: "log-source-is-in-us-east-1",
    title: `${type} that follows the provider`,
    change: write(type, "region", undefined),
    message: /region is "ap-northeast-2 \(cloudmart-edge-access-logs\)"; write "us-east-1"/,
  })),
  {
    rule: "access-logs-need-no-access-lists",
    title: "the older logs to a bucket without access lists",
    change: legacy,
    message: /loggingConfig\.bucket is "cloudmart-edge-access-logs"; use a log delivery instead \(InvalidArgument/,
    unchanged: "not applicable",
    satisfiedBy: all(legacy, write(OWNERSHIP, "rule.objectOwnership", "BucketOwnerPreferred", LOG_BUCKET)),
  },
  {
    rule: "access-logs-need-no-access-lists",
    title: "the older logs to a bucket that says nothing of owners",
    change: all(legacy, remove(OWNERSHIP, LOG_BUCKET)),
    message: /use a log delivery instead/,
    unchanged: "not applicable",
  },
  {
    rule: "certificate-is-issued-before-its-use",
    title: "a certificate that nobody waits for",
    change: remove("aws:acm/certificateValidation:CertificateValidation", "cloudmart-domain-viewer"),
    message: /acmCertificateArn is "cloudmart-domain-viewer"; use the ARN of its CertificateValidation/,
  },
  {
    rule: "certificate-is-issued-before-its-use",
    title: "a listener that does not wait",
    change: remove("aws:acm/certificateValidation:CertificateValidation", "cloudmart-domain-balancer"),
    message: /certificateArn is "cloudmart-domain-balancer"; use the ARN of its CertificateValidation/,
  },
]);

const RECORD = "aws:route53/record:Record";
const proof = (part: string): string =>
  `<${CERTIFICATE}::cloudmart-domain-balancer.domainValidationOptions[0].${part}>`;

proveRules([
  {
    rule: "alias-to-a-distribution-has-both-families",
    title: "a name without AAAA",
    change: remove(RECORD, "cloudmart-edge-apex-aaaa"),
    message: /cloudmart-edge-apex-a: type is "A"; add the AAAA record/,
  },
  {
    rule: "records-do-not-repeat",
    title: "a proof for each certificate",
    change: add(RECORD, "second-proof", {
      zoneId: "Z0000000000000000000",
      name: proof("resourceRecordName"),
      type: `<${CERTIFICATE}::cloudmart-domain-viewer.domainValidationOptions[0].resourceRecordType>`,
      records: [proof("resourceRecordValue")],
    }),
    message: /name is "cloudmart-domain-validation"; take the second away \(InvalidChangeBatch/,
  },
  {
    rule: "records-do-not-repeat",
    title: "two records of one name",
    change: edit(RECORD, (inputs) => (inputs["name"] = "cloudmart.example"), "cloudmart-edge-www-a"),
    message: /name is "cloudmart-edge-apex-a"; take the second away/,
  },
]);
