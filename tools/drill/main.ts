/** The entry point of `npm run drill`. */
import { isatty } from "node:tty";
import { createColors, isColorSupported } from "picocolors";
import { runCommand } from "./command";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    abort.abort();
  });
}

void runCommand(process.argv.slice(2), {
  directory: process.cwd(),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  colors: createColors(isColorSupported && isatty(process.stdout.fd)),
  signal: abort.signal,
  secondsBetweenLooks: 5,
  mostAttempts: 6,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
