/** What of a stack carries viewers. */
import { DATABASE, isReplica } from "../../../policy/databases";
import { GROUP } from "../../../policy/instance-types";
import { TABLE } from "../../../policy/tables";
import { type ResourceView, type StackView, told } from "../../../policy/views";
import { DISTRIBUTION } from "../cost/services/edge";
import { SECONDS_PER_MINUTE } from "./profile";

export interface Carriers {
  readonly distribution: ResourceView | undefined;
  readonly isShielded: boolean;
  readonly hasMedia: boolean;
  readonly group: ResourceView | undefined;
  /** What target tracking holds an instance to; undefined where nothing counts requests. */
  readonly requestsPerInstanceAndSecond: number | undefined;
  readonly tables: readonly ResourceView[];
  readonly databases: readonly ResourceView[];
}

const REQUESTS = "ALBRequestCountPerTarget";
const TRACKING = "targetTrackingConfiguration";

export function readCarriers(stack: StackView): Carriers {
  const [distribution] = stack.all(DISTRIBUTION);
  const policy = stack
    .all("aws:autoscaling/policy:Policy")
    .find(
      (each) => told(() => each.text(`${TRACKING}.predefinedMetricSpecification.predefinedMetricType`)) === REQUESTS,
    );
  const perMinute = policy && told(() => policy.number(`${TRACKING}.targetValue`));
  return {
    distribution,
    isShielded: distribution !== undefined && isShielded(distribution),
    hasMedia: stack.all("aws:s3/bucket:Bucket").some(({ name }) => name.endsWith("-media")),
    group: stack.all(GROUP)[0],
    requestsPerInstanceAndSecond: perMinute === undefined ? undefined : perMinute / SECONDS_PER_MINUTE,
    tables: stack.all(TABLE),
    databases: stack.all(DATABASE).filter((each) => !isReplica(each)),
  };
}

function isShielded(distribution: ResourceView): boolean {
  const origins = told(() => distribution.elements("origins")) ?? [];
  return origins.some((origin) => told(() => distribution.flag(`${origin}.originShield.enabled`)) === true);
}
