// Features are 32-bit integers: a template's number and what it saw. No strings are built while reading.

/** The hash of a lower-case word (FNV-1a); all words that begin with a digit have the same. */
export function hashWord(lower: string): number {
  const code = lower.charCodeAt(0);
  if (code >= 48 && code <= 57) return 48;
  let hash = 0x811c9dc5;
  for (let i = 0; i < lower.length; i++) hash = Math.imul(hash ^ lower.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** One integer out of two, well mixed, the order of the two mattering (the finalizer of MurmurHash3). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) | 0;
}

/**
 * The hash of a lower-case word without its inflection, as far as a handful of endings tell: what joins `outperforms` and
 * `outperforming`.
 */
export function hashStem(lower: string): number {
  const length = lower.length;
  const ending = lower.charCodeAt(length - 1);
  let end = length;
  if (length > 3 && ending === S && lower.charCodeAt(length - 2) !== S) end -= 1;
  else if (length > 4 && ending === D && lower.charCodeAt(length - 2) === E) end -= 1;
  else if (length > 6 && ending === G && lower.endsWith('ing')) end -= 3;
  if (end > 3 && lower.charCodeAt(end - 1) === E) end -= 1;
  let hash = 0x811c9dc5;
  for (let i = 0; i < end; i++) hash = Math.imul(hash ^ lower.charCodeAt(i), 0x01000193);
  return hash | 0;
}

const [S, D, E, G] = [115, 100, 101, 103];

/**
 * A feature: the number of its template and what it saw. Features are written by the thousand, so this does as little as it
 * can; {@link scrambleFeatures} makes keys of them.
 */
export function feature(template: number, value: number): number {
  return (Math.imul(value, 0x9e3779b1) + template) | 0;
}

/** One number out of two for a feature to see, the order of the two mattering. */
export function join(a: number, b: number): number {
  return (Math.imul(a, 0x85ebca6b) + b) | 0;
}

/** The key of a feature (the finalizer of MurmurHash3). */
export function scramble(feature: number): number {
  let hash = Math.imul(feature ^ (feature >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** Makes keys of the first `count` features, in place. */
export function scrambleFeatures(features: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) features[i] = scramble(features[i] ?? 0);
}

/** A number on a rough scale: 0, 1, 2, 3, 4–5, 6–8, 9–12, 13–20, more. */
export function bucketOf(count: number): number {
  if (count <= 3) return count;
  if (count <= 5) return 4;
  if (count <= 8) return 5;
  if (count <= 12) return 6;
  return count <= 20 ? 7 : 8;
}
