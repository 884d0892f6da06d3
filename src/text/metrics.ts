import data from '../../data/metrics.json';
import type { Span } from '../model.ts';

/** Which values of a metric are the better ones. */
export type Better = 'higher' | 'lower';

/** A metric as a text names it. */
export interface NamedMetric extends Span {
  /** With the words that make it another metric: `macro F1`, `top-1 accuracy`. */
  readonly name: string;
  readonly better: Better;
  /** True where it is measured in a unit (`latency`), so that a number without one is none of it. */
  readonly isMeasure: boolean;
}

/**
 * The metrics that a text names, of those in data/metrics.json: sorted, not overlapping, the longest where several begin at one
 * place. Linear in the length of the text.
 */
export function findMetrics(text: string): NamedMetric[] {
  const found: NamedMetric[] = [];
  METRIC.lastIndex = 0;
  for (let match = METRIC.exec(text); match !== null; match = METRIC.exec(text)) {
    const name = match[0].trim();
    const entry = entryOf(match[1] ?? '');
    if (entry !== undefined) found.push({ start: match.index, end: match.index + name.length, name, ...entry });
  }
  return found;
}

/** Which values of a metric are better, by its name; undefined for one that the table does not know. */
export function betterOf(name: string): Better | undefined {
  const [metric] = findMetrics(name).toSorted((a, b) => b.end - a.end);
  return metric?.better;
}

type Entry = Pick<NamedMetric, 'better' | 'isMeasure'>;

const WORDS: ReadonlyMap<string, Entry> = new Map([
  ...entries(data.measuresHigher.map(fold), { better: 'higher', isMeasure: true }),
  ...entries(data.measuresLower.map(fold), { better: 'lower', isMeasure: true }),
  ...entries(data.higher.map(fold), { better: 'higher', isMeasure: false }),
  ...entries(data.lower.map(fold), { better: 'lower', isMeasure: false }),
]);

const ACRONYMS: ReadonlyMap<string, Entry> = new Map([
  ...entries(data.acronymsHigher, { better: 'higher', isMeasure: false }),
  ...entries(data.acronymsLower, { better: 'lower', isMeasure: false }),
]);

const METRIC = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@.]|[\p{L}\p{N}]-)(?:(?:${alternatives(data.modifiers)})[ -]){0,2}(${[
    String.raw`[Pp]ass[@^]\w+`,
    alternatives(data.acronymsHigher.concat(data.acronymsLower)),
    alternatives([...WORDS.keys()]).replace(/(?<!\p{L})\p{L}/gu, eitherCase),
  ].join(
    '|',
  )})(?:s(?![\p{L}\p{N}])|@(?:\d+(?:\.\d+)?|[kKN])|(?<=\p{Lu}|\d)(?:-?(?:\d+(?:\.\d+)?|[LNS]|Lsum)|[₀-₉]+))?(?:[ -](?:[Ss]cores?|[Mm]easure))?(?![\p{L}\p{N}_]|-[\p{L}\p{N}]|@)`,
  'gu',
);

function entries(names: readonly string[], entry: Entry): (readonly [string, Entry])[] {
  return names.map((name) => [name, entry]);
}

function entryOf(name: string): Entry | undefined {
  if (/^pass[@^]/i.test(name)) return { better: 'higher', isMeasure: false };
  return ACRONYMS.get(name) ?? WORDS.get(fold(name));
}

/** The longest first, so that the longest wins. */
function alternatives(names: readonly string[]): string {
  return [...new Set(names)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -](?=.)/g, '[ -]'))
    .join('|');
}

function fold(name: string): string {
  return name.toLowerCase().replace(/-/g, ' ');
}

function eitherCase(letter: string): string {
  return `[${letter.toUpperCase()}${letter.toLowerCase()}]`;
}
