import { acceleratorSchema } from "../../../environments/schema/accelerator";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of the accelerator", () => {
  specifyValues(acceleratorSchema, {
    label: { accepted: ["api", "a", "api-2"], refused: ["", "Api", "v1.api", "-api", "a".repeat(64), undefined] },
  });
});
