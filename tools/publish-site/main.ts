/** The entry point of `npm run publish-site`. */
import { runCommand } from "./command";

void runCommand(process.argv.slice(2), {
  directory: process.cwd(),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
