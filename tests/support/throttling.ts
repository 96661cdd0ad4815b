/** A server that answers some requests as AWS does when there are too many of them, and hands the others on. */
import assert from "node:assert/strict";
import { createServer, type IncomingMessage } from "node:http";

export interface Throttling {
  readonly endpoint: string;
  /** How many it turned away. */
  readonly refused: () => number;
  readonly stop: () => void;
}

/** Turns away the first `times` requests that `matches` names by method and path. */
export async function throttle(
  target: string,
  matches: (request: string) => boolean,
  times: number,
): Promise<Throttling> {
  let refused = 0;
  const server = createServer((request, response) => {
    const { method = "", url = "" } = request;
    if (refused < times && matches(`${method} ${url}`)) {
      refused += 1;
      response.writeHead(429, { "x-amzn-errortype": "ThrottlingException", "content-type": "application/json" });
      response.end(JSON.stringify({ message: "Rate exceeded" }));
      return;
    }
    void handOn(request, target + url).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer());
      const headers = [...answer.headers].filter(([name]) => !/^(content-length|connection|transfer-)/.test(name));
      response.writeHead(answer.status, Object.fromEntries(headers)).end(body);
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return {
    endpoint: `http://127.0.0.1:${address.port.toString()}`,
    refused: () => refused,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function handOn(request: IncomingMessage, url: string): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).filter(
    ([name]) => !/^(host|connection|content-length|expect)$/.test(name),
  );
  const { method = "GET" } = request;
  const hasBody = chunks.length > 0;
  return fetch(url, {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
    ...(hasBody && { body: Buffer.concat(chunks) }),
  });
}
