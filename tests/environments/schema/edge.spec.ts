import { edgeSchema } from "../../../environments/schema/edge";
import { specifyValues } from "../../support/accepted-values";

const DOMAIN = { name: "shop.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" };

describe("the schema of the edge", () => {
  specifyValues(edgeSchema, {
    priceClass: {
      accepted: ["PriceClass_100", "PriceClass_200", "PriceClass_All"],
      refused: ["100", "PriceClass_300", undefined],
    },
    contentSecurityPolicy: {
      accepted: ["default-src 'self'", "default-src 'self'; img-src 'self' data:", "x".repeat(1783)],
      refused: ["", " ", "default-src  'self'", "a\nb", "größe", "x".repeat(1784), undefined],
    },
    originSecretVersion: { accepted: [undefined, 1, 1_000_000], refused: [0, 1.5, "1"] },
    originShieldRegion: {
      accepted: [undefined, "ap-northeast-2", "us-east-1"],
      refused: ["ap-northeast-3", "seoul", ""],
    },
    hasMediaFailover: { accepted: [undefined, true, false], refused: ["true", 1] },
    signedMedia: {
      accepted: [
        undefined,
        { publicKeys: [{ name: "2026-11", pem: "text" }] },
        { publicKeys: [{ name: "a".repeat(20), pem: "text" }] },
      ],
      refused: [
        {},
        { publicKeys: [{ name: "Key", pem: "text" }] },
        { publicKeys: [{ name: "a".repeat(21), pem: "text" }] },
        { publicKeys: [{ name: "a" }] },
        { publicKeys: [{ name: "a", pem: "text", privateKey: "text" }] },
      ],
    },
    domain: {
      accepted: [undefined, DOMAIN, { ...DOMAIN, name: "a.kr" }],
      refused: [
        { ...DOMAIN, name: "shop" },
        { ...DOMAIN, name: "Shop.example.com" },
        { ...DOMAIN, name: "*.example.com" },
        { ...DOMAIN, name: "-a.example.com" },
        { ...DOMAIN, name: "example.com." },
        { ...DOMAIN, hostedZoneId: "/hostedzone/Z1" },
        { name: DOMAIN.name },
      ],
    },
    firewall: {
      accepted: [
        undefined,
        { mode: "block", requestsPer5Minutes: 10 },
        { mode: "count", requestsPer5Minutes: 2_000_000_000 },
      ],
      refused: [{ mode: "off", requestsPer5Minutes: 10 }, { mode: "block", requestsPer5Minutes: 9 }, { mode: "block" }],
    },
    healthCheckPath: {
      accepted: [undefined, "/", "/api/health?deep=1", `/${"x".repeat(254)}`],
      refused: ["", "health", "/a b", `/${"x".repeat(255)}`],
    },
  });
});
