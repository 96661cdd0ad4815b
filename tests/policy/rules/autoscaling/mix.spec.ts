/** Rules on instances of several types, some of which may vanish, proved on the stack that has them. */
import assert from "node:assert/strict";
import { loadGraph } from "../../../support/program";
import { all, type Change, edit, judge, proveRules, write } from "../../../support/rules";

const GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
const MIX = "mixedInstancesPolicy.launchTemplate";
const SPREAD = "mixedInstancesPolicy.instancesDistribution";

const types = (...names: readonly string[]): Change =>
  write(
    GROUP,
    `${MIX}.overrides`,
    names.map((instanceType) => ({ instanceType })),
  );
const withoutSpot = write(GROUP, `${SPREAD}.onDemandPercentageAboveBaseCapacity`, 100);

proveRules(
  [
    {
      rule: "group-launches-from-one-source",
      title: "a template beside the mix",
      change: write(GROUP, "launchTemplate", { id: "lt-1", version: "1" }),
      message: /what it launches from is \["launchTemplate","mixedInstancesPolicy"\]; write exactly one/,
    },
    {
      rule: "group-launches-from-one-source",
      title: "neither",
      change: write(GROUP, "mixedInstancesPolicy", undefined),
      message: /what it launches from is \[\]/,
    },
    {
      rule: "mixed-types-are-alike",
      title: "an Intel type beside Graviton's",
      change: types("c7g.large", "m7i.large"),
      message: /overrides is "m7i\.large"; name types for arm64, as the image is/,
    },
    {
      rule: "mixed-types-are-alike",
      title: "a type named twice",
      change: types("c7g.large", "c7g.large"),
      message: /name each type once \(ValidationError\)/,
    },
    {
      rule: "mixed-types-are-alike",
      title: "more types than AWS takes",
      change: types(...Array.from({ length: 41 }, (_, index) => `m7g.${index}xlarge`)),
      message: /overrides is 41; name 40 types at most/,
      satisfiedBy: types(...Array.from({ length: 40 }, (_, index) => `m7g.${index}xlarge`)),
    },
    {
      rule: "mixed-types-are-alike",
      title: "types that differ, where the image does not say its architecture",
      change: all(write(TEMPLATE, "imageId", "ami-1"), types("c7g.large", "m7i.large")),
      message: /name types for arm64/,
      satisfiedBy: all(write(TEMPLATE, "imageId", "ami-1"), types("m7i.large", "m6i.large")),
    },
    {
      rule: "mixed-template-asks-for-no-spot",
      title: "a template that asks for spot instances itself",
      change: write(TEMPLATE, "instanceMarketOptions", { marketType: "spot" }),
      message:
        /instanceMarketOptions of cloudmart-compute-instance is .*; leave it out: .*Incompatible launch template/,
    },
    {
      rule: "mix-keeps-an-instance-per-zone-on-demand",
      title: "two on demand in three zones",
      change: write(GROUP, `${SPREAD}.onDemandBaseCapacity`, 2),
      message: /onDemandBaseCapacity is 2; write 3 or more, one for each zone/,
      satisfiedBy: write(GROUP, `${SPREAD}.onDemandBaseCapacity`, 3),
    },
    {
      rule: "mix-keeps-an-instance-per-zone-on-demand",
      title: "nothing said of what stays",
      change: write(GROUP, `${SPREAD}.onDemandBaseCapacity`, undefined),
      message: /onDemandBaseCapacity is 0/,
    },
    {
      rule: "spot-capacity-is-chosen-for-its-depth",
      title: "the cheapest pools",
      change: write(GROUP, `${SPREAD}.spotAllocationStrategy`, "lowest-price"),
      message: /spotAllocationStrategy is "lowest-price"; write "price-capacity-optimized"/,
      satisfiedBy: write(GROUP, `${SPREAD}.spotAllocationStrategy`, "capacity-optimized-prioritized"),
    },
    {
      rule: "spot-capacity-is-chosen-for-its-depth",
      title: "nothing that replaces an instance at risk",
      change: write(GROUP, "capacityRebalance", undefined),
      message: /capacityRebalance is not set; write true/,
    },
    {
      rule: "spot-capacity-is-chosen-for-its-depth",
      title: "one type",
      change: types("c7g.large"),
      message: /instance types is \["c7g\.large"\]; name two types or more/,
    },
    {
      rule: "spot-instances-finish-within-their-notice",
      title: "five minutes to finish",
      change: write(TARGET_GROUP, "deregistrationDelay", 300),
      message: /deregistrationDelay of cloudmart-compute-target is 300; write 120 or less/,
      satisfiedBy: write(TARGET_GROUP, "deregistrationDelay", 120),
    },
    {
      rule: "spot-instances-finish-within-their-notice",
      title: "AWS's own five minutes",
      change: write(TARGET_GROUP, "deregistrationDelay", undefined),
      message: /deregistrationDelay of cloudmart-compute-target is 300/,
      satisfiedBy: all(write(TARGET_GROUP, "deregistrationDelay", 120)),
    },
    {
      rule: "auto-rollback-is-possible",
      title: "a mix whose version is a name",
      change: all(
        write(GROUP, "instanceRefresh.preferences.autoRollback", true),
        write(GROUP, `${MIX}.launchTemplateSpecification.version`, "$Latest"),
      ),
      message: /launchTemplateSpecification\.version is "\$Latest"; write a number/,
      unchanged: "not applicable",
      satisfiedBy: all(
        write(GROUP, "instanceRefresh.preferences.autoRollback", true),
        write(TEMPLATE, "imageId", "ami-1"),
      ),
    },
  ],
  () => loadGraph("streamcloud"),
);

describe("a mix without spot instances", () => {
  const cases = [
    ["mix-keeps-an-instance-per-zone-on-demand", write(GROUP, `${SPREAD}.onDemandBaseCapacity`, 0)],
    ["spot-capacity-is-chosen-for-its-depth", edit(GROUP, (inputs) => delete inputs["capacityRebalance"])],
    ["spot-instances-finish-within-their-notice", write(TARGET_GROUP, "deregistrationDelay", 3600)],
  ] as const;
  for (const [rule, change] of cases) {
    it(`is no matter of ${rule}`, async () => {
      const graph = all(withoutSpot, change)(await loadGraph("streamcloud"));
      assert.deepEqual(judge(rule, graph, "prod"), []);
    });
  }
});
