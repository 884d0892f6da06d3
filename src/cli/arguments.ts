import { InvalidArgumentError } from 'commander';

/** A parser of whole numbers for an option. */
export function integer(from: number, to: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^[-+]?\d+$/.test(text) && value >= from && value <= to) return value;
    throw new InvalidArgumentError(
      to === Number.MAX_SAFE_INTEGER
        ? `It must be a whole number from ${from} on.`
        : `It must be a whole number from ${from} to ${to}.`,
    );
  };
}

/** A parser of numbers from 0 to 1. */
export function share(text: string): number {
  const value = Number(text);
  if (/^[\d.]+$/.test(text) && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

/** A parser of numbers above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (/^[\d.]+$/.test(text) && value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}

/** A parser of one of the allowed words, whatever its case. */
export function oneOf<T extends string>(allowed: readonly T[]): (text: string) => T {
  return (text) => {
    const found = findWord(text, allowed);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`It must be one of ${allowed.join(', ')}.`);
  };
}

/** A parser of allowed words separated by commas. Given twice, the option means all of them. */
export function severalOf<T extends string>(
  allowed: readonly T[],
): (text: string, before?: readonly T[]) => readonly T[] {
  return (text, before = []) => {
    const words = splitAtCommas(text);
    const wrong = words.filter((word) => findWord(word, allowed) === undefined);
    if (words.length > 1 && wrong.length > 0) {
      throw new InvalidArgumentError(`Not allowed: ${wrong.join(', ')}. It must be of ${allowed.join(', ')}.`);
    }
    if (words.length === 0 || wrong.length > 0) {
      throw new InvalidArgumentError(`It must be one of ${allowed.join(', ')}.`);
    }
    return [...before, ...words.flatMap((word) => findWord(word, allowed) ?? [])];
  };
}

/** Ids separated by commas, or a name, which may have commas. Given twice, the option means all of them. */
export function idsOrName(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...(/^[\d\s,]+$/.test(text) ? splitAtCommas(text) : [text])];
}

/** The allowed word that is meant, whatever its case. */
function findWord<T extends string>(text: string, allowed: readonly T[]): T | undefined {
  return allowed.find((word) => word.toLowerCase() === text.trim().toLowerCase());
}

/** The words between commas; a comma too many makes none. */
function splitAtCommas(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
