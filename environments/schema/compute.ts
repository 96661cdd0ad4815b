import { DAYS_AND_TIME } from "../windows";
import { block, text, wholeNumber } from "./meaning";

const sleepSchema = block("Takes the Auto Scaling group to zero and back, to save instance hours; refused in prod.", {
  from: text(DAYS_AND_TIME, {
    description: "When the group goes to zero, in `timeZone`.",
    allowed: "`Mon-Fri HH:MM`, `Sat HH:MM`, or `HH:MM` for every day",
  }),
  until: text(DAYS_AND_TIME, {
    description: "When it comes back, in `timeZone`.",
    allowed: "the same form, another time",
  }),
});

export const computeSchema = block("Load balancer and Auto Scaling group.", {
  instanceType: text(/^[a-z]+\d+[a-z-]*\.(nano|micro|small|medium|large|\d*xlarge|metal(-\d+xl)?)$/, {
    description: "EC2 instance type; Graviton types run the arm64 image.",
    allowed: "an EC2 type such as `t3.small`, without a prefix",
  }),
  rootVolumeGiB: wholeNumber(8, 1024, {
    description: "Encrypted gp3 root volume, GiB.",
    reason: "Amazon Linux 2023's image is 8 GiB",
  }),
  minInstances: wholeNumber(0, 200, {
    description: "Auto Scaling minimum.",
    allowed: "0 to `maxInstances`; in prod at least one for each zone that carries work",
  }),
  maxInstances: wholeNumber(1, 200, {
    description: "Auto Scaling maximum.",
    reason: "A zone's subnet is a /24, about 250 addresses",
  }),
  cpuTargetPercent: wholeNumber(10, 95, { description: "Average CPU that target tracking holds." }),
  requestsPerTargetPerMinute: wholeNumber(1, 1_000_000, {
    description: "Requests per instance and minute that target tracking holds.",
  }),
  image: text(
    /^[a-z0-9][a-z0-9._-]*(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[a-f0-9]{64})?$/,
    {
      description: "Container image; a private ECR image adds the right to pull it.",
      allowed: "an image with a tag other than `latest`, or with a digest",
    },
  ),
  containerPort: wholeNumber(1, 65_535, { description: "Port the application listens on." }),
  healthCheckPath: text(/^(?=[!-~]+$)\/[^"'`$\\]{0,1023}$/, {
    description: "Path that answers 200 when the instance may take traffic.",
    allowed: "a path that begins with `/`, ASCII without spaces or quotes, up to 1024 characters",
  }),
  deregistrationDelaySeconds: wholeNumber(0, 3600, {
    description: "How long a leaving instance may finish its requests, seconds.",
  }),
  certificateArn: text(/^arn:aws(-cn|-us-gov)?:acm:[a-z0-9-]+:\d{12}:certificate\/[A-Za-z0-9-]+$/, {
    description:
      "ACM certificate; turns HTTPS and the redirect on. Required in prod without the block `edge`, refused beside it.",
    allowed: "the ARN of an ACM certificate in the stack's Region and account",
  }).optional(),
  sleep: sleepSchema.optional(),
});
