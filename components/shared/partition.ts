/** The part of the AWS world that a Region belongs to, as ARNs name it. What is in one never reaches another. */
export function partitionOf(region: string): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}
