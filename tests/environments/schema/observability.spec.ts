import { observabilitySchema } from "../../../environments/schema/observability";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of observability", () => {
  specifyValues(observabilitySchema, {
    ticket: {
      accepted: [{}, { emails: ["a.b+c@example.co.kr"] }, { webhooks: ["https://chat.example.com/hook/1"] }],
      refused: [
        undefined,
        { emails: ["nobody"] },
        { emails: "a@example.com" },
        { webhooks: ["http://chat.example.com"] },
        { webhooks: ["https://a<b>"] },
        { sms: ["1"] },
      ],
    },
    page: { accepted: [undefined, { emails: ["a@example.com"] }], refused: [{ emails: ["a@b"] }] },
    availabilityPercent: { accepted: [undefined, 90, 99.99, 99.999], refused: [89, 100, "99.9"] },
    anomalyMonitorArn: {
      accepted: [undefined, "arn:aws:ce::222222222222:anomalymonitor/1a2b-3c"],
      refused: ["1a2b-3c", "arn:aws:ce::222222222222:anomalysubscription/1a2b"],
    },
    cpuPercent: { accepted: [1, 80, 100], refused: [0, 101, 80.5, undefined] },
    databaseConnections: { accepted: [1, 100, 1_000_000], refused: [0, 1.5, undefined] },
    replicaLagSeconds: { accepted: [1, 5, 86_400], refused: [0, 86_401, undefined] },
    errorPercent: { accepted: [0.001, 1, 100], refused: [0, 101, undefined] },
    latencySeconds: { accepted: [0.001, 1, 3_600], refused: [0, 3_601, undefined] },
    requestsPerMinuteFloor: { accepted: [0, 20, 1_000_000], refused: [-1, 0.5, undefined] },
  });
});
