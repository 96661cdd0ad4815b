/**
 * Tells V8 that its process is short-lived: `node -r ./preview/loader/short-lived.cjs <file>`, or as the first of mocha's.
 *
 * V8's flags are no interface. They have other names in other versions, and one that it does not know V8 reports on
 * standard error; so they are set only where they are known, and a newer V8 is left as it is.
 */
const { setFlagsFromString } = require("node:v8");

// V8 compiles what has run a while a second time, to run faster. The preview and its programs live for a second, most of
// it loading, and never get a fifth of their time back that this takes; a minute of specs spends six seconds on it. What
// does run long is still optimized, later.
const OPTIMIZE_LATER = "--invocation-count-for-maglev=6000 --invocation-count-for-turbofan=50000";

/** @type {Readonly<Record<string, string>>} by V8's major version */
const FLAGS = {
  11: "--interrupt-budget=1000000", // Node 20
  12: OPTIMIZE_LATER, // Node 22
  13: OPTIMIZE_LATER, // Node 24
  14: OPTIMIZE_LATER, // Node 26
};

const flags = FLAGS[process.versions.v8.replace(/\..*/, "")];
if (flags !== undefined) {
  setFlagsFromString(flags);
  // V8 also begins with little memory and looks through it often, for what is gone; but most of what is made here stays
  // to the end, and a tenth of the time goes there. So it takes four times as much at each step.
  setFlagsFromString("--semi-space-growth-factor=4");
}

// For Node's command line, where processes keep all cores busy: nobody is free then to help one of them to collect
// garbage, and with such help it takes longer than without; so each does it alone, and less often.
const ALONE = ["--single-threaded-gc", "--min-semi-space-size=16", "--initial-heap-size=256"];

module.exports = { alone: flags === undefined ? [] : ALONE };
