import { architectureOf, OVERRIDES, templatesOf, typesOf } from "../../instance-types";
import { notApplicable, satisfied, violated, type Rule } from "../../rule";

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html */
const MOST = 40;

export const rule: Rule = {
  description: "The types of a mix fit the image of its template, each is named once, and there are 40 at most.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/mixed-instances-groups-set-up-overview.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplate.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html",
  ],
  remedy: "Name other types in `compute.spot.instanceTypes` of the stack file.",
  types: ["aws:autoscaling/group:Group"],
  check: (group, stack) => {
    if (!group.has(OVERRIDES)) return notApplicable;
    const named = group.objects(OVERRIDES).flatMap(({ instanceType }) => instanceType ?? []);
    if (new Set(named).size < named.length) {
      return violated(OVERRIDES, named, "name each type once (ValidationError)");
    }
    if (named.length > MOST) return violated(OVERRIDES, named.length, `name ${MOST} types at most (ValidationError)`);
    const types = typesOf(group, stack);
    const images = templatesOf(group, stack).map((template) => template.text("imageId") ?? "");
    const ofImage = images.flatMap((image) => /-(arm64|x86_64)$/.exec(image)?.[1] ?? [])[0];
    const wanted = ofImage ?? architectureOf(types[0] ?? "");
    const stranger = types.find((type) => architectureOf(type) !== wanted);
    if (stranger === undefined) return satisfied;
    return violated(OVERRIDES, stranger, `name types for ${wanted}, as the image is: others do not start`);
  },
};
