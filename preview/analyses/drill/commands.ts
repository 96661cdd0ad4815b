/** Commands for a person, with the stack's own names in them. */
import type { ResourceGraph } from "../../../policy/resource-graph";
import { regionOf } from "../../../policy/deployment-target";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import type { Command } from "./result";

const WIDTH = 76;

/** One command; parts that do not fit a line are continued on the next. */
export function command(what: string, ...parts: readonly string[]): Command {
  const lines: string[] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + part.length + 3 <= WIDTH) lines[lines.length - 1] = `${line} ${part}`;
    else lines.push(line === undefined ? part : `  ${part}`);
  }
  return { what, command: lines.join(" \\\n") };
}

/** Several commands that are run together. */
export function script(what: string, ...commands: readonly Command[]): Command {
  return { what, command: commands.map((each) => each.command).join("\n") };
}

/** Assigns an output of the stack, or a part of it. */
export function assign(variable: string, output: string, { stack }: ResourceGraph, part = ""): Command {
  const read = `pulumi stack output ${output} --stack ${stack}`;
  return command("", ...(part === "" ? [`${variable}=$(${read})`] : [`${variable}=$(${read}`, `| ${part})`]));
}

/** `database=...`: the instance's identifier is the first word of its address. */
export function assignDatabase(graph: ResourceGraph): Command {
  return assign("database", "databaseAddress", graph, "cut -d. -f1");
}

/** `cache=...`: the replication group's identifier stands behind `master` in its address. */
export function assignCache(graph: ResourceGraph): Command {
  return assign("cache", "cachePrimaryAddress", graph, "cut -d. -f2");
}

/** The AWS CLI in a Region. */
export function aws(region: string, service: string, ...parts: readonly string[]): Command {
  return command("", `aws ${service}`, `--region ${region}`, ...parts);
}

/** The Region that most of the stack stands in; `<region>` where that is not known. */
export function regionOfStack(stack: StackView, near: ResourceView | undefined): string {
  return (near && told(() => regionOf(near, stack))) ?? "<region>";
}
