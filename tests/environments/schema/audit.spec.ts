import { auditSchema } from "../../../environments/schema/audit";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of audit", () => {
  specifyValues(auditSchema, {
    retentionDays: { accepted: [1, 365, 36_500], refused: [0, 365.5, 36_501, "365", undefined] },
    infrequentAccessAfterDays: { accepted: [undefined, 30], refused: [29, "30"] },
    glacierInstantAfterDays: { accepted: [undefined, 30, 180], refused: [29] },
    deepArchiveAfterDays: { accepted: [undefined, 30, 365], refused: [29, 36_501] },
  });
});
