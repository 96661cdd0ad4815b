/** One failure: what each tier makes of it, and what that means for those who send requests. */
import { judgeTiers, type Parts } from "./parts";
import type { Failure, TierLoss } from "./result";
import { type Loss, maybeIn, type Zones } from "./stack";
import { longest, worstDataLoss, worstState } from "./tier-loss";
import { DATA_LOSSES, shortZone, showZones } from "./words";

/** Every zone once, then what else can fail. */
export function judgeFailures(zones: readonly string[], parts: Parts): Failure[] {
  const { egress, databases, caches, groups } = parts;
  const losses: (Pick<Failure, "id" | "what"> & { loss: Loss })[] = [
    ...zones.map((zone) => ({
      ...{ id: `zone:${zone}`, what: `zone ${shortZone(zone)}` },
      loss: { kind: "zone", zone } as const,
    })),
    ...name("nat gateway", egress.gateways, ({ zones, isRegional }) =>
      isRegional ? "NAT gateway (regional)" : `NAT gateway (${showZones(zones)})`,
    ),
    ...name("database", databases, () => "database primary"),
    ...name("cache", caches, () => "cache node"),
    ...name("instance", groups, () => "instance"),
  ];
  return losses.map(({ loss, ...named }) => judge(named, parts, loss));
}

type Part = Parts["caches" | "databases" | "groups"][number] | Parts["egress"]["gateways"][number];

/** Named by kind; by its own name too where there are several of a kind. */
function name<T extends Part>(
  kind: Exclude<Loss["kind"], "zone">,
  parts: readonly T[],
  describe: (part: T) => string,
): (Pick<Failure, "id" | "what"> & { loss: Loss })[] {
  return parts.map((part) => {
    const { urn } = part.view.resource;
    const isAlone = kind === "nat gateway" || parts.length === 1;
    const twins = parts.filter(({ view }) => view.name === part.view.name).length;
    return {
      id: `${kind}:${twins === 1 ? part.view.name : urn}`,
      what: isAlone ? describe(part) : `${describe(part)}, ${part.view.name}`,
      loss: { kind, urn },
    };
  });
}

function judge(named: Pick<Failure, "id" | "what">, parts: Parts, loss: Loss): Failure {
  const tiers = judgeTiers(parts, loss);
  const needed = tiers.filter(({ tier }) => tier !== "egress");
  return {
    ...named,
    kind: loss.kind,
    tiers,
    serves: describeService(tiers, needed),
    interruptionSeconds: longest(needed.map(({ interruptionSeconds }) => interruptionSeconds)),
    recovery: describeRecovery(tiers),
    dataLoss: describeDataLoss(tiers),
    assumptions: loss.kind === "zone" ? assumeWorst(parts, loss.zone) : [],
  };
}

function describeService(tiers: readonly TierLoss[], needed: readonly TierLoss[]): Failure["serves"] {
  if (worstState(needed) === "down") return "no";
  return worstState(tiers) === "works" ? "yes" : "degraded";
}

/** All that a person has to do; where nobody has to, all that AWS does, for any of it may be what requests wait for. */
function describeRecovery(tiers: readonly TierLoss[]): Failure["recovery"] {
  const waiting = tiers.filter(({ recoverySeconds }) => recoverySeconds === null);
  const acting = waiting.length > 0 ? waiting : tiers;
  const mechanisms = new Set(acting.map(({ mechanism }) => mechanism).filter((each) => each !== ""));
  return {
    seconds: longest(tiers.map(({ recoverySeconds }) => recoverySeconds)),
    mechanism: [...mechanisms].join("; "),
  };
}

function describeDataLoss(tiers: readonly TierLoss[]): string {
  const lost = tiers.filter(({ dataLoss }) => dataLoss !== DATA_LOSSES.none);
  return lost.length === 0 ? worstDataLoss([]) : lost.map(({ tier, dataLoss }) => `${tier}: ${dataLoss}`).join("; ");
}

/** What AWS decides, and might decide so. */
function assumeWorst({ egress, databases, caches, groups, balancers }: Parts, zone: string): string[] {
  const openly = (isChosen: boolean, zones: Zones): boolean =>
    maybeIn(zones, zone) && (isChosen || zones === undefined);
  return [
    ...databases
      .filter(({ zones }) => openly((zones?.length ?? 2) > 1, zones))
      .map(({ view }) => `AWS chooses the zone of ${view.name}'s primary: assumed to be this one`),
    ...databases
      .flatMap(({ replicas }) => replicas)
      .filter(({ zones }) => openly((zones?.length ?? 2) > 1, zones))
      .map(({ view }) => `AWS chooses the zone of the replica ${view.name}: assumed to be this one`),
    ...caches
      .filter(({ pinned, zones }) => openly(pinned === undefined && zones?.length !== 1, zones))
      .map(({ view }) => `AWS chooses the zones of ${view.name}'s nodes: its primary is assumed to be in this one`),
    ...[...egress.gateways.filter(({ isRegional }) => !isRegional), ...groups, ...balancers]
      .filter(({ zones }) => zones === undefined)
      .map(({ view }) => `the zones of ${view.name} are not known before deployment: assumed to be only this one`),
  ];
}
