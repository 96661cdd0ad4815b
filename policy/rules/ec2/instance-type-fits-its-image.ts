import { architectureOf } from "../../instance-types";
import { notApplicable, satisfiedWhen, type Rule } from "../../rule";

export const rule: Rule = {
  description: "An image that says its architecture has the one of the instance type.",
  family: "refused",
  severity: "mandatory",
  sources: [
    "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html",
  ],
  remedy: "Let components/shared/instance-architecture.ts derive the image from `compute.instanceType`.",
  types: ["aws:ec2/launchTemplate:LaunchTemplate"],
  check: (template) => {
    const [image = "", type] = [template.text("imageId"), template.text("instanceType")];
    const [, ofImage] = /-(arm64|x86_64)$/.exec(image) ?? [];
    if (ofImage === undefined || type === undefined) return notApplicable;
    const ofType = architectureOf(type);
    return satisfiedWhen(ofImage === ofType, "imageId", image, `name an image for ${ofType}, as ${type} needs`);
  },
};
