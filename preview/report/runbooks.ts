/** A page of `docs/runbooks/` for each scenario: what each stack makes of the failure, and what a person does. */
import { type Drill, SCENARIO_NAMES, type ScenarioName } from "../analyses/drill/result";
import { formatDurationRange } from "./format";
import { toHead, toRow } from "./markdown/table";
import { objectiveRows } from "./objectives";

export interface DrilledStack {
  readonly stack: string;
  readonly drills: readonly Drill[];
}

const TITLES: Readonly<Record<ScenarioName, string>> = {
  "zone-power-loss": "A zone loses its power",
  "database-failover": "The database's primary is lost",
  "cache-failover": "A cache node is lost",
  "instance-stop": "An instance stops",
  "nat-loss": "A NAT gateway is lost",
  "wrong-deletion": "Somebody deleted the wrong rows",
  "slow-reads": "Reads are slow",
  "closed-security-group": "A rule of a security group is gone",
  "region-loss": "The Region is lost",
};

/** Path to content, for every scenario that a stack has anything for. */
export function renderRunbooks(stacks: readonly DrilledStack[]): ReadonlyMap<string, string> {
  const pages = SCENARIO_NAMES.map((scenario) => {
    const played = stacks.flatMap(({ stack, drills }) => {
      const drill = drills.find((each) => each.scenario === scenario);
      return drill === undefined ? [] : [{ stack, drill }];
    });
    return [`docs/runbooks/${scenario}.md`, renderPage(scenario, played)] as const;
  });
  return new Map(pages);
}

function renderPage(scenario: ScenarioName, played: readonly { stack: string; drill: Drill }[]): string {
  const lines = [
    `# ${TITLES[scenario]}`,
    "",
    `Made by \`npm run docs\` from \`preview/analyses/drill/\`. \`npm run drill -- <stack> ${scenario}\` plays it without an`,
    "account, on what the stack files say now. Times count from the failure; a person's, from their first command.",
    "",
    ...played.flatMap(({ stack, drill }) => renderStack(stack, drill)),
  ];
  return `${lines.join("\n")}\n`;
}

function renderStack(stack: string, drill: Drill): string[] {
  const { readersSee, recoverySeconds, dataLoss, timeline, assumptions, commands } = drill;
  const back = recoverySeconds === null ? "nobody can say when" : formatDurationRange(recoverySeconds);
  return [
    `## ${stack}`,
    "",
    `- Readers see: ${readersSee}`,
    `- All is well after: ${back}`,
    `- Lost for good: ${dataLoss}`,
    ...renderPromises(drill),
    ...assumptions.map((each) => `- Taken for granted: ${each}`),
    "",
    ...(timeline.length === 0 ? [] : [...toHead(["after", "by", "what", "source of the figure"])]),
    ...timeline.map(({ seconds, by, what, source }) =>
      toRow([seconds === null ? "nobody can say" : formatDurationRange(seconds), by, what, source]),
    ),
    "",
    ...commands.flatMap(({ what, command }) => [what, "", "```sh", command, "```", ""]),
  ];
}

function renderPromises(drill: Drill): string[] {
  const rows = objectiveRows([drill]);
  if (rows.length === 0) return ["- Nothing is promised"];
  return rows.map(({ objective, promised, reached, isMet, inTheWay }) => {
    const verdict = isMet ? "met" : `missed: ${inTheWay}`;
    return `- ${objective}: ${promised} promised, ${reached} reached: ${verdict}`;
  });
}
