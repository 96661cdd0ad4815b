/** Stacks without a spec of their own: each comes up, settles, and is taken down once nothing protects it any more. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { environmentOf, STACKS } from "../support/program";
import { describeEngine } from "./every-stack";

const PROTECTION = /protection: "(?:Governance|Compliance)"/;

for (const stack of STACKS.filter((each) => !existsSync(path.join(__dirname, `${each}.spec.ts`)))) {
  describeEngine(stack, (run) => {
    it("is destroyed without leaving anything behind, once its environment protects nothing", async () => {
      const { workspace } = run;
      const file = path.join("environments", `${environmentOf(stack)}.ts`);
      const [setting] = PROTECTION.exec(readFileSync(path.join(workspace.directory, file), "utf8")) ?? [];
      if (setting !== undefined) {
        workspace.rewrite(file, setting, `protection: "None"`);
        await workspace.up();
      }
      await workspace.destroy();
      const state = await workspace.exportState();
      const kept = (state.deployment as { resources?: readonly { type: string }[] }).resources ?? [];
      assert.deepEqual(
        kept.map(({ type }) => type),
        [],
      );
    });
  });
}
