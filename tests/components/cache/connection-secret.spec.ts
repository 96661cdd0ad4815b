import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { createAuthToken, createConnectionSecret } from "../../../components/cache/connection-secret";
import type { JsonObject } from "../../../policy/resource-graph";
import { type MockedGraph, runMocked, valueOf } from "../../support/mocks";

const TOKEN = "random:index/randomPassword:RandomPassword";
const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

interface Made {
  readonly authToken: pulumi.Output<string>;
  readonly secretArn: pulumi.Output<string>;
}

interface Setting {
  readonly preview?: boolean;
  /** Adds a resource that uses the secret's ARN. */
  readonly withReader?: boolean;
}

function make(
  isProtected: boolean,
  { preview = false, withReader = false }: Setting = {},
): Promise<{ result: Made; graph: MockedGraph }> {
  return runMocked(
    () => {
      const parent = new pulumi.ComponentResource("test:index:Parent", "parent");
      const authToken = createAuthToken("cache", parent);
      const connection = { host: "primary.example", readerHost: "replica.example", port: 6379, authToken };
      const secretArn = createConnectionSecret("cache", { connection, keyArn: "arn:key", isProtected }, parent);
      if (withReader) new random.RandomId("reader", { byteLength: 1, keepers: { secretArn } });
      return { authToken, secretArn };
    },
    { preview },
  );
}

/** Every character a RandomPassword with these inputs may hold, as random's documentation gives the defaults. */
function alphabetOf(inputs: JsonObject): string {
  const special = (inputs["overrideSpecial"] as string | undefined) ?? "!@#$%&*()-_=+[]{}<>:?";
  return [
    inputs["lower"] === false ? "" : "abcdefghijklmnopqrstuvwxyz",
    inputs["upper"] === false ? "" : "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    inputs["numeric"] === false ? "" : "0123456789",
    inputs["special"] === false ? "" : special,
  ].join("");
}

describe("the cache's auth token", () => {
  it("can only hold characters that AWS accepts in an auth token", async () => {
    const { graph } = await make(false);
    assert.match(alphabetOf(graph.one(TOKEN).inputs), /^[A-Za-z0-9!&#$^<>-]+$/);
  });

  it("needs no quoting in a URL or a shell", async () => {
    const { graph } = await make(false);
    const alphabet = alphabetOf(graph.one(TOKEN).inputs);
    assert.equal(encodeURIComponent(alphabet), alphabet);
    assert.match(alphabet, /^[A-Za-z0-9]+$/);
  });

  it("has a length that AWS accepts and three kinds of characters, as AWS advises", async () => {
    const { graph } = await make(false);
    assert.deepEqual(graph.one(TOKEN).inputs, { length: 64, special: false, minLower: 1, minUpper: 1, minNumeric: 1 });
  });

  it("is a secret", async () => {
    const { result } = await make(false);
    assert.equal(await pulumi.isSecret(result.authToken), true);
  });

  it("is never protected, because replacing it is how it is changed", async () => {
    const { graph } = await make(true);
    assert.equal(graph.one(TOKEN).options.protect, false);
  });
});

describe("the connection secret", () => {
  it("tells host, reader, port and token as JSON", async () => {
    const { graph } = await make(false);
    const { secretString } = graph.revealed(graph.one(VERSION).urn);
    assert.deepEqual(JSON.parse(secretString as string), {
      host: "primary.example",
      readerHost: "replica.example",
      port: 6379,
      authToken: "Stand-in-".padEnd(64, "x"),
    });
  });

  it("reaches the engine as a secret and nowhere in the clear", async () => {
    const { graph } = await make(false);
    assert.deepEqual(graph.one(VERSION).secretInputs, ["secretString"]);
    assert.equal(JSON.stringify(graph.resources).includes("Stand-in-"), false);
  });

  it("is encrypted with the cache's own key", async () => {
    const { graph } = await make(false);
    assert.equal(graph.one(SECRET).inputs["kmsKeyId"], "arn:key");
  });

  it("has no fixed name, which AWS would keep reserved after a deletion", async () => {
    const { graph } = await make(true);
    assert.deepEqual(Object.keys(graph.one(SECRET).inputs).sort(), ["description", "kmsKeyId", "recoveryWindowInDays"]);
  });

  it("goes at once and unprotected where nothing is protected", async () => {
    const { graph } = await make(false);
    assert.equal(graph.one(SECRET).inputs["recoveryWindowInDays"], 0);
    assert.equal(graph.one(SECRET).options.protect, false);
  });

  it("is protected, and can be recovered for 30 days, where the cache is protected", async () => {
    const { graph } = await make(true);
    assert.equal(graph.one(SECRET).inputs["recoveryWindowInDays"], 30);
    assert.equal(graph.one(SECRET).options.protect, true);
  });

  it("gives its ARN only to those who wait for its value", async () => {
    const { graph, result } = await make(false, { withReader: true });
    assert.equal(
      await valueOf(result.secretArn),
      "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret/cache-secret",
    );
    assert.ok(graph.one("random:index/randomId:RandomId", "reader").dependencies.includes(graph.one(VERSION).urn));
  });

  it("makes the same resources whether outputs are known or not", async () => {
    const names = async (preview: boolean): Promise<string[]> =>
      (await make(true, { preview })).graph.resources.map(({ type, name }) => `${type} ${name}`).sort();
    assert.deepEqual(await names(true), await names(false));
  });
});
