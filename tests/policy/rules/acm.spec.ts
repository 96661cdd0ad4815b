import { add, all, proveRules, write } from "../../support/rules";

const LISTENER = "aws:lb/listener:Listener";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const HTTPS = "cloudmart-compute-https";
const ELSEWHERE = "arn:aws:acm:us-east-1:222222222222:certificate/00000000-0000-4000-8000-000000000000";

function useOwn(inputs: Record<string, string>): ReturnType<typeof all> {
  return all(
    add(CERTIFICATE, "site", { domainName: "cloudmart.example", ...inputs }),
    write(LISTENER, "certificateArn", `<${CERTIFICATE}::site.arn>`, HTTPS),
  );
}

proveRules([
  {
    rule: "certificate-is-in-the-listeners-region",
    title: "CloudFront's certificate",
    change: write(LISTENER, "certificateArn", ELSEWHERE, HTTPS),
    message: /certificateArn is "arn:aws:acm:us-east-1.*; name a certificate in ap-northeast-2 \(ValidationError/,
  },
  {
    rule: "certificate-is-in-the-listeners-region",
    title: "a certificate that the stack makes elsewhere",
    change: useOwn({ region: "us-east-1" }),
    message: /certificateArn is "<aws:acm\/certificate.*; name a certificate in ap-northeast-2/,
    satisfiedBy: useOwn({}),
  },
  {
    rule: "certificate-renews-itself",
    title: "validation by mail",
    change: useOwn({ validationMethod: "EMAIL" }),
    message: /validationMethod is "EMAIL"; write "DNS"/,
    satisfiedBy: useOwn({ validationMethod: "DNS" }),
  },
  {
    rule: "certificate-key-is-long-enough",
    title: "a key of 1024 bits",
    change: useOwn({ keyAlgorithm: "RSA_1024" }),
    message: /keyAlgorithm is "RSA_1024"; write "RSA_2048" or leave it out/,
    satisfiedBy: useOwn({ keyAlgorithm: "EC_prime256v1" }),
  },
]);
