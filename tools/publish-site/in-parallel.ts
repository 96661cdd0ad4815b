/** Does the same with each item, some at a time; the results have the items' order. The first error ends it. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  action: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const entries = items.entries();
  // Every worker takes from the same iterator.
  const work = async (): Promise<void> => {
    for (const [index, item] of entries) results[index] = await action(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
