/** What more names than this have in common is too common to say anything. */
export const MAX_BLOCK = 20;

/** The items by their keys, in their order. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) getOrMake(groups, keyOf(item), (): T[] => []).push(item);
  return groups;
}

/** What can be read more than once: a list is itself, so that what is known of it can be kept by it. */
export function listOf<T>(items: Iterable<T>): readonly T[] {
  return isList(items) ? items : [...items];
}

function isList<T>(items: Iterable<T>): items is readonly T[] {
  return Array.isArray(items);
}

/** The value of a key; where it has none, one is made and kept. */
export function getOrMake<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
