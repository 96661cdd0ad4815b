import { tablesSchema } from "../../../environments/schema/tables";
import { specifyValues } from "../../support/accepted-values";

const named = (table: unknown, name = "viewing-state") => ({ [name]: table });

describe("the schema of tables", () => {
  specifyValues(tablesSchema, {
    tables: {
      accepted: [
        named({ partitionKey: "viewerId" }),
        named({ partitionKey: "a", sortKey: "b.c-d_e", expiryAttribute: "f", maxReadUnitsPerSecond: 1 }, "abc"),
        named({ partitionKey: "a", indexes: { "newest-first": { partitionKey: "a", sortKey: "z" } } }),
        named({ partitionKey: "a", maxWriteUnitsPerSecond: 1_000_000 }, "a".repeat(30)),
      ],
      refused: [
        {},
        undefined,
        named({}),
        named({ partitionKey: "" }),
        named({ partitionKey: "1a" }),
        named({ partitionKey: "a" }, "Viewing"),
        named({ partitionKey: "a" }, "a".repeat(31)),
        named({ partitionKey: "a", maxWriteUnitsPerSecond: 0 }),
        named({ partitionKey: "a", billingMode: "PROVISIONED" }),
        named({ partitionKey: "a", indexes: { Newest: { partitionKey: "a" } } }),
      ],
    },
    replicaRegions: {
      accepted: [undefined, ["us-east-1"], ["us-east-1", "eu-west-1"]],
      refused: [[], ["us"], Array(11).fill("us-east-1"), "us-east-1"],
    },
  });
});
