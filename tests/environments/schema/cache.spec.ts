import { cacheSchema } from "../../../environments/schema/cache";
import { specifyValues } from "../../support/accepted-values";

describe("the schema of cache", () => {
  specifyValues(cacheSchema, {
    engine: { accepted: ["redis", "valkey"], refused: ["memcached", "Redis"] },
    engineVersion: { accepted: ["7.1", "8.0"], refused: [7.1, "7", "7.x"] },
    nodeType: {
      accepted: ["cache.t3.micro", "cache.t4g.medium", "cache.r7g.16xlarge", "cache.c7gn.large"],
      refused: ["t3.micro", "db.t3.micro", "cache.t3.large", "cache.t2.micro", "cache.r6gd.xlarge", "cache.m8zz.large"],
    },
    nodeCount: { accepted: [1, 6], refused: [0, 7] },
    purpose: { accepted: [undefined, "cache", "sessions"], refused: ["session", ""] },
    snapshotWindow: { accepted: ["03:00-04:00"], refused: ["03:00"] },
    maintenanceWindow: { accepted: ["Sun 04:00-05:00"], refused: ["04:00-05:00"] },
  });
});
