import fc from "fast-check";
import { stackFile } from "./stack-files";
import { buildStacks } from "./many-stacks";
import { evaluate } from "../../policy/evaluate";
import { loadRules, loadWaivers } from "../../policy/registry";
(async () => {
  const n = Number(process.argv[2]),
    seed = Number(process.argv[3] ?? 1);
  const files = fc.sample(stackFile, { seed, numRuns: n });
  let t = Date.now();
  const built = await buildStacks(files);
  console.log("built", Date.now() - t, process.memoryUsage().rss / 1e6);
  t = Date.now();
  const rules = loadRules();
  const c = new Map<string, number>();
  const ex = new Map<string, string>();
  built.forEach((b, i) => {
    for (const e of b.errors) {
      const k = "ERR " + e.replace(/\d+/g, "N").slice(0, 150);
      c.set(k, (c.get(k) ?? 0) + 1);
      ex.set(k, e);
    }
    for (const f of evaluate(b.graph, files[i]!.environment, rules, loadWaivers()))
      if (f.verdict === "violated" || f.verdict === "cannot tell") {
        const r = rules.find((r) => r.name === f.rule)!;
        const k = `${r.family} ${f.verdict} ${r.severity} ${f.rule}`;
        c.set(k, (c.get(k) ?? 0) + 1);
        ex.set(k, files[i]!.environment + " " + f.message);
      }
  });
  console.log("judged", Date.now() - t, built.length, built.map((b) => b.graph.resources.length).slice(0, 10));
  for (const [k, v] of [...c].sort()) console.log(v, k, "\n      ", ex.get(k)?.slice(0, 400));
})();
