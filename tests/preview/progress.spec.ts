import assert from "node:assert/strict";
import { Progress } from "../../preview/progress";

const CLEAR_LINE = "\r\u001B[2K";

describe("Progress", () => {
  it("rewrites one line with the count of each stack, and clears it in the end", () => {
    const written: string[] = [];
    const progress = new Progress(["dev", "prod"], (text) => written.push(text));
    progress.show("prod", 12);
    progress.clear();
    assert.deepEqual(written, [
      `${CLEAR_LINE}Running the program: dev 0 resources, prod 0 resources`,
      `${CLEAR_LINE}Running the program: dev 0 resources, prod 12 resources`,
      CLEAR_LINE,
    ]);
  });

  it("stays on one line of a terminal, however many stacks there are", () => {
    const written: string[] = [];
    new Progress(
      Array.from({ length: 20 }, (_, index) => `stack-${index.toString()}`),
      (text) => written.push(text),
    );
    assert.ok(written.every((text) => text.slice(CLEAR_LINE.length).length < 80));
  });

  it("needs nowhere to write", () => {
    const progress = new Progress(["dev"]);
    progress.show("dev", 1);
    progress.clear();
  });
});
