/** DynamoDB tables: the keys that items are found by. */
import { isJsonArray, isJsonObject, type ResourceView } from "./views";

export const TABLE = "aws:dynamodb/table:Table";

const INDEXES = ["globalSecondaryIndexes", "localSecondaryIndexes"];

/** Every attribute that a table or one of its indexes has as a key, once. */
export function keyAttributesOf(table: ResourceView): readonly string[] {
  const owners = [table.resource.inputs, ...INDEXES.flatMap((path) => table.objects(path))];
  const named = owners.flatMap(({ hashKey, rangeKey, keySchemas }) => {
    const schemas = isJsonArray(keySchemas) ? keySchemas.filter(isJsonObject) : [];
    return [hashKey, rangeKey, ...schemas.map(({ attributeName }) => attributeName)];
  });
  return [...new Set(named.filter((name) => typeof name === "string"))];
}
