import { createPublicKey } from "node:crypto";
import { type Outcome, type Rule, satisfied, violated } from "../../rule";

const PROPERTY = "encodedKey";
const INSTEAD = "write a public key in PEM form, RSA with 2048 bits or ECDSA on P-256";

/** No outcome shows the key: it may be the private one. */
function judgeKey(pem: string): Outcome {
  if (/PRIVATE KEY/i.test(pem)) {
    return violated(PROPERTY, "a private key, which is not shown", `${INSTEAD}; whoever saw the private one can sign`);
  }
  const found = describeKey(pem);
  if (found !== undefined) return violated(PROPERTY, found, INSTEAD);
  if (pem.endsWith("\n")) return satisfied;
  return violated(PROPERTY, "a key without a line's end", "end it with one: without, every update makes a new key");
}

/** RSA with 2048 bits, and ECDSA on P-256, as Node calls them. */
const ACCEPTED = ["rsa 2048", "ec prime256v1"];

/** What the key is, where CloudFront does not take it. */
function describeKey(pem: string): string | undefined {
  try {
    const { asymmetricKeyType: type = "", asymmetricKeyDetails: details } = createPublicKey(pem);
    const kind = `${type} ${(details?.modulusLength ?? details?.namedCurve ?? "").toString()}`;
    return ACCEPTED.includes(kind) ? undefined : `a key of type ${kind}`;
  } catch {
    return "no key";
  }
}

export const rule: Rule = {
  description: "What CloudFront checks signatures with is a public key of a kind it takes, and ends with a line's end.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_PublicKey.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/cloudfront/publickey/",
  ],
  remedy: "Write the public key into `edge.signedMedia.publicKeys`; the private key belongs to the application alone.",
  types: ["aws:cloudfront/publicKey:PublicKey"],
  check: (key) => judgeKey(key.text(PROPERTY) ?? ""),
};
