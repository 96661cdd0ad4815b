import { networkSchema } from "../../../environments/schema/network";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of network", () => {
  specifyValues(networkSchema, {
    cidrBlock: {
      accepted: ["10.0.0.0/16", "192.168.0.0/16", "172.16.32.0/19"],
      refused: ["10.0.0.0/15", "10.0.0.0/20", "10.0.0.0", "10.0/16", "fd00::/16", "0x0a.0.0.0/16"],
    },
    availabilityZones: {
      accepted: [["ap-northeast-2a", "ap-northeast-2b"]],
      refused: ["ap-northeast-2a", [1], undefined],
    },
    workloadZoneCount: { accepted: [1, 2, 10], refused: [0, 11, 1.5, "1"] },
  });
});
