import assert from "node:assert/strict";
import { runInNewContext } from "node:vm";
import { readRoutingFunction } from "../../../components/edge/single-page-routing";
import { runEdge } from "../../support/edge";

interface Request {
  readonly method: string;
  readonly uri: string;
  readonly querystring: object;
  readonly headers: object;
  readonly cookies: object;
}

/** Runs the function's code as an edge does: alone, with an event of version 1.0, calling `handler`. */
function route(uri: string, more: Partial<Request> = {}): Request {
  const event = {
    version: "1.0",
    context: {
      distributionDomainName: "d111111abcdef8.cloudfront.net",
      distributionId: "EDFDVBD6EXAMPLE",
      eventType: "viewer-request",
      requestId: "EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
    },
    viewer: { ip: "198.51.100.11" },
    request: {
      method: "GET",
      uri,
      querystring: {},
      headers: { host: { value: "shop.example.com" } },
      cookies: {},
      ...more,
    },
  };
  return runInNewContext(`${readRoutingFunction()}\nhandler(event);`, { event }, { timeout: 100 }) as Request;
}

describe("single-page routing", () => {
  const pages: readonly (readonly [kind: string, uri: string])[] = [
    ["the root", "/"],
    ["a route", "/cart"],
    ["a deep link", "/products/shoes/42/reviews"],
    ["a trailing slash", "/products/"],
    ["a folder named like a file", "/shoes.png/"],
    ["a dot in a folder", "/v1.2/orders"],
    ["a dot that is no extension", "/users/john.doe"],
    ["a trailing dot", "/about."],
    ["a dot alone", "/."],
    ["a hidden file", "/.env"],
    ["an encoded slash", "/products/shoes%2Fblack"],
    ["a path of encoded slashes", "/%2F%2F"],
    ["letters of other scripts", "/%EC%8B%A0%EB%B0%9C"],
    ["an invalid encoding", "/%E0%A4%A"],
    ["a lone percent sign", "/100%"],
    ["a way up", "/../../etc/passwd"],
    ["two slashes", "//cart"],
    ["an extension that nobody publishes", "/index.php"],
    ["a file's name inside a longer one", "/app.js.bak"],
    ["a question mark that is encoded", "/search%3Fq=a.b"],
    ["the API's name without its slash", "/api"],
  ];
  for (const [kind, uri] of pages) {
    it(`answers ${kind} with the page: ${uri}`, () => {
      assert.equal(route(uri).uri, "/index.html");
    });
  }

  const files: readonly (readonly [kind: string, uri: string])[] = [
    ["the page itself", "/index.html"],
    ["a script with a hash", "/assets/app.3f2a1b.js"],
    ["a source map", "/assets/app.3f2a1b.js.map"],
    ["an icon", "/favicon.ico"],
    ["capital letters", "/LOGO.PNG"],
    ["several dots", "/fonts/inter.v3.19.woff2"],
    ["a space", "/images/black%20shoe.webp"],
    ["an encoded dot", "/logo%2Epng"],
    ["an encoded slash", "/images%2Flogo.svg"],
    ["a file that others look for", "/.well-known/apple-app-site-association"],
    ["robots", "/robots.txt"],
  ];
  for (const [kind, uri] of files) {
    it(`leaves a file alone with ${kind}: ${uri}`, () => {
      assert.equal(route(uri).uri, uri);
    });
  }

  it("changes nothing but the path", () => {
    const more = { method: "HEAD", querystring: { page: { value: "2" } }, cookies: { theme: { value: "dark" } } };
    const { uri, ...rest } = route("/products", more);
    assert.equal(uri, "/index.html");
    assert.deepEqual(JSON.parse(JSON.stringify(rest)), { ...more, headers: { host: { value: "shop.example.com" } } });
  });

  it("fits into CloudFront's 10 KB and uses nothing but the language", () => {
    assert.ok(Buffer.byteLength(readRoutingFunction()) <= 10_240);
    assert.doesNotMatch(readRoutingFunction(), /\b(require|import|process|fetch|setTimeout|console)\b\s*[(.]/);
  });

  it("is published, with the runtime it is written for", async () => {
    const { graph } = await runEdge();
    const { inputs } = graph.one("aws:cloudfront/function:Function");
    assert.deepEqual([inputs["runtime"], inputs["publish"]], ["cloudfront-js-2.0", true]);
    assert.equal(inputs["code"], readRoutingFunction());
  });
});
