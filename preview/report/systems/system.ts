/** What a source document asks of a system, as data: `preview/data/systems/<page>.json`, one file a page. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { RECOVERY_FIGURES } from "./recovery-times";

const FOLDER = path.join(__dirname, "..", "..", "data", "systems");
const text = z.string().min(1);

const rowSchema = z.strictObject({
  /** What the document asks, in our words. */
  asks: text,
  /** Keys of the stack file that give it, such as `network.availabilityZones`. */
  keys: z.array(text).min(1),
  /** Keys of the environment's policy that give it. */
  policy: z.array(text).optional(),
  /** Figures of the preview, as `figures.ts` names them. */
  shows: z.array(text).optional(),
  /** Where we differ, and why. */
  differs: text.optional(),
});

const recoverySchema = z.strictObject({
  asks: text,
  /** What the document says, lowest and highest. */
  seconds: z.tuple([z.number(), z.number()]),
  figure: z.enum(RECOVERY_FIGURES),
  differs: text.optional(),
});

const systemSchema = z.strictObject({
  title: text,
  stack: text,
  source: text,
  rows: z.array(rowSchema).min(1),
  recovery: z.array(recoverySchema),
});

export type System = z.infer<typeof systemSchema>;
export type AskedRow = System["rows"][number];
export type AskedRecovery = System["recovery"][number];

/** Every system there is, by the name of its page. Throws where a file is not of the form above. */
export function readSystems(): ReadonlyMap<string, System> {
  const files = readdirSync(FOLDER).sort();
  return new Map(
    files.map((file) => {
      const content: unknown = JSON.parse(readFileSync(path.join(FOLDER, file), "utf8"));
      return [path.basename(file, ".json"), systemSchema.parse(content)];
    }),
  );
}
