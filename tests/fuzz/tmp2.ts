import fc from "fast-check";
import path from "node:path";
import { stackFile, STACK } from "./stack-files";
import { makeProject } from "../support/projects";
import { previewStack } from "../../preview/engine/preview-stack";
import { readProject } from "../../preview/engine/project";
(async () => {
  const n = Number(process.argv[2]);
  const files = fc.sample(stackFile, { seed: 1, numRuns: n });
  const folder = makeProject(`import ${JSON.stringify(path.join(__dirname, "program.ts"))};\n`, {
    "Pulumi.yaml": `name: cloudmart\nruntime:\n  name: nodejs\n  options:\n    nodeargs: --cpu-prof --cpu-prof-dir=/tmp/fuzz-prof\nmain: index.ts\n`,
    [`Pulumi.${STACK}.yaml`]: "config: {}\n",
    "stack-files.json": JSON.stringify(files.map(f => Object.fromEntries(Object.entries(f).map(([k, v]) => ["cloudmart:" + k, typeof v === "string" ? v : JSON.stringify(v)])))),
  });
  const t = Date.now(), c = process.cpuUsage();
  const r = await previewStack(readProject(folder), STACK);
  const u = process.cpuUsage(c);
  console.log(n, r.graph.resources.length, Date.now() - t, "ms wall; parent cpu", (u.user + u.system) / 1000, r.errors.length);
})();
