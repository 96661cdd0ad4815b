/** Settings that stand in the parameter group of a database or a cache. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { isJsonArray, isJsonObject } from "../../policy/views";
import { referredTo } from "./lookup";
import { show } from "./show-setting";

type Rows = Readonly<Record<string, string>>;

/** What the first one's parameter group sets, as `labels` call it; no row for what it leaves to the engine. */
export function showParameters(graph: ResourceGraph, all: readonly GraphResource[], labels: Rows): Rows {
  const written = referredTo(graph, all[0]?.inputs["parameterGroupName"])?.inputs["parameters"];
  const parameters = isJsonArray(written) ? written.filter(isJsonObject) : [];
  const rows = Object.entries(labels).flatMap(([name, label]) => {
    const found = parameters.find((each) => each["name"] === name);
    return found === undefined ? [] : [[label, show(found["value"])] as const];
  });
  return Object.fromEntries(rows);
}
