export function comparePersistence() {
  return '';
}
