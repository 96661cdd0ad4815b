import { objectivesSchema } from "../../../environments/schema/objectives";
import { specifyValues } from "../../support/accepted-values";

const time = { recoveryTimeSeconds: 120 };
const both = { ...time, recoveryPointSeconds: 0 };
const withPoint = {
  accepted: [undefined, both, time, { recoveryPointSeconds: 31_536_000 }],
  refused: [{ recoveryTimeSeconds: -1 }, { recoveryTimeSeconds: 0.5 }, { recoveryPointSeconds: "0" }, 120],
};
/** They keep nothing. */
const withoutPoint = { accepted: [undefined, time], refused: [both, { recoveryTimeMinutes: 2 }] };

describe("the schema of the objectives", () => {
  specifyValues(objectivesSchema, {
    availabilityPercent: { accepted: [undefined, 90, 99.99, 99.999], refused: [89.9, 100, "99.99"] },
    zonePowerLoss: withPoint,
    databaseFailover: withPoint,
    cacheFailover: withPoint,
    instanceStop: withoutPoint,
    natLoss: withoutPoint,
    wrongDeletion: withPoint,
    slowReads: withPoint,
    closedSecurityGroup: withoutPoint,
    regionLoss: { accepted: [undefined, both, { objectRecoveryPointSeconds: 900 }], refused: [{ copies: 1 }] },
  });
});
