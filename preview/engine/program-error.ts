/** Turns what the language runtime reports about a failed program into what its author needs to read. */
import { stripVTControlCharacters } from "node:util";

const HEADING = /^Running program '.*' failed with an unhandled exception:\n/;
const FRAME = /^\s+at /;

/**
 * The message, and of its stack trace only the frames in the program's own files, relative to its folder. The frames of
 * Node, of the SDK and of the preview say nothing about the mistake.
 */
export function explainProgramError(text: string, directory: string): string {
  const lines = stripVTControlCharacters(text)
    .replace(HEADING, "")
    .replace(/^<ref \*\d+> /, "")
    .trimEnd()
    .split("\n");
  const firstFrame = lines.findIndex((line) => FRAME.test(line));
  const message = firstFrame === -1 ? lines : lines.slice(0, firstFrame);
  const trace = firstFrame === -1 ? [] : lines.slice(firstFrame).filter((line) => isOwnFrame(line, directory));
  return [...message.filter((line) => !line.includes("/node_modules/")), ...trace]
    .join("\n")
    .replaceAll(`${directory}/`, "")
    .trim();
}

/** A frame of the program, or the heading of the error that caused this one. */
function isOwnFrame(line: string, directory: string): boolean {
  if (line.includes("[cause]:")) return true;
  return FRAME.test(line) && line.includes(`${directory}/`) && !line.includes("/node_modules/");
}
