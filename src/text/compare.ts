/** Compares by UTF-16 code unit: the same order on every machine, which `localeCompare` does not promise. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares the entries of a map with strings as keys, by key. */
export function compareEntries(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compareStrings(a[0], b[0]);
}
