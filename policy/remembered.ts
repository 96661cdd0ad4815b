interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

/** What was made of a key before, and otherwise what is made of it now. */
export function remembered<Key, Value>(memory: Memory<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  memory.set(key, made);
  return made;
}
