import { z } from "zod";
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

/** Families of EC2 that run Amazon Linux, by purpose; not Mac hosts, nor high memory, which is leased by the host. */
const FAMILIES = [
  ...["t2", "t3a?", "t4g", "a1", "m4", "m5(a|ad|d|dn|n|zn)?", "m6(a|g|gd|i|id|idn|in)", "m7(a|g|gd|i|i-flex)"],
  ...["m8(a|azn|g|gb|gd|gn|i|id|i-flex)", "c4", "c5(a|ad|d|n)?", "c6(a|g|gd|gn|i|id|in)", "c7(a|g|gd|gn|i|i-flex)"],
  ...["c8(a|g|gb|gd|gn|i|id|i-flex)", "r4", "r5(a|ad|b|d|dn|n)?", "r6(a|g|gd|i|id|idn|in)", "r7(a|g|gd|i|iz)"],
  ...["r8(a|g|gb|gd|gn|i|id|i-flex)", "x1e?", "x2(gd|idn|iedn|iezn)", "x8(g|aedz|i)", "z1d"],
  ...["d[23]", "d3en", "h1", "i[234]", "i3en", "i4(g|i)", "im4gn", "is4gen", "i7(i|ie)", "i8(g|ge)"],
  ...[
    "f[12]",
    "g4(ad|dn)",
    "g5g?",
    "g6(e|f)?",
    "gr6f?",
    "inf[12]",
    "p[23]",
    "p3dn",
    "p4d",
    "p5(e|en)?",
    "trn1n?",
    "trn2",
  ],
  ...["dl1", "dl2q", "vt1", "hpc6(a|id)", "hpc7(a|g)"],
].join("|");
const INSTANCE_TYPE = new RegExp(`^(${FAMILIES})\\.(nano|micro|small|medium|large|\\d*xlarge|metal(-\\d+xl)?)$`);

const instanceType = (meaning: string): z.ZodString =>
  text(INSTANCE_TYPE, {
    description: meaning,
    allowed: "a type of EC2 that runs Linux, such as `t3.small`, without a prefix",
  });

const spotSchema = block(
  "Several instance types, and above a base that stays, instances that AWS may take back at two minutes' notice for a price far below on demand.",
  {
    instanceTypes: z.array(instanceType("A type.")).min(1).max(39).meta({
      description: "Types that may stand in for `instanceType` when a zone has run out of it.",
      allowed: "1 to 39 types of its size and architecture",
    }),
    onDemandInstances: wholeNumber(0, 200, {
      description:
        "So many are on demand before the first spot instance is: enough to lose a zone while AWS has no spot instance to give.",
      allowed:
        "with `instancesNeeded` what carries it without any one zone, in prod at least one for each zone; at most `maxInstances`",
    }),
    onDemandPercentAbove: wholeNumber(0, 100, {
      description: "Share of the instances above these that is on demand too, percent.",
    }),
  },
);

export const computeSchema = block("Load balancer and Auto Scaling group.", {
  instanceType: instanceType("EC2 instance type; Graviton types run the arm64 image."),
  rootVolumeGiB: wholeNumber(8, 1024, {
    description: "Encrypted gp3 root volume, GiB.",
    reason: "Amazon Linux 2023's image is 8 GiB",
  }),
  instancesNeeded: wholeNumber(1, 200, {
    description:
      "Instances that carry the load. Stated, the group keeps so many while any one zone is lost, before anything scales: with three zones `minInstances` is 1.5 times as many, the same in each zone.",
    allowed: "1 to 200; from two zones that carry work on",
  }).optional(),
  minInstances: wholeNumber(0, 200, {
    description: "Auto Scaling minimum.",
    allowed: "0 to `maxInstances`; in prod at least one for each zone that carries work",
  }),
  maxInstances: wholeNumber(1, 200, {
    description: "Auto Scaling maximum.",
    reason: "A zone's subnet is a /24, about 250 addresses",
  }),
  spot: spotSchema.optional(),
  predictiveScaling: z
    .enum(["forecastOnly", "forecastAndScale"])
    .meta({
      description:
        "A forecast of requests, made every hour from two weeks of them: shown only, or instances start before the requests come. Free; foresees nothing before the first day is over.",
      allowed: "`forecastOnly` or `forecastAndScale`",
    })
    .optional(),
  placementStrategy: z
    .enum(["spread", "partition", "cluster"])
    .meta({
      description:
        "How far apart instances stand: each on a rack of its own, in seven parts of a zone that share no rack, or close together in one zone. Free.",
      allowed:
        "`spread` up to seven instances in a zone, `partition`, or `cluster` in one zone and not with burstable types",
    })
    .optional(),
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
