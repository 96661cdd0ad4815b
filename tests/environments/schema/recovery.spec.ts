import { recoverySchema } from "../../../environments/schema/recovery";
import { specifyValues } from "../../support/accepted-values";

const standby = { region: "us-east-1", cidrBlock: "10.1.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] };

describe("the schema of recovery", () => {
  specifyValues(recoverySchema, {
    backupTime: { accepted: ["00:00", "06:00", "23:59"], refused: ["6:00", "24:00", "06:00-07:00", undefined, 600] },
    restoreTestTime: { accepted: [undefined, "Sun 10:00"], refused: ["10:00", "Sun", "Mon-Fri 10:00", "sun 10:00"] },
    practiceRunWindow: { accepted: [undefined, "Tue 10:00-12:00"], refused: ["10:00-12:00", "Tue 10:00"] },
    standby: {
      accepted: [undefined, standby],
      refused: [
        {},
        { ...standby, region: "Seoul" },
        { ...standby, cidrBlock: "10.1.0.0/24" },
        { ...standby, availabilityZones: "us-east-1a" },
        { ...standby, vpcId: "vpc-1" },
      ],
    },
  });
});
