import assert from "node:assert/strict";
import { dev } from "../../../environments/dev";
import { prod } from "../../../environments/prod";
import type { StackFile } from "../../../environments/schema";
import { validateCompute } from "../../../environments/validate/compute";
import { readFacts, withValues } from "../../support/stack-files";

type Compute = Partial<StackFile["compute"]>;

function problemsOf(changes: Compute, policy = prod) {
  const facts = readFacts("prod");
  return validateCompute({ ...facts, compute: { ...facts.compute, ...changes } }, policy);
}

const DIGEST = `@sha256:${"0".repeat(64)}`;
const ECR = "222222222222.dkr.ecr.ap-northeast-2.amazonaws.com";

describe("the compute tier's facts", () => {
  const accepted: [sentence: string, changes: Compute][] = [
    ["as they stand in prod", {}],
    ["with a fixed number of instances", { minInstances: 4, maxInstances: 4 }],
    ["with twice what is needed in two zones", { instancesNeeded: 2, minInstances: 4 }],
    ["with a digest in place of a tag", { image: `${ECR}/app${DIGEST}` }],
    ["with a digest that pins latest", { image: `app:latest${DIGEST}` }],
    ["with an image from a registry with a port", { image: "localhost:5000/app:1" }],
    ["with an image of another Region", { image: "222222222222.dkr.ecr.us-east-1.amazonaws.com/app:1" }],
  ];
  for (const [sentence, changes] of accepted) {
    it(`are accepted ${sentence}`, () => {
      assert.deepEqual(problemsOf(changes), []);
    });
  }

  const refused: [sentence: string, changes: Compute, key: string, allowed: RegExp, reason: RegExp][] = [
    ["with more at least than at most", { minInstances: 11 }, "minInstances", /^0 to compute\.maxInstances, 10$/, /^$/],
    [
      "with too few instances without one of two zones",
      { instancesNeeded: 2, minInstances: 2 },
      "minInstances",
      /^4, or a larger multiple of network\.workloadZoneCount, 2$/,
      /what is left without one of them is compute\.instancesNeeded, 2$/,
    ],
    [
      "with more instances in one zone than in the other",
      { instancesNeeded: 2, minInstances: 5 },
      "minInstances",
      /^4, or a larger multiple/,
      /^Each zone has the same capacity/,
    ],
    ["with a zone that nobody serves", { minInstances: 1 }, "minInstances", /^at least 2, network/, /in each zone/],
    ["with the tag latest", { image: `${ECR}/app:latest` }, "image", /other than `latest`/, /different code/],
    ["with no tag at all", { image: `${ECR}/app` }, "image", /other than `latest`/, /different code/],
    ["with no tag behind a port", { image: "localhost:5000/app" }, "image", /other than `latest`/, /different code/],
    [
      "with half an ECR registry",
      { image: "2222.dkr.ecr.ap-northeast-2.amazonaws.com/app:1" },
      "image",
      /<account>/,
      /pull right/,
    ],
    [
      "with spot instances of which too few stay when a zone is lost",
      { instancesNeeded: 1, spot: { instanceTypes: ["t3a.small"], onDemandInstances: 1, onDemandPercentAbove: 0 } },
      "spot.onDemandInstances",
      /^2 or more$/,
      /carry compute\.instancesNeeded alone/,
    ],
    [
      "with spot instances of which too few stay for the policy's one in each zone",
      { spot: { instanceTypes: ["t3a.small"], onDemandInstances: 1, onDemandPercentAbove: 0 } },
      "spot.onDemandInstances",
      /^2 or more$/,
      /policy wants an instance in each zone/,
    ],
    [
      "close together over two zones",
      { placementStrategy: "cluster", instanceType: "c7i.large" },
      "placementStrategy",
      /network\.workloadZoneCount/,
      /one zone/,
    ],
    [
      "with an ECR registry of no Region",
      { image: "222222222222.dkr.ecr.amazonaws.com/app:1" },
      "image",
      /<region>/,
      /pull right/,
    ],
    [
      "with another Region's certificate",
      { certificateArn: "arn:aws:acm:us-east-1:222222222222:certificate/a" },
      "certificateArn",
      /^a certificate in aws\.region ap-northeast-2 and aws\.accountId 222222222222$/,
      /own Region and account/,
    ],
    [
      "with another account's certificate",
      { certificateArn: "arn:aws:acm:ap-northeast-2:111111111111:certificate/a" },
      "certificateArn",
      /222222222222/,
      /own Region and account/,
    ],
    [
      "with a sleep where each zone must always have an instance",
      { sleep: { from: "Fri 22:00", until: "Mon 06:00" } },
      "sleep",
      /^no sleep in this environment$/,
      /at all times/,
    ],
  ];
  for (const [sentence, changes, key, allowed, reason] of refused) {
    it(`are refused ${sentence}`, () => {
      const [problem, ...others] = problemsOf(changes);
      assert.deepEqual(others, []);
      assert.equal(problem?.key, `compute.${key}`);
      assert.match(problem.allowed, allowed);
      assert.match(problem.reason ?? "", reason);
    });
  }

  it("are accepted with a sleep where the policy lets a zone stand empty, and refused with one that ends as it begins", () => {
    assert.deepEqual(problemsOf({ sleep: { from: "Mon-Fri 21:00", until: "Mon-Fri 08:00" } }, dev), []);
    assert.deepEqual(problemsOf({ sleep: { from: "Mon-Fri 21:00", until: "Mon-Fri 21:00" } }, dev), [
      {
        key: "compute.sleep.until",
        received: "Mon-Fri 21:00",
        allowed: "another time than compute.sleep.from",
        reason: "AWS does not say which of two actions at the same time wins",
      },
    ]);
  });

  it("are refused with a spare for a lost zone where only one zone carries work", () => {
    const facts = readFacts("dev");
    const [problem, ...others] = validateCompute({ ...facts, compute: { ...facts.compute, instancesNeeded: 1 } }, dev);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [problem?.key, problem?.allowed],
      ["compute.instancesNeeded", "nothing, or network.workloadZoneCount from 2"],
    );
  });

  it("keep 1.5 times what is needed in three zones, and need more where the division leaves a rest", () => {
    const facts = withValues(readFacts("prod"), { "network.workloadZoneCount": 3 });
    const least = (instancesNeeded: number): string | undefined =>
      validateCompute({
        ...facts,
        compute: { ...facts.compute, instancesNeeded, minInstances: 3, maxInstances: 99 },
      })[0]?.allowed;
    assert.equal(least(2), undefined);
    assert.match(least(4) ?? "", /^6, /);
    assert.match(least(5) ?? "", /^9, /);
  });

  it("are refused with a sleep that wakes up to no instance", () => {
    const facts = readFacts("dev");
    const compute = { ...facts.compute, minInstances: 0, sleep: { from: "21:00", until: "08:00" } };
    const [problem, ...others] = validateCompute({ ...facts, compute }, dev);
    assert.deepEqual(others, []);
    assert.equal(problem?.key, "compute.minInstances");
    assert.equal(problem.allowed, "1 or more together with compute.sleep");
  });

  it("need a certificate where the policy requires HTTPS, and none elsewhere", () => {
    const facts = { ...readFacts("prod"), edge: undefined };
    assert.deepEqual(validateCompute(facts, prod), [
      {
        key: "compute.certificateArn",
        received: undefined,
        allowed: "the ARN of an ACM certificate in the stack's Region and account",
        reason: "The environment's policy requires HTTPS",
      },
    ]);
    assert.deepEqual(validateCompute(facts, dev), []);
  });

  it("may leave a zone unserved where the policy lets it", () => {
    assert.deepEqual(problemsOf({ minInstances: 0 }, dev), []);
  });

  it("are checked as far as they are there", () => {
    assert.deepEqual(validateCompute({}, prod), []);
    assert.deepEqual(validateCompute({ compute: { minInstances: 3, certificateArn: "arn:a:b:c:d" } }, prod), []);
  });
});
