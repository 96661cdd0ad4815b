import assert from "node:assert/strict";
import { explainProgramError } from "../../../preview/engine/program-error";

function explain(text: string): string {
  return explainProgramError(text, "/home/me/shop");
}

describe("explainProgramError", () => {
  it("leaves a message without a stack trace as it is", () => {
    assert.equal(
      explain("2 problems in the configuration:\n  - a\n  - b\n"),
      "2 problems in the configuration:\n  - a\n  - b",
    );
  });

  it("keeps of a trace only the program's own frames, relative to its folder", () => {
    const text = `Running program '/home/me/shop/index.ts' failed with an unhandled exception:
\u001B[36m<ref *1>\u001B[39m TypeError: Cannot read properties of undefined (reading 'z')
    at deep \u001B[90m(/home/me/shop/\u001B[39mcomponents/deep.ts:2:36)
    at new Listener (/home/me/shop/node_modules/\u001B[4m@pulumi/lb\u001B[24m/listener.ts:518:23)
    at Object.<anonymous> (/home/me/shop/index.ts:3:30)
\u001B[90m    at Module._compile (node:internal/modules/cjs/loader:1521:14)\u001B[39m
    at run (/home/me/other/run.ts:1:1) {
  code: 'X',
  promise: Promise { <rejected> [Circular *1] }
}`;
    assert.equal(
      explain(text),
      `TypeError: Cannot read properties of undefined (reading 'z')
    at deep (components/deep.ts:2:36)
    at Object.<anonymous> (index.ts:3:30)`,
    );
  });

  it("names in a missing module's require stack only the program's files", () => {
    const text = `Error: Cannot find module './nope'
Require stack:
- /home/me/shop/index.ts
- /home/me/shop/node_modules/@pulumi/pulumi/cmd/run/run.js
    at Object.<anonymous> (/home/me/shop/index.ts:1:1)`;
    assert.equal(
      explain(text),
      "Error: Cannot find module './nope'\nRequire stack:\n- index.ts\n    at Object.<anonymous> (index.ts:1:1)",
    );
  });

  it("keeps the error that caused another", () => {
    const text = `Error: outer
    at a (/home/me/shop/index.ts:2:1)
    at b (node:internal:1:1) {
  [cause]: Error: inner
      at c (/home/me/shop/index.ts:1:1)
}`;
    assert.equal(
      explain(text),
      "Error: outer\n    at a (index.ts:2:1)\n  [cause]: Error: inner\n      at c (index.ts:1:1)",
    );
  });
});
