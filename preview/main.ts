/** The entry point of `npm start` and `npm run preview`. */
import { isatty } from "node:tty";
import { createColors, isColorSupported } from "picocolors";
import { EXIT, runCommand } from "./command";

const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    abort.abort();
  });
}

// A reader such as `head` may have had enough; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") return;
  process.stderr.write(`error: the report cannot be written: ${error.message}\n`);
  process.exit(EXIT.wrongUsage); // what is lost is lost: the programs' result is of no use any more
});

void runCommand(process.argv.slice(2), {
  directory: process.cwd(),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  isInteractive: isatty(process.stderr.fd),
  colors: createColors(isColorSupported && isatty(process.stdout.fd)),
  signal: abort.signal,
}).then((exitCode) => {
  process.exitCode = exitCode;
});
