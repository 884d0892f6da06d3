/**
 * A seeded generator of uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, 2017, public domain), period 2^32.
 * Given to Louvain and wherever a library would call `Math.random`.
 *
 * @param seed - any integer; only its low 32 bits count.
 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
