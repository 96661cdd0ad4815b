/** FIS and the alarm that stops its experiments, on moto's server. */
import assert from "node:assert/strict";
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { CreateExperimentTemplateCommand, FisClient, ListExperimentsCommand } from "@aws-sdk/client-fis";
import { loadMoto } from "./moto";

export const REGION = "ap-northeast-2";
export const ACCOUNT = "123456789012"; // moto's own

const ALARM_NAME = "cloudmart-down-for-readers";

/** Why there is no such server here. */
export class NoFis extends Error {}

export class Fis {
  private constructor(
    readonly endpoint: string,
    private readonly fis: FisClient,
    private readonly cloudWatch: CloudWatchClient,
  ) {}

  /** Throws `NoFis` where there is no server, or one that is too old. Its clients find their credentials as always. */
  static async connect(): Promise<Fis> {
    const endpoint = await loadMoto();
    if (endpoint === undefined) throw new NoFis("no moto_server (pip install 'moto[server,s3]==5.2.5')");
    const settings = { region: REGION, endpoint };
    const connected = new Fis(endpoint, new FisClient(settings), new CloudWatchClient(settings));
    await connected.countExperiments().catch((error: unknown) => {
      if (!(error instanceof SyntaxError)) throw error; // what knows no FIS answers with a page
      throw new NoFis("this moto_server is older than 5.2.5 and knows no FIS");
    });
    await connected.makeAlarm();
    return connected;
  }

  /** moto makes no composite alarms; FIS and a drill ask a metric alarm the same. */
  private async makeAlarm(): Promise<void> {
    const metric = { AlarmName: ALARM_NAME, MetricName: "5xx", Namespace: "shop", Threshold: 1, Period: 60 };
    await this.cloudWatch.send(
      new PutMetricAlarmCommand({
        ...{ ...metric, ComparisonOperator: "GreaterThanThreshold", EvaluationPeriods: 1, Statistic: "Sum" },
      }),
    );
  }

  async setAlarm(StateValue: "OK" | "ALARM"): Promise<void> {
    await this.cloudWatch.send(new SetAlarmStateCommand({ AlarmName: ALARM_NAME, StateValue, StateReason: "spec" }));
  }

  /** The id of a template whose experiments that alarm stops, or nothing. */
  async makeTemplate(isStopped = true): Promise<string> {
    const value = `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${ALARM_NAME}`;
    const stopConditions = [isStopped ? { source: "aws:cloudwatch:alarm", value } : { source: "none" }];
    const made = await this.fis.send(
      new CreateExperimentTemplateCommand({
        ...{
          description: "drill",
          stopConditions,
          roleArn: `arn:aws:iam::${ACCOUNT}:role/fis`,
          clientToken: JSON.stringify(stopConditions),
        },
        targets: {
          database: { resourceType: "aws:rds:db", resourceArns: ["arn:aws:rds:::db:1"], selectionMode: "ALL" },
        },
        actions: { failover: { actionId: "aws:rds:reboot-db-instances", targets: { DBInstances: "database" } } },
      }),
    );
    return made.experimentTemplate?.id ?? "";
  }

  /** An experiment's state moves on after so many looks at it. */
  async advanceAfterLooks(times: number): Promise<void> {
    const body = JSON.stringify({ model_name: "fis::experiment", transition: { progression: "manual", times } });
    const answer = await fetch(`${this.endpoint}/moto-api/state-manager/set-transition`, { method: "POST", body });
    assert.ok(answer.ok);
  }

  async countExperiments(): Promise<number> {
    return (await this.fis.send(new ListExperimentsCommand({}))).experiments?.length ?? 0;
  }

  async statusOf(experimentId: string | undefined): Promise<string | undefined> {
    const { experiments = [] } = await this.fis.send(new ListExperimentsCommand({}));
    return experiments.find(({ id }) => id === experimentId)?.state?.status;
  }
}
