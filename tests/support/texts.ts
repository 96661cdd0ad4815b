/** Texts for properties that hold of any text. */
import fc from "fast-check";

const SURROGATES = { first: 0xd800, count: 0x800 }; // halves of a character, and no characters
const LAST = 0x10ffff;

const character = fc
  .integer({ min: 0, max: LAST - SURROGATES.count })
  .map((code) => String.fromCodePoint(code < SURROGATES.first ? code : code + SURROGATES.count));

/** Any text. fast-check's own unit `binary` makes the same, and keeps a list of all of Unicode for it, 90 MB. */
export const anyText = fc.string({ unit: character });
