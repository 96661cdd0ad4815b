import { logsSchema } from "../../../environments/schema/logs";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of the logs", () => {
  specifyValues(logsSchema, { retentionDays: { accepted: [30, 365, 3653], refused: [364, 0, "365", undefined] } });
});
