import assert from "node:assert/strict";
import { objectivesSchema } from "../../../../environments/schema/objectives";
import { compareWithObjectives, keyOf, readObjectives } from "../../../../preview/analyses/drill/objectives";
import { SCENARIO_NAMES } from "../../../../preview/analyses/drill/result";
import { makeDrill } from "../../../support/reports";

const compare = (reached: Parameters<typeof makeDrill>[0], stated: Readonly<Record<string, number>>) =>
  compareWithObjectives("nat-loss", makeDrill(reached), { natLoss: stated });

describe("objectives", () => {
  it("are called in a stack file as the scenarios are, in the same order", () => {
    const keys = ["availabilityPercent", ...SCENARIO_NAMES.map(keyOf)];
    assert.deepEqual(Object.keys(objectivesSchema.shape), keys);
  });

  it("are met at worst exactly, and missed by a second", () => {
    const reached = { recoveryTimeSeconds: { seconds: 120, inTheWay: [] } };
    assert.deepEqual(
      [119, 120].map((recoveryTimeSeconds) => compare({ reached }, { recoveryTimeSeconds })[0]?.isMet),
      [false, true],
    );
  });

  it("are missed by what has no end, and by what nobody looked at", () => {
    assert.equal(
      compare({ reached: { recoveryTimeSeconds: { seconds: null, inTheWay: [] } } }, { recoveryTimeSeconds: 1e6 })[0]
        ?.isMet,
      false,
    );
    assert.equal(compare({ reached: {} }, { recoveryPointSeconds: 1e6 })[0]?.isMet, false);
  });

  it("name themselves where nothing but AWS's own speed is in the way", () => {
    const reached = { recoveryTimeSeconds: { seconds: 120, inTheWay: [] } };
    const [missed] = compare({ reached }, { recoveryTimeSeconds: 60 });
    assert.deepEqual(
      missed?.inTheWay.map(({ key }) => key),
      ["objectives.natLoss.recoveryTimeSeconds"],
    );
  });

  it("are none where the file has none, or what the program will refuse", () => {
    for (const text of [undefined, "", "soon", "null", "7"]) assert.deepEqual(readObjectives(text), {});
    assert.deepEqual(readObjectives('{"natLoss":{"recoveryTimeSeconds":1}}'), { natLoss: { recoveryTimeSeconds: 1 } });
  });
});
