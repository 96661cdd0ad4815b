import fc from "fast-check";
import { proposedStackFile, STACK } from "./stack-files";
import { validate } from "../../environments/validate";
const t = Date.now();
const all = fc.sample(proposedStackFile, { seed: 1, numRuns: 500 });
console.log("generated", Date.now() - t);
const bad = all.filter((f) => validate(f, STACK).length > 0);
console.log("validated", Date.now() - t, bad.length);
const c: Record<string, number> = {};
for (const f of bad)
  for (const p of validate(f, STACK)) {
    const k = p.key + " " + JSON.stringify(p.received)?.slice(0, 60) + " " + p.reason;
    c[k] = (c[k] ?? 0) + 1;
  }
console.log(
  Object.entries(c)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 30),
);
console.log(JSON.stringify(all[7], null, 1), JSON.stringify(all[400], null, 1));
