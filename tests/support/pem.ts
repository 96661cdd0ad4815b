/** Keys in PEM form, made on the spot. */
import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";

const toPem = ({ publicKey }: KeyPairKeyObjectResult): string =>
  publicKey.export({ type: "spki", format: "pem" }).toString();

const makePair = (namedCurve = "prime256v1"): KeyPairKeyObjectResult => generateKeyPairSync("ec", { namedCurve });

export const makeEcKey = (namedCurve?: string): string => toPem(makePair(namedCurve));

export const makeRsaKey = (modulusLength: number): string => toPem(generateKeyPairSync("rsa", { modulusLength }));

/** Of nothing: it was made for a spec that shows that it is never shown. */
export const makePrivateKey = (): string => makePair().privateKey.export({ type: "pkcs8", format: "pem" }).toString();
