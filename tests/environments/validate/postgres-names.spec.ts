import assert from "node:assert/strict";
import { whyDatabaseIsReserved, whyUserIsReserved } from "../../../environments/validate/postgres-names";

describe("a master user", () => {
  it("may be any name nobody else has, RDS's own default included", () => {
    for (const name of ["cloudmart_user", "postgres", "administrator", "pgadmin"]) {
      assert.equal(whyUserIsReserved(name), undefined, name);
    }
  });

  const table: [name: string, reason: RegExp][] = [
    ["admin", /RDS for PostgreSQL reserves it/],
    ["Admin", /RDS for PostgreSQL reserves it/],
    ["rdsadmin", /begin with rds/],
    ["rds_superuser", /begin with rds/],
    ["pg_dba", /begin with pg_/],
    ["user", /reserved word/],
    ["SELECT", /reserved word/],
  ];
  for (const [name, reason] of table) {
    it(`may not be ${name}`, () => {
      assert.match(whyUserIsReserved(name) ?? "", reason);
    });
  }
});

describe("a database", () => {
  it("may be called after the application", () => {
    assert.equal(whyDatabaseIsReserved("cloudmart"), undefined);
  });

  for (const name of ["postgres", "template1", "rdsadmin", "Template0"]) {
    it(`may not be ${name}, which exists already`, () => {
      assert.match(whyDatabaseIsReserved(name) ?? "", /has a database of that name already/);
    });
  }

  it("may not be a reserved word", () => {
    assert.match(whyDatabaseIsReserved("order") ?? "", /reserved word/);
  });
});
