import assert from "node:assert/strict";
import { UNKNOWN } from "../../../../policy/resource-graph";
import { loadGraph } from "../../../support/program";
import { judge, write } from "../../../support/rules";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const ROLE = "aws:iam/role:Role";
const INSTANCE = "cloudmart-compute-instance";

const LISTS = [
  ["instance-volumes-are-encrypted", TEMPLATE, "blockDeviceMappings"],
  ["instance-volume-key-admits-auto-scaling", TEMPLATE, "blockDeviceMappings"],
  ["instance-has-one-network-interface", TEMPLATE, "networkInterfaces"],
  ["instance-has-no-public-address", TEMPLATE, "networkInterfaces"],
  ["web-acl-has-rules", WEB_ACL, "rules"],
  ["web-acl-rules-publish-metrics", WEB_ACL, "rules"],
  ["policy-document-is-complete", ROLE, "inlinePolicies", INSTANCE],
  ["policy-document-fits", ROLE, "inlinePolicies", INSTANCE],
  ["policy-grants-no-full-access", ROLE, "inlinePolicies", INSTANCE],
] as const;

describe("a list that is not known before deployment", () => {
  for (const [rule, type, property, name] of LISTS) {
    it(`is no pass of ${rule}`, async () => {
      const graph = write(type, property, UNKNOWN, name)(await loadGraph("prod"));
      const urns = graph.resources.filter((each) => each.type === type && each.inputs[property] === UNKNOWN);
      const found = judge(rule, graph, "prod").filter(({ urn }) => urns.some((each) => each.urn === urn));
      assert.deepEqual(
        found.map(({ verdict }) => verdict),
        ["cannot tell"],
      );
    });
  }
});
