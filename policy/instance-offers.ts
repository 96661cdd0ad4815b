/** Instance families that a zone does not have. AWS publishes no list: these are what it answered, each with its source. */
interface Gap {
  /** The zone's name, and its id, which means the same zone in every account. */
  readonly zones: readonly string[];
  readonly family: string;
  readonly source: string;
}

const USE1_AZ3 = ["us-east-1e", "use1-az3"];

export const GAPS: readonly Gap[] = [
  { zones: USE1_AZ3, family: "t3", source: "https://github.com/ned1313/Getting-Started-Terraform/issues/44" },
  { zones: USE1_AZ3, family: "m5", source: "https://github.com/skyplane-project/skyplane/issues/172" },
  { zones: USE1_AZ3, family: "c5", source: "https://github.com/compiler-explorer/infra/issues/601" },
];

/** Is a zone known not to have an instance type, such as `t3.small`? */
export function isMissingIn(zone: string, instanceType: string): boolean {
  const [family] = instanceType.split(".");
  return GAPS.some((gap) => gap.family === family && gap.zones.includes(zone));
}
