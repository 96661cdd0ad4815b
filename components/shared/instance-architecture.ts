export type Architecture = "arm64" | "x86_64";

/** Family letters, generation, attributes, size: `m`, `7`, `gd`, `2xlarge`. High-memory types read `u-6tb1.metal`. */
const INSTANCE_TYPE = /^(?!mac)(?:([a-z]+)(\d+)([a-z0-9-]*)|u-\d+tb\d+)\.([a-z0-9-]+)$/;

/** True for the shape of a type that can run Amazon Linux; Mac hosts cannot. */
export function isInstanceType(instanceType: string): boolean {
  return INSTANCE_TYPE.test(instanceType);
}

/**
 * The architecture an instance type runs. A `g` among the attributes means Graviton (t4g, m7gd, c8gn, im4gn), and so
 * does the first Graviton family, a1: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html.
 * The families g5 and g6 are graphics instances with Intel or AMD processors.
 */
export function architectureOf(instanceType: string): Architecture {
  const [, family = "", generation = "", attributes = ""] = INSTANCE_TYPE.exec(instanceType) ?? [];
  return attributes.includes("g") || family + generation === "a1" ? "arm64" : "x86_64";
}
