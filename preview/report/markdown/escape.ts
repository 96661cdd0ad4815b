/** Text that comes from a program, made harmless: it shows as written, and makes no markup, mention or link. */

/** Cut longer text: a name of a million characters shall not push a verdict out of a comment. In escaped characters. */
export const LONGEST_TEXT = 600;
const ELLIPSIS = "…";
const MOST_LINES = 20;

/** All that means something to GitHub's Markdown or to HTML. A character reference never takes part in markup. */
const MARKUP = /[&<>|`*_~[\]\\:@#!{}"'^$]/;
/** Characters that would break a line, or turn the direction of text. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** Prose. Mentions and references are looked for after character references are read, so an empty comment parts them. */
export function escapeText(text: string, longest = LONGEST_TEXT): string {
  return escapeWith(text, longest, (character) => {
    if (character === "@" || character === "#") return `${toReference(character)}<!-- -->`;
    return MARKUP.test(character) ? toReference(character) : character;
  }).replace(/\bwww\./gi, "www&#46;");
}

/** A name or a value, in fixed width, where GitHub looks for no mention. */
export function escapeCode(text: string, longest = LONGEST_TEXT): string {
  const escaped = escapeWith(text, longest, (character) =>
    MARKUP.test(character) ? toReference(character) : character,
  ).replace(/\bwww\./gi, "www&#46;");
  return escaped === "" ? "" : `<code>${escaped}</code>`;
}

/** Several lines, such as an error, kept as lines in one list item. */
export function escapeLines(text: string, longest = MOST_LINES * 200): string {
  const lines = text.split("\n", MOST_LINES).map((line) => escapeText(line, longest / MOST_LINES));
  return lines.join("<br>");
}

/** The label of a Mermaid node: the text between its double quotes. */
export function escapeMermaid(text: string, longest = 120): string {
  // Mermaid's own references have no ampersand: `#35;` is a number sign.
  return escapeWith(text, longest, (character) =>
    /[\p{L}\p{N} ,./-]/u.test(character) ? character : `#${character.codePointAt(0)?.toString() ?? "32"};`,
  );
}

function escapeWith(text: string, longest: number, escape: (character: string) => string): string {
  let escaped = "";
  for (const character of text) {
    const piece = CONTROL.test(character) ? " " : escape(character);
    if (escaped.length + piece.length > longest) return escaped + ELLIPSIS;
    escaped += piece;
  }
  return escaped;
}

function toReference(character: string): string {
  return `&#${character.codePointAt(0)?.toString() ?? "32"};`;
}
