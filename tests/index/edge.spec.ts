/** The way of a request: reader, CDN, then the site or the load balancer, and no way around. */
import assert from "node:assert/strict";
import type { JsonObject, ResourceGraph } from "../../policy/resource-graph";
import { loadGraph, loadProgram, ofType, type Program, STACKS, theOne } from "../support/program";
import { readFacts } from "../support/stack-files";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const VPC_ORIGIN = "aws:cloudfront/vpcOrigin:VpcOrigin";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

function originOf(graph: ResourceGraph, id: string): JsonObject {
  const origins = theOne(graph, DISTRIBUTION).inputs["origins"] as JsonObject[];
  const found = origins.find(({ originId }) => originId === id);
  assert.ok(found !== undefined);
  return found;
}

for (const stack of STACKS) {
  describe(`a reader of ${stack}`, () => {
    let program: Program;
    before(async function () {
      this.timeout(60_000);
      program = await loadProgram(stack);
    });
    const graph = (): ResourceGraph => program.graph;
    const origin = (id: string): JsonObject => originOf(graph(), id);

    const hasMedia = readFacts(stack).storage?.media !== undefined;
    it(`gets /api/* from the load balancer, ${hasMedia ? "/media/* from the media's bucket, " : ""}everything else from the site's`, () => {
      const { inputs } = theOne(graph(), DISTRIBUTION);
      const behaviors = inputs["orderedCacheBehaviors"] as JsonObject[];
      assert.deepEqual(
        behaviors.map((each) => [each["pathPattern"], each["targetOriginId"]]),
        [
          ["/api/*", "api"],
          ...(hasMedia
            ? [["/media/*", readFacts(stack).edge?.hasMediaFailover === true ? "media-or-copy" : "media"]]
            : []),
        ],
      );
      assert.equal((inputs["defaultCacheBehavior"] as JsonObject)["targetOriginId"], "site");
      assert.equal(origin("api")["domainName"], `<${BALANCER}::cloudmart-compute-alb.dnsName>`);
      const media = hasMedia ? [String(origin("media")["domainName"])] : [];
      for (const name of media) assert.match(name, /Bucket::cloudmart-storage-media\.bucketRegionalDomainName>$/);
      assert.match(String(origin("site")["domainName"]), /Bucket::cloudmart-edge-site\.bucketRegionalDomainName>$/);
    });

    it("sees the API's own 404 and 403: nothing rewrites an answer, and the routing function is the site's alone", () => {
      const { inputs } = theOne(graph(), DISTRIBUTION);
      assert.equal(inputs["customErrorResponses"], undefined);
      const [api] = inputs["orderedCacheBehaviors"] as JsonObject[];
      assert.equal(api?.["functionAssociations"], undefined);
      assert.equal(api?.["lambdaFunctionAssociations"], undefined);
      assert.equal(((inputs["defaultCacheBehavior"] as JsonObject)["functionAssociations"] as unknown[]).length, 1);
    });

    it("cannot reach the load balancer from an address that is not CloudFront's, but for the accelerator's door", () => {
      const [group] = theOne(graph(), BALANCER).inputs["securityGroups"] as string[];
      const entrances = ofType(graph(), INGRESS).filter(({ inputs }) => inputs["securityGroupId"] === group);
      assert.deepEqual(
        entrances.map(({ inputs }) => [inputs["prefixListId"], inputs["cidrIpv4"], inputs["cidrIpv6"]]),
        [
          ["pl-22a6434b", undefined, undefined],
          // What comes through the accelerator keeps its address; a web ACL judges it.
          ...(readFacts(stack).accelerator === undefined ? [] : [[undefined, "0.0.0.0/0", undefined]]),
        ],
      );
    });

    it("is told where to go", () => {
      const url = program.mocked.outputs["url"];
      const name = readFacts(stack).edge?.domain?.name;
      assert.equal(url, `https://${name ?? "cloudmart-edge.cloudfront.net"}`);
    });
  });
}

describe("a reader of dev", () => {
  let preview: ResourceGraph;
  before(async () => {
    preview = await loadGraph("dev");
  });
  const graph = (): ResourceGraph => preview;

  it("cannot go around the CDN: the load balancer refuses what does not carry the distribution's secret", () => {
    const listener = theOne(graph(), LISTENER);
    const [refusal, ...more] = listener.inputs["defaultActions"] as JsonObject[];
    assert.deepEqual([refusal?.["type"], more.length], ["fixed-response", 0]);
    assert.equal((refusal?.["fixedResponse"] as JsonObject)["statusCode"], "403");
    const [condition, ...others] = theOne(graph(), RULE).inputs["conditions"] as JsonObject[];
    assert.deepEqual(others, []);
    const { httpHeaderName, values } = condition?.["httpHeader"] as JsonObject;
    const [header] = originOf(graph(), "api")["customHeaders"] as JsonObject[];
    assert.equal(header?.["name"], httpHeaderName);
    assert.deepEqual([header?.["value"], values], ["[secret]", ["[secret]", "[secret]"]]);
  });

  it("sends the secret that the load balancer's rule accepts, and not before it does", () => {
    const distribution = theOne(graph(), DISTRIBUTION);
    const rule = theOne(graph(), RULE);
    const current = ofType(graph(), "random:index/randomPassword:RandomPassword").find(({ name }) =>
      name.endsWith("-origin-secret-1"),
    );
    const sources = distribution.propertyDependencies["origins"] ?? [];
    assert.ok(current !== undefined && sources.includes(current.urn) && sources.includes(rule.urn));
    assert.ok((rule.propertyDependencies["conditions"] ?? []).includes(current.urn));
  });
});

describe("a reader of prod", () => {
  let preview: ResourceGraph;
  before(async () => {
    preview = await loadGraph("prod");
  });
  const graph = (): ResourceGraph => preview;

  it("cannot go around the CDN: the load balancer has private addresses only, and one way in, the VPC origin", () => {
    const balancer = theOne(graph(), BALANCER);
    assert.equal(balancer.inputs["internal"], true);
    const { vpcOriginEndpointConfig } = theOne(graph(), VPC_ORIGIN).inputs;
    assert.equal((vpcOriginEndpointConfig as JsonObject)["arn"], `<${BALANCER}::${balancer.name}.arn>`);
    const { customOriginConfig, customHeaders, vpcOriginConfig } = originOf(graph(), "api");
    assert.deepEqual([customOriginConfig, customHeaders], [undefined, undefined]);
    assert.equal((vpcOriginConfig as JsonObject)["vpcOriginId"], `<${VPC_ORIGIN}::cloudmart-edge-api.id>`);
  });

  it("needs no secret, so the program makes none", () => {
    assert.deepEqual(ofType(graph(), RULE), []);
    const secrets = ofType(graph(), "random:index/randomPassword:RandomPassword").map(({ name }) => name);
    assert.ok(!secrets.some((name) => name.includes("origin")), secrets.join());
    const { inputs } = theOne(graph(), LISTENER);
    assert.equal((inputs["defaultActions"] as JsonObject[])[0]?.["type"], "forward");
  });
});
