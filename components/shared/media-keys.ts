/** Public keys that CloudFront checks signed URLs and cookies with. Pure: stack files and the edge tier use it. */
import { createPublicKey, type KeyObject } from "node:crypto";
import { type Problem, unless } from "./errors";

/** A key as the stack file has it; its private half signs somewhere else, and is never here. */
export interface MediaKey {
  /** Part of the resource's name; a rotated key has another one. */
  readonly name: string;
  /** The public key in PEM form, as `openssl pkey -pubout` writes it. */
  readonly pem: string;
}

/** One that signs, and while keys are rotated the one before or after. */
export const MOST_MEDIA_KEYS = 2;

const ALLOWED =
  "a public key in PEM form, RSA with 2048 bits or ECDSA on P-256, which begins `-----BEGIN PUBLIC KEY-----`";

/**
 * Everything that CloudFront would refuse of the keys, and a private key in the place of a public one. No message shows a
 * key: it may be the private one.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html
 */
export function findKeyProblems(keys: readonly MediaKey[], block: string): Problem[] {
  const texts = keys.map(({ pem }) => toEncodedKey(pem));
  const count = { key: block, received: undefined, statement: `${keys.length.toString()} keys` };
  return [
    ...unless(keys.length >= 1 && keys.length <= MOST_MEDIA_KEYS, {
      ...count,
      allowed: "one key, or two in a rotation",
    }),
    ...keys.flatMap(({ name, pem }, index) => [
      ...findPemProblems(pem, `${block}.${index.toString()}.pem`),
      ...unless(keys.findIndex((other) => other.name === name) === index, {
        key: `${block}.${index.toString()}.name`,
        received: name,
        allowed: "a name of its own for each key",
      }),
      ...unless(texts[index] === undefined || texts.indexOf(texts[index]) === index, {
        key: `${block}.${index.toString()}.pem`,
        received: undefined,
        statement: "the same key once more",
        allowed: "another key",
        reason: "CloudFront takes a key once",
      }),
    ]),
  ];
}

function findPemProblems(pem: string, key: string): Problem[] {
  const problem = { key, received: undefined, allowed: ALLOWED };
  if (isPrivate(pem)) {
    const reason =
      "Whoever reads it can sign. Take it out of the file and its history, make a new pair, and keep the private key in Secrets Manager";
    return [{ ...problem, statement: "a private key, which is not shown", reason }];
  }
  return unless(toEncodedKey(pem) !== undefined, { ...problem, statement: "not such a key" });
}

function isPrivate(pem: string): boolean {
  return /PRIVATE KEY/i.test(pem);
}

/**
 * The key as CloudFront gets it: in one form, with a line's end at its end, without which the provider makes a new key with
 * every update. Undefined for what is no key that CloudFront accepts.
 */
export function toEncodedKey(pem: string): string | undefined {
  if (isPrivate(pem) || !pem.trimStart().startsWith("-----BEGIN PUBLIC KEY-----")) return undefined;
  try {
    const key = createPublicKey(pem);
    return isAccepted(key) ? key.export({ type: "spki", format: "pem" }).toString() : undefined;
  } catch {
    return undefined;
  }
}

function isAccepted({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): boolean {
  if (type === "rsa") return details?.modulusLength === 2048;
  return type === "ec" && details?.namedCurve === "prime256v1";
}
