/** Traces: from the container through the CloudWatch agent of its instance to X-Ray. */
import assert from "node:assert/strict";
import type { ComputeArgs } from "../../../components/compute/compute";
import { renderUserData } from "../../../components/compute/user-data";
import { runCompute } from "../../support/compute";
import { BOOT_SETTINGS, itOnInstance } from "../../support/instance";

const TRACED = { ...BOOT_SETTINGS, tracedService: "cloudmart-prod" };
const CONFIGURATION = "opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json";

interface AgentConfiguration {
  readonly agent: { readonly run_as_user: string };
  readonly traces: {
    readonly traces_collected: {
      readonly xray: { readonly bind_address: string; readonly tcp_proxy: { readonly bind_address: string } };
      readonly otlp: { readonly grpc_endpoint: string; readonly http_endpoint: string };
    };
  };
}

describe("the CloudWatch agent on an instance", () => {
  const it = itOnInstance();

  it("is installed and started from its own file, after the application", async (instance) => {
    const script = renderUserData(TRACED);
    const { status, output } = await instance.boot(script);
    assert.deepEqual([status, output], [0, ""]);
    assert.deepEqual(instance.calls("dnf").at(-1), [
      ...["dnf", "install", "--assumeyes", "--quiet", "amazon-cloudwatch-agent"],
    ]);
    assert.deepEqual(instance.calls("amazon-cloudwatch-agent-ctl"), [
      [
        ...["amazon-cloudwatch-agent-ctl", "-a", "fetch-config", "-m", "ec2", "-s"],
        ...["-c", `file:${instance.root}/${CONFIGURATION}`],
      ],
    ]);
    assert.ok(script.indexOf("cloudmart-secrets.timer\n") < script.indexOf("quiet amazon-cloudwatch-agent"));
  });

  it("takes traces of both kinds, and answers who asks what to sample, as a user without rights", async (instance) => {
    await instance.boot(renderUserData(TRACED));
    const { agent, traces } = JSON.parse(instance.read(CONFIGURATION)) as AgentConfiguration;
    assert.equal(agent.run_as_user, "cwagent");
    assert.deepEqual(traces.traces_collected, {
      xray: { bind_address: "0.0.0.0:2000", tcp_proxy: { bind_address: "0.0.0.0:2000" } },
      otlp: { grpc_endpoint: "0.0.0.0:4317", http_endpoint: "0.0.0.0:4318" },
    });
  });

  it("does not keep an instance from serving when it cannot be installed", async (instance) => {
    instance.set("no-agent", "");
    const { status, output } = await instance.boot(renderUserData(TRACED));
    assert.equal(status, 0);
    assert.equal(output, "the CloudWatch agent does not run: no request is traced\n");
    assert.deepEqual(instance.calls("amazon-cloudwatch-agent-ctl"), []);
    assert.ok(instance.calls("systemctl").some((call) => call.includes("cloudmart.service")));
  });

  it("is where the container sends its traces and asks for its samples, by ports that it listens on", async (instance) => {
    await instance.boot(renderUserData(TRACED));
    assert.equal((await instance.runInstalled("cloudmart-run")).status, 0);
    const run = instance.calls("docker").at(-1) ?? [];
    assert.equal(run[run.indexOf("--add-host") + 1], "agent.internal:host-gateway");
    const variables = run.filter((_, index) => run[index - 1] === "--env");
    assert.deepEqual(variables, [
      "OTEL_SERVICE_NAME=cloudmart-prod",
      "OTEL_EXPORTER_OTLP_ENDPOINT=http://agent.internal:4318",
      "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
      "OTEL_PROPAGATORS=xray,tracecontext,baggage",
      "OTEL_TRACES_SAMPLER=xray",
      "OTEL_TRACES_SAMPLER_ARG=endpoint=http://agent.internal:2000",
      "AWS_XRAY_TRACING_NAME=cloudmart-prod",
      "AWS_XRAY_DAEMON_ADDRESS=agent.internal:2000",
    ]);
    assert.equal(run.at(-1), BOOT_SETTINGS.image);
  });

  it("is not there where policy traces nothing", async (instance) => {
    await instance.boot(renderUserData(BOOT_SETTINGS));
    await instance.runInstalled("cloudmart-run");
    assert.ok(!instance.has(CONFIGURATION));
    assert.equal(instance.calls("dnf").length, 1);
    assert.ok(!instance.calls("docker").at(-1)?.includes("--env"));
  });
});

describe("a compute tier that is traced", () => {
  const tracing = { serviceName: "cloudmart-prod" };

  it("lets instances send traces and ask what to sample, and nothing else of X-Ray", async () => {
    const statementsOf = async (overrides: Partial<ComputeArgs>): Promise<readonly { Sid: string }[]> => {
      const { graph } = await runCompute(overrides);
      const document = String(graph.one("aws:iam/rolePolicy:RolePolicy").inputs["policy"]);
      return (JSON.parse(document) as { Statement: { Sid: string }[] }).Statement;
    };
    const before = await statementsOf({});
    const added = (await statementsOf({ tracing })).filter(({ Sid }) => !before.some((each) => each.Sid === Sid));
    assert.deepEqual(added, [
      {
        Sid: "WriteTraces",
        Effect: "Allow",
        Action: [
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:GetSamplingStatisticSummaries",
        ],
        Resource: "*",
      },
    ]);
  });

  it("boots its instances with the agent, under the service's name", async () => {
    const bootScript = async (overrides: Partial<ComputeArgs>): Promise<string> => {
      const { graph } = await runCompute(overrides);
      const { userData } = graph.one("aws:ec2/launchTemplate:LaunchTemplate").inputs;
      return Buffer.from(String(userData), "base64").toString();
    };
    assert.match(await bootScript({ tracing }), /^traced_service='cloudmart-prod'$[^]*amazon-cloudwatch-agent-ctl/m);
    assert.doesNotMatch(await bootScript({}), /amazon-cloudwatch-agent/);
  });

  it("opens none of the agent's ports to anybody", async () => {
    const { graph } = await runCompute({ tracing });
    const ports = graph
      .all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
      .flatMap(({ inputs }) => [inputs["fromPort"], inputs["toPort"]]);
    assert.deepEqual(
      ports.filter((port) => [2000, 4317, 4318].includes(Number(port))),
      [],
    );
    assert.ok(ports.length > 0);
  });
});
