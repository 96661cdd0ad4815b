/** The requirements of PCI DSS that infrastructure has to do with, as data: `preview/data/pci-dss.json`. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const FILE = path.join(__dirname, "..", "..", "data", "pci-dss.json");
const text = z.string().min(1);
const names = z.array(text);

const common = {
  number: z.string().regex(/^\d+(\.\d+){2,3}$/),
  /** What it asks, in our words. */
  asks: text,
};

const supportedSchema = z.strictObject({
  ...common,
  /** Rules that keep it, by name; each must judge something, and find nothing. */
  rules: names,
  /** Rules that keep it by what is not there: they judge what should not be, and nothing where it is not. */
  forbids: names.optional(),
  /** Those of the rules whose waivers do not count: their reasons are those of a shop. */
  withoutWaiver: names.optional(),
  /** Types of which the stack must have a resource. */
  types: names.optional(),
  /** What is left to people, or to the application. */
  remains: text.optional(),
});

/** Infrastructure could keep it, or a part of it, and nothing in the program does. */
const missingSchema = z.strictObject({ ...common, missing: text });

/** Whose it is, where it is not infrastructure's. */
const outsideSchema = z.strictObject({ ...common, outside: text });

const fileSchema = z.strictObject({
  standard: text,
  /** The stack that is judged. */
  stack: text,
  sources: names.min(1),
  /** Controls of AWS Security Hub whose page names requirements of this version; what those say, our table must say too. */
  securityHub: z.record(text, names),
  requirements: z.array(z.union([supportedSchema, missingSchema, outsideSchema])),
});

export type Standard = z.infer<typeof fileSchema>;
export type Requirement = Standard["requirements"][number];
export type SupportedRequirement = z.infer<typeof supportedSchema>;

/** Throws where the file is not of the form above. */
export function readStandard(): Standard {
  return fileSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
}
