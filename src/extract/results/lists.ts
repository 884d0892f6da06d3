/** Names and numbers in lists: "83%, 74% and 61% on A, B and C". */
import type { Span } from '../../model.ts';
import { hasVerb } from './clauses.ts';
import type { Place } from './names.ts';
import type { Quantity } from './quantities.ts';

/** Which of how many numbers in a list one is: `A, B and C`. */
export interface ListRank {
  readonly index: number;
  readonly size: number;
  /** Where the list begins and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the number before the list ends, and where the one after it begins; the ends of the clause where there are none. */
  readonly left: number;
  readonly right: number;
}

/**
 * The place in its list of each number, undefined for one that stands alone: numbers of one unit with nothing but commas and "and"
 * between them are a list. O(n).
 */
export function ranksOf(
  quantities: readonly Quantity[],
  { text, start, end }: Place['clause'],
): (ListRank | undefined)[] {
  const joins = (one: Quantity | undefined, other: Quantity): boolean =>
    one !== undefined && one.unit === other.unit && NUMBER_JOIN.test(text.slice(one.end, other.from));
  const firsts = quantities.flatMap((quantity, i) => (joins(quantities[i - 1], quantity) ? [] : [i]));
  return firsts.flatMap((first, i) => {
    const next = firsts[i + 1] ?? quantities.length;
    const size = next - first;
    const list = {
      size,
      start: quantities[first]?.from ?? start,
      end: quantities[next - 1]?.end ?? end,
      left: quantities[first - 1]?.end ?? start,
      right: quantities[next]?.from ?? end,
    };
    return Array.from({ length: size }, (_, index) => (size === 1 ? undefined : { index, ...list }));
  });
}

const NUMBER_JOIN = /^\s?(?:,|and|or|&|\/)\s?(?:(?:and|or)\s)?(?:(?:even|just|only)\s)?$/;

/** The place of the whole list that a number stands in: what is said before and behind it is said of each. */
export function wholeOf(place: Place, rank: ListRank | undefined): Place {
  if (rank === undefined) return place;
  const { start, end, left, right } = rank;
  return { ...place, quantity: { ...place.quantity, start, from: start, end }, left, right };
}

/** Between two names of a list: `A, B`, `A and the B`, `A dataset and the harder B`; the words that join them, if any. */
const NAME_JOIN =
  /^(?:\s(?!(?:and|or|as|to|on|in|of|for|with|by|from|at|over|than)\b)\p{Ll}[\p{L}-]*){0,2}\s*(?:,\s*)?(?<word>(?:and|or|&|\/|plus|as well as)\s)?(?:(?!(?:on|in|of|for|with|by|from|at|over|than|to|that|which)\b)\p{Ll}[\p{L}-]*\s){0,6}$/u;

/**
 * Names sorted by start as the lists in which they stand, a name that stands alone as a list of one. Two with a comma between
 * them are no list ("compared with A, B gains"), nor does one go on after its "and".
 */
export function listsOf<Name extends Span>(names: readonly Name[], text: string): Name[][] {
  const lists: Name[][] = [];
  let chain: Name[] = [];
  let isClosed = false;
  const push = (): void => {
    if (isClosed || chain.length > 2) lists.push(chain);
    else lists.push(...chain.map((name) => [name]));
    chain = [];
    isClosed = false;
  };
  for (const name of names) {
    const last = chain.at(-1);
    if (last !== undefined) {
      const between = text.slice(last.end, name.start);
      const join = last.end > name.start || hasVerb(between) ? null : NAME_JOIN.exec(between);
      const isWord = join?.groups?.word !== undefined;
      if (join === null || !/[,&/]|\p{L}/u.test(between) || (!isWord && (isClosed || !between.includes(',')))) push();
      else isClosed = isWord;
    }
    chain.push(name);
  }
  push();
  return lists;
}

/** Of a list with as many names as there are numbers in a row, the one at the same place: behind the numbers, else before them. */
export function pickFromList<Name extends Span>(
  lists: readonly (readonly Name[])[],
  rank: ListRank | undefined,
): Name | undefined {
  if (rank === undefined) return undefined;
  const alike = lists.filter(({ length }) => length === rank.size);
  const list =
    alike.find(([first]) => first !== undefined && first.start >= rank.end) ??
    alike.findLast((some) => (some.at(-1)?.end ?? rank.end) <= rank.start);
  return list?.[rank.index];
}
