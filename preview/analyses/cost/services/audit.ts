/** What an audit records, and the services that judge and watch: all by use. */
import type { ResourceView } from "../../../../policy/views";
import { type Charge, type Pricers, type Setting, shareOf, unpriced, used } from "../charge";

const TRAIL = "aws:cloudtrail/trail:Trail";
const RECORDER = "aws:cfg/recorder:Recorder";
const CONFIG_RULE = "aws:cfg/rule:Rule";

const THOUSANDS_PER_PRICE = 100;

export const audit: Pricers = {
  [TRAIL]: priceTrail,
  [RECORDER]: priceRecorder,
  [CONFIG_RULE]: priceConfigRule,
  "aws:guardduty/detector:Detector": priceDetector,
};

/** The first trail of an account is free; single objects are not. */
function* priceTrail(trail: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  if (!trail.elements("advancedEventSelectors").some((path) => logsData(trail, path))) return;
  const requests = usage.bucketWritesThousand + usage.bucketReadsThousand;
  const quantity = shareOf(requests, stack.all(TRAIL)) / THOUSANDS_PER_PRICE;
  yield used("trail, data events", ["cloudtrail", "data-events"], quantity, {
    assumption: "every request to a bucket of the stack is one, the most there can be",
  });
}

function logsData(trail: ResourceView, path: string): boolean {
  return trail.elements(`${path}.fieldSelectors`).some((selector) => {
    if (trail.text(`${selector}.field`) !== "eventCategory") return false;
    return trail.list(`${selector}.equals`).includes("Data");
  });
}

function* priceRecorder(_: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const items = shareOf(usage.configurationItems, stack.all(RECORDER));
  yield used("AWS Config, recorded changes", ["config", "configuration-item"], items);
}

function* priceConfigRule(_: ResourceView, { stack, usage }: Setting): Generator<Charge> {
  const evaluations = shareOf(usage.configurationItems, stack.all(CONFIG_RULE));
  yield used("AWS Config rule, evaluations", ["config", "rule-evaluation-first-100000"], evaluations, {
    assumption: "each recorded change is judged by one rule",
  });
}

function* priceDetector(): Generator<Charge> {
  yield unpriced(
    "threat detection",
    "GuardDuty is charged by events and GB at prices of the Region that nobody has read yet",
  );
}
