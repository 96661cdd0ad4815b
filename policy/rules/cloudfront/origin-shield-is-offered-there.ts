import { DISTRIBUTION } from "../../distributions";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html#choose-origin-shield-region */
const REGIONS = [
  ...["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-central-1", "eu-west-1", "eu-west-2", "sa-east-1", "us-east-1", "us-east-2", "us-west-2"],
];

export const rule: Rule = {
  description: "Origin Shield is in a Region where CloudFront offers it.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-shield.html#choose-origin-shield-region",
  ],
  remedy: "Name another Region in `edge.originShieldRegion` of the stack file.",
  types: [DISTRIBUTION],
  check: (distribution) => {
    const shields = distribution
      .elements("origins")
      .map((origin) => `${origin}.originShield`)
      .filter((shield) => distribution.has(shield) && distribution.flag(`${shield}.enabled`))
      .map((shield) => `${shield}.originShieldRegion`);
    if (shields.length === 0) return notApplicable;
    for (const shield of shields) {
      const region = distribution.text(shield);
      if (!REGIONS.includes(region ?? "")) return violated(shield, region, `write one of ${REGIONS.join(", ")}`);
    }
    return satisfied;
  },
};
