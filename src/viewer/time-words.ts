import { count } from './words.ts';

/** `12 seconds`, `5 minutes`, `3 hours`: as exact as a guess can be. */
export function timeWords(seconds: number): string {
  if (seconds < 90) return count(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 5400) return count(Math.round(seconds / 60), 'minute');
  return count(Math.round(seconds / 3600), 'hour');
}
