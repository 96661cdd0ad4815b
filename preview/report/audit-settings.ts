/** The audit's settings: what is recorded of an account, how the record is kept, and who looks at it. */
import type { GraphResource, ResourceGraph } from "../../policy/resource-graph";
import { isJsonArray } from "../../policy/views";
import { ofType } from "./lookup";
import { each } from "./show-setting";

export function readAudit(graph: ResourceGraph): Readonly<Record<string, string>> {
  const trails = ofType(graph, "aws:cloudtrail/trail:Trail");
  if (trails.length === 0) return {};
  const rules = ofType(graph, "aws:cfg/rule:Rule");
  const detectors = ofType(graph, "aws:guardduty/detector:Detector");
  return {
    "Calls recorded": each(trails, showScope),
    "Record is signed": each(trails, ({ inputs }) => (inputs["enableLogFileValidation"] === true ? "yes" : "no")),
    "AWS Config rules": rules.length === 0 ? "none" : rules.length.toString(),
    "Threat detection": detectors.some(({ inputs }) => inputs["enable"] !== false) ? "on" : "off",
  };
}

/** For example `in every Region, and single objects`. */
function showScope({ inputs }: GraphResource): string {
  const where = inputs["isMultiRegionTrail"] === true ? "in every Region" : "in one Region";
  const selectors = inputs["advancedEventSelectors"];
  const hasObjects = isJsonArray(selectors) && JSON.stringify(selectors).includes('"Data"');
  return hasObjects ? `${where}, and each object of the archive` : where;
}
