/** Compares by UTF-16 code unit: the same order on every machine, which `localeCompare` does not promise. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
