import assert from "node:assert/strict";
import type { GraphResource } from "../../../policy/resource-graph";
import { PLAIN_COMPUTE, runCompute } from "../../support/compute";
import type { MockedGraph } from "../../support/mocks";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const ALB = "sg-cloudmart-compute-alb";
const INSTANCES = "sg-cloudmart-compute-instances";

/** `group <- peer:port` for what may come in, `group -> peer:port` for what may go out. */
function describeRule({ inputs, type }: GraphResource): string {
  const peer = inputs["cidrIpv4"] ?? inputs["referencedSecurityGroupId"];
  assert.equal(inputs["ipProtocol"], "tcp");
  assert.equal(inputs["fromPort"], inputs["toPort"]);
  const arrow = type === INGRESS ? "<-" : "->";
  return `${String(inputs["securityGroupId"])} ${arrow} ${String(peer)}:${String(inputs["toPort"])}`;
}

function rulesOf(graph: MockedGraph): GraphResource[] {
  return [...graph.all(INGRESS), ...graph.all(EGRESS)];
}

const PLAIN_RULES = [
  `${ALB} <- 0.0.0.0/0:80`,
  `${ALB} -> ${INSTANCES}:8080`,
  `${INSTANCES} <- ${ALB}:8080`,
  `${INSTANCES} -> 0.0.0.0/0:443`,
  `${INSTANCES} -> sg-database:5432`,
  `${INSTANCES} -> sg-cache:6379`,
  `sg-database <- ${INSTANCES}:5432`,
  `sg-cache <- ${INSTANCES}:6379`,
];

describe("the compute tier's doors", () => {
  it("are exactly these with a certificate", async () => {
    const { graph } = await runCompute();
    assert.deepEqual(rulesOf(graph).map(describeRule).sort(), [...PLAIN_RULES, `${ALB} <- 0.0.0.0/0:443`].sort());
  });

  it("leave port 443 closed without a certificate", async () => {
    const { graph } = await runCompute(PLAIN_COMPUTE);
    assert.deepEqual(rulesOf(graph).map(describeRule).sort(), [...PLAIN_RULES].sort());
  });

  it("follow the container's and the stores' ports", async () => {
    const { graph } = await runCompute({ containerPort: 3000 });
    const ports = rulesOf(graph).map(describeRule);
    assert.ok(ports.includes(`${ALB} -> ${INSTANCES}:3000`) && ports.includes(`${INSTANCES} <- ${ALB}:3000`));
    assert.ok(!ports.some((rule) => rule.endsWith(":8080")));
  });

  it("open nothing but the load balancer's listeners to the world", async () => {
    const { graph } = await runCompute();
    const open = graph.all(INGRESS).filter(({ inputs }) => inputs["referencedSecurityGroupId"] === undefined);
    assert.deepEqual(open.map(describeRule).sort(), [`${ALB} <- 0.0.0.0/0:443`, `${ALB} <- 0.0.0.0/0:80`]);
  });

  it("hang on groups that are born closed, in the right network", async () => {
    const { graph } = await runCompute();
    for (const { inputs } of graph.all(GROUP)) {
      assert.equal(inputs["vpcId"], "vpc-1");
      assert.equal(inputs["ingress"], undefined);
      assert.equal(inputs["egress"], undefined);
    }
  });

  it("say what they are for, in characters AWS accepts", async () => {
    const { graph } = await runCompute();
    for (const { name, inputs } of [...rulesOf(graph), ...graph.all(GROUP)]) {
      assert.match(String(inputs["description"]), /^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/, name);
    }
  });
});
