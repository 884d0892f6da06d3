/** `12,345`: the same on every machine. */
export function withThousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
