import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  parameterGroupFamily,
  takesTransitEncryptionMode,
  validateEngine,
} from "../../../components/cache/engine-family";
import { ConfigurationError } from "../../../components/shared/errors";

const PAIRS: readonly (readonly [engine: string, version: string, family: string])[] = [
  ["redis", "6.2", "redis6.x"],
  ["redis", "7.0", "redis7"],
  ["redis", "7.1", "redis7"],
  ["valkey", "7.2", "valkey7"],
  ["valkey", "8.0", "valkey8"],
  ["valkey", "8.1", "valkey8"],
  ["valkey", "8.2", "valkey8"],
  ["valkey", "9.0", "valkey9"],
  ["valkey", "9.1", "valkey9"],
];
const KNOWN = "redis 6.2, 7.0, 7.1; valkey 7.2, 8.0, 8.1, 8.2, 9.0, 9.1";

describe("the engine's parameter group family", () => {
  for (const [engine, version, family] of PAIRS) {
    it(`is ${family} for ${engine} ${version}`, () => {
      assert.equal(parameterGroupFamily(engine, version), family);
      assert.deepEqual(validateEngine(engine, version), []);
    });
  }

  it("refuses an unknown engine and lists the known ones", () => {
    assert.deepEqual(validateEngine("memcached", "1.6"), [
      { key: "cache.engine", received: "memcached", allowed: KNOWN },
    ]);
  });

  it("refuses a version that only the other engine has", () => {
    assert.deepEqual(validateEngine("redis", "7.2"), [{ key: "cache.engineVersion", received: "7.2", allowed: KNOWN }]);
  });

  it("tells whoever asks for an unknown pair's family what is known", () => {
    assert.throws(() => parameterGroupFamily("valkey", "7.1"), {
      message: `1 problem in the configuration:\n  - cache.engineVersion is "7.1"; allowed: ${KNOWN}`,
    });
  });

  it("gives a family or a refusal for any text, never anything else", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom("redis", "valkey", "constructor"), fc.string()),
        fc.oneof(fc.constantFrom(...PAIRS.map(([, version]) => version), "toString"), fc.string()),
        (engine, version) => {
          if (validateEngine(engine, version).length === 0) {
            assert.ok(PAIRS.some(([e, v, family]) => e === engine && v === version && family.startsWith(engine)));
            assert.match(parameterGroupFamily(engine, version), /^(redis|valkey)\d/);
          } else {
            assert.throws(() => parameterGroupFamily(engine, version), ConfigurationError);
          }
        },
      ),
    );
  });

  it("takes a mode for encryption in transit from version 7 on", () => {
    const families = [...new Set(PAIRS.map(([, , family]) => family))];
    assert.deepEqual(families.filter(takesTransitEncryptionMode), ["redis7", "valkey7", "valkey8", "valkey9"]);
  });
});
