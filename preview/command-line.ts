/** How each command of this project reads its arguments. */
import type { Command } from "commander";

export interface Outlets {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Throws what commander throws for wrong usage and for help; a complaint is one line. */
export function parseCommandLine(command: Command, args: readonly string[], { print, complain }: Outlets): Command {
  return command
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: complain,
      outputError: (text, write) => {
        write(`${text.trim().replace(/\n/g, " ")}\n`);
      },
    })
    .parse(args, { from: "user" });
}

/** For an option that may be given several times. */
export function collect(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}
