/** Keys in PEM form, made on the spot. */
import { createPublicKey, generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult } from "node:crypto";

const toPem = (publicKey: KeyObject): string => publicKey.export({ type: "spki", format: "pem" }).toString();

const makePair = (namedCurve = "prime256v1"): KeyPairKeyObjectResult => generateKeyPairSync("ec", { namedCurve });

export const makeEcKey = (namedCurve?: string): string => toPem(makePair(namedCurve).publicKey);

/** Its modulus is no product of two primes, which take half a second to find, and which only a private key needs. */
export const makeRsaKey = (modulusLength: number): string => {
  const n = Buffer.alloc(modulusLength / 8, 0xff).toString("base64url");
  return toPem(createPublicKey({ format: "jwk", key: { kty: "RSA", n, e: "AQAB" } }));
};

/** Of nothing: it was made for a spec that shows that it is never shown. */
export const makePrivateKey = (): string => makePair().privateKey.export({ type: "pkcs8", format: "pem" }).toString();
