/** AWS FIS and CloudWatch, as far as a drill needs them. Every refusal is an `OutsideError`. */
import { CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import {
  FisClient,
  GetExperimentCommand,
  GetExperimentTemplateCommand,
  StartExperimentCommand,
  StopExperimentCommand,
} from "@aws-sdk/client-fis";
import { OutsideError } from "../shared/outside-error";

const STOP_ALARM = "aws:cloudwatch:alarm";

export interface Template {
  /** Of the role that the experiment takes; FIS takes none of another account. */
  readonly accountId: string;
  readonly stopAlarmArns: readonly string[];
}

export interface State {
  /** FIS's own word. */
  readonly status: string;
  readonly reason: string;
  /** Status of each action, by name. */
  readonly actions: Readonly<Record<string, string>>;
}

export interface Alarm {
  readonly arn: string;
  readonly name: string;
}

export class Aws {
  private readonly fis: FisClient;
  private readonly cloudWatch: CloudWatchClient;

  /**
   * `endpoint`: a server that speaks both services' language, instead of AWS. `maxAttempts`: of a throttled call, which
   * the SDK repeats with growing pauses; six take some 10 s in all.
   */
  constructor(
    private readonly region: string,
    endpoint: string | undefined,
    maxAttempts: number,
  ) {
    const settings = { region, maxAttempts, ...(endpoint !== undefined && { endpoint }) };
    this.fis = new FisClient(settings);
    this.cloudWatch = new CloudWatchClient(settings);
  }

  async readTemplate(id: string): Promise<Template> {
    const { experimentTemplate: template } = await attempt(`experiment template ${id}`, () =>
      this.fis.send(new GetExperimentTemplateCommand({ id })),
    );
    const conditions = template?.stopConditions ?? [];
    return {
      accountId: template?.roleArn?.split(":")[4] ?? "",
      stopAlarmArns: conditions.flatMap(({ source, value }) =>
        source === STOP_ALARM && value !== undefined ? [value] : [],
      ),
    };
  }

  /** Returns the experiment's id. A repeated call starts no second one: the SDK sends a token of its own. */
  async start(experimentTemplateId: string, name: string): Promise<string> {
    const { experiment } = await attempt(`starting experiment template ${experimentTemplateId}`, () =>
      this.fis.send(new StartExperimentCommand({ experimentTemplateId, tags: { Name: name } })),
    );
    if (experiment?.id === undefined) throw new OutsideError("starting the experiment", "FIS names none");
    return experiment.id;
  }

  async look(id: string): Promise<State> {
    const { experiment } = await attempt(`experiment ${id}`, () => this.fis.send(new GetExperimentCommand({ id })));
    const { actions = {}, state: { status = "unknown", reason = "" } = {} } = experiment ?? {};
    const named = Object.entries(actions).map(([name, { state }]) => [name, state?.status ?? "unknown"]);
    return { status, reason, actions: Object.fromEntries(named) as Record<string, string> };
  }

  async stop(id: string): Promise<void> {
    const how = `aws fis stop-experiment --region ${this.region} --id ${id}`;
    await attempt(`stopping experiment ${id}; it may go on, stop it with ${how}`, () =>
      this.fis.send(new StopExperimentCommand({ id })),
    );
  }

  /** Of the account and Region: each stack has an account of its own. */
  async listRingingAlarms(): Promise<Alarm[]> {
    return attempt("alarms", async () => {
      const alarms: Alarm[] = [];
      const request = { StateValue: "ALARM", AlarmTypes: ["MetricAlarm", "CompositeAlarm"] } as const;
      const pages = paginateDescribeAlarms(
        { client: this.cloudWatch },
        { ...request, AlarmTypes: [...request.AlarmTypes] },
      );
      for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages) {
        const found = [...MetricAlarms, ...CompositeAlarms];
        alarms.push(...found.map(({ AlarmArn = "", AlarmName = "" }) => ({ arn: AlarmArn, name: AlarmName })));
      }
      return alarms;
    });
  }
}

async function attempt<T>(subject: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new OutsideError(subject, error);
  }
}
