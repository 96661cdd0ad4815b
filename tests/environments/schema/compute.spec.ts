import { computeSchema } from "../../../environments/schema/compute";
import { specifyValues } from "../../support/accepted-values";

const DIGEST = `sha256:${"0".repeat(64)}`;

describe("the schema of compute", () => {
  specifyValues(computeSchema, {
    instanceType: {
      accepted: ["t3.small", "m7g.16xlarge", "c7gn.metal", "m7i.metal-24xl", "m7i-flex.large"],
      refused: ["db.t3.micro", "t3", "t3.2large", "T3.small", "zz9.large", "mac2.metal"],
    },
    rootVolumeGiB: { accepted: [8, 1024], refused: [7, 1025] },
    instancesNeeded: { accepted: [undefined, 1, 200], refused: [0, 201] },
    minInstances: { accepted: [0, 200], refused: [-1, 201] },
    maxInstances: { accepted: [1, 200], refused: [0, 201] },
    spot: {
      accepted: [
        undefined,
        { instanceTypes: ["m7g.large"], onDemandInstances: 0, onDemandPercentAbove: 0 },
        { instanceTypes: ["m7g.large", "m6g.large"], onDemandInstances: 200, onDemandPercentAbove: 100 },
      ],
      refused: [
        { instanceTypes: [], onDemandInstances: 0, onDemandPercentAbove: 0 },
        { instanceTypes: ["large"], onDemandInstances: 0, onDemandPercentAbove: 0 },
        { instanceTypes: ["m7g.large"], onDemandInstances: 201, onDemandPercentAbove: 0 },
        { instanceTypes: ["m7g.large"], onDemandInstances: 0, onDemandPercentAbove: 101 },
        { instanceTypes: ["m7g.large"] },
        { instanceTypes: Array(40).fill("m7g.large"), onDemandInstances: 0, onDemandPercentAbove: 0 },
      ],
    },
    predictiveScaling: {
      accepted: [undefined, "forecastOnly", "forecastAndScale"],
      refused: ["", "ForecastOnly", true],
    },
    placementStrategy: { accepted: [undefined, "spread", "partition", "cluster"], refused: ["rack", "Spread"] },
    cpuTargetPercent: { accepted: [10, 95], refused: [9, 96] },
    requestsPerTargetPerMinute: { accepted: [1, 1_000_000], refused: [0, 1_000_001] },
    image: {
      accepted: [
        "nginx:1.27",
        `localhost:5000/a/b@${DIGEST}`,
        "222222222222.dkr.ecr.eu-west-1.amazonaws.com/app:v1",
        "app",
      ],
      refused: ["", "app:", "App:1", "app:1 && reboot", "app:$(id)", "app@sha256:12", "https://example.com/app:1"],
    },
    containerPort: { accepted: [1, 65_535], refused: [0, 65_536] },
    healthCheckPath: {
      accepted: ["/", "/health?deep=1", `/${"x".repeat(1023)}`],
      refused: ["health", "/a b", "/a'b", "/$HOME", "/prüfung", `/${"x".repeat(1024)}`],
    },
    deregistrationDelaySeconds: { accepted: [0, 3600], refused: [-1, 3601] },
    certificateArn: {
      accepted: [
        undefined,
        "arn:aws:acm:ap-northeast-2:222222222222:certificate/0-a",
        "arn:aws-cn:acm:cn-north-1:222222222222:certificate/a",
      ],
      refused: ["", "arn:aws:iam::222222222222:server-certificate/a", "arn:aws:acm:ap-northeast-2:2222:certificate/a"],
    },
    sleep: {
      accepted: [undefined, { from: "Mon-Fri 21:00", until: "08:00" }, { from: "Sat 21:00", until: "Sun 08:00" }],
      refused: [{ from: "21:00" }, { from: "9pm", until: "08:00" }, { from: "21:00", until: "08:00", on: true }],
    },
  });
});
