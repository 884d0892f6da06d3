/** Numbers with their units, bounds and ranges, whatever they stand for. One scan, O(n). */
import type { Span, TextResult } from '../../model.ts';
import { findMetrics } from '../../text/metrics.ts';

/** A number as a sentence has it. */
export interface Quantity extends Span {
  readonly value: number;
  readonly valueTo?: number;
  readonly baseline?: number;
  readonly unit?: string;
  readonly bound?: NonNullable<TextResult['bound']>;
  /** Of a number with a plus or a minus before it. */
  readonly sign?: '+' | '-';
  /** Whether it is written with a decimal point. */
  readonly isDecimal: boolean;
  /** Where the words of its bound begin: `start` where there are none. */
  readonly from: number;
}

/** The quantities between two offsets of a text, in order. Those that are parts of names, sizes or dates are left out. */
export function findQuantities(text: string, { start, end }: Span): Quantity[] {
  const found: Quantity[] = [];
  const part = text.slice(0, end);
  for (const pattern of [NUMBER, WORD_FACTOR]) {
    pattern.lastIndex = start;
    for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
      const quantity = pattern === NUMBER ? readNumber(part, start, match) : readWordFactor(part, start, match);
      if (quantity !== undefined) found.push(quantity);
    }
  }
  const sorted = found.sort((a, b) => a.start - b.start);
  const apart = sorted.filter(({ start: at }, i) => at >= (sorted[i - 1]?.end ?? 0));
  // From the last: a unit may be for three numbers.
  for (let i = apart.length - 1; i >= 0; i -= 1) {
    const quantity = apart[i];
    if (quantity !== undefined) apart[i] = withNextUnit(quantity, apart[i + 1], text);
  }
  return withBaselines(apart, text);
}

/** `from a 52% baseline to 17%`: the first is where the second started. */
function withBaselines(quantities: readonly Quantity[], text: string): Quantity[] {
  return quantities.flatMap((quantity, i): Quantity[] => {
    const [before, next] = [quantities[i - 1], quantities[i + 1]];
    if (next !== undefined && isStartOf(quantity, next, text)) return [];
    if (before === undefined || !isStartOf(before, quantity, text)) return [quantity];
    return [{ ...quantity, start: before.start, from: before.from, baseline: before.value }];
  });
}

function isStartOf(one: Quantity, other: Quantity, text: string): boolean {
  return (
    one.unit === other.unit &&
    one.baseline === undefined &&
    other.baseline === undefined &&
    one.valueTo === undefined &&
    other.valueTo === undefined &&
    /\bfrom\s(?:an?\s|the\s)?$/i.test(text.slice(Math.max(0, one.from - 10), one.from)) &&
    /^(?:\s(?!(?:on|across|for|and|at|to)\b)[\p{L}-]+){1,4}\sto\s(?:an?\s)?$/u.test(text.slice(one.end, other.from))
  );
}

/** `17.1 and 4.1 points`: both are points. */
function withNextUnit(quantity: Quantity, next: Quantity | undefined, text: string): Quantity {
  if (quantity.unit !== undefined || next?.unit === undefined || !quantity.isDecimal) return quantity;
  const isListed = /^\s?(?:,|and|or|,\s?and)\s$/.test(text.slice(quantity.end, next.from));
  return isListed ? { ...quantity, unit: next.unit } : quantity;
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`;

/** What points may be of, besides the metrics that the table knows. */
const POINTS_OF = 'absolute|relative|average|accuracy|BLEU|F1|mAP|AP|ROUGE|mIoU|Elo|ELO';

const UNIT = [
  String.raw`\s?%(?:p(?![\p{L}\p{N}])|[ -]points?(?![\p{L}\p{N}]))?`,
  String.raw`\s?(?:percentage|absolute|percent)[ -]points?`,
  String.raw`\spercent`,
  String.raw`\s?(?:pp|p\.p\.)(?![\p{L}\p{N}])`,
  String.raw`\s?(?:×|[xX](?![\p{L}\p{N}]))(?!\s?\d)`,
  String.raw`[ -]?(?:times|fold)(?![\p{L}\p{N}])(?! in\b)`,
  String.raw`\sorders? of magnitude`,
  String.raw`(?:\s(?:${POINTS_OF}))?[ -](?:points?|pts)(?![\p{L}\p{N}])(?! clouds?)`,
  // "11.8 exact-match points over A": the words before "points" say of what; see `knownUnit`.
  String.raw`(?:\s[\p{L}@-]+){1,2}\spoints?(?=\s(?:over|above|higher|better|more|lower|worse)\b)`,
  String.raw`\s?(?:[mµμn]s|milliseconds?|microseconds?|FPS|fps|frames?(?: per |\/)s(?:econd)?|[kMG]?Hz|dB[im]?|[KMG]B|GiB|MiB|m?J|[mµ]W|GFLOPs|TFLOPS|[KkM]?\s?tokens?(?: per |\/)s(?:ec(?:ond)?)?|TOPS\/W)(?![\p{L}\p{N}])`,
  String.raw`\s?(?:mm|cm|km|px|pixels?|deg|degrees?|kg|m\/s|[mgsWh])(?![\p{L}\p{N}/-])`,
  String.raw`\s?°C?`,
  String.raw`[ -](?:seconds?|minutes?|hours?|meters?|metres?|millimeters?|centimeters?|watts?)(?![\p{L}\p{N}])`,
].join('|');

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\p{N}_@.,/^$€£#]|[\p{L}\p{N})][-‐–_]|\d[x×])(?<sign>[+−-]\s?|(?:±|\+\s?[-/]+)\s?)?(?<first>${DIGITS})(?<unit>${UNIT})?` +
    String.raw`(?:\s?(?:±|\+\s?[-/]+)\s?${DIGITS}(?<late>${UNIT})?)?` +
    String.raw`(?:(?<join>\s?[-–—~]\s?|\s?(?:→|->)\s?|\sto\s(?:over |about |around |nearly |only |just |more than |as \p{Ll}+ as )?[~≈∼]?|\sand\s)(?<plus>[+−-])?(?<second>${DIGITS})(?<last>${UNIT})?)?`,
  'gu',
);

/** How far before a number the words that say what it is may begin. */
const REACH = 80;

function readNumber(text: string, from: number, match: RegExpExecArray): Quantity | undefined {
  const raw = match.groups ?? {};
  const groups = { ...raw, unit: knownUnit(raw.unit), late: knownUnit(raw.late), last: knownUnit(raw.last) };
  const { sign = '', first = '', join = '', second } = raw;
  const before = text.slice(Math.max(from, match.index - REACH), match.index);
  if (/^(?:±|\+\s?[-/])/.test(sign) || /±\s?$/.test(before)) return undefined;
  const own = groups.unit ?? groups.late;
  const isCounted = groups.unit !== raw.unit;
  const isPair = second !== undefined && !isCounted && pairs(before, join, own, groups.last);
  const whole = match.index + match[0].length;
  const end = isCounted
    ? match.index + sign.length + first.length
    : isPair
      ? whole - (groups.last === raw.last ? 0 : lengthOf(raw.last))
      : whole - (second === undefined ? 0 : tailLength(raw)) - (groups.late === raw.late ? 0 : lengthOf(raw.late));
  NUMBER.lastIndex = end;
  if (isGlued(text, end, isPair ? (groups.last ?? own) : own)) return undefined;
  const numbers = { value: toNumber(first), to: isPair ? toNumber(second) : undefined };
  const bound =
    boundBefore(before) ?? (isPair && /[~≈∼]/.test(join) ? { bound: 'about' as const, length: 0 } : undefined);
  const isChange =
    isPair &&
    ((/\bfrom\s(?:an average of |a |about |around |over |more than |nearly |approximately |~|≈)?$/i.test(before) &&
      !/\b(?:rang|var|span|scal)\p{L}*\s(?:\p{L}+\s)?from\s(?:\p{L}+\s){0,2}[~≈]?$/iu.test(before)) ||
      /→|->/.test(join));
  const negative = /[−-]/.test(sign) ? -1 : 1;
  const unitName = nameUnit((isPair ? groups.last : undefined) ?? own);
  return {
    start: match.index,
    end,
    from: match.index - (bound?.length ?? 0),
    value: negative * (isChange ? (numbers.to ?? numbers.value) : numbers.value),
    isDecimal: first.includes('.'),
    ...(unitName === undefined ? {} : { unit: unitName }),
    ...(isChange ? { baseline: numbers.value } : isPair && numbers.to !== undefined ? { valueTo: numbers.to } : {}),
    ...(bound === undefined ? {} : { bound: bound.bound }),
    ...(sign.trim() === '' ? {} : { sign: negative < 0 ? ('-' as const) : ('+' as const) }),
  };
}

/** A unit, unless it is of points that are counted: "64 anchor points above". */
function knownUnit(unit: string | undefined): string | undefined {
  const words = WORDS_OF_POINTS.exec(unit ?? '')?.[1];
  if (words === undefined) return unit;
  return findMetrics(words).some(({ end }) => end === words.length) ? unit : undefined;
}

const WORDS_OF_POINTS = new RegExp(
  String.raw`^((?!\s(?:${POINTS_OF}|percentage|percent)\spoints?$)(?:\s[\p{L}@-]+){1,2})\spoints?$`,
  'u',
);

function lengthOf(unit: string | undefined): number {
  return unit?.length ?? 0;
}

/** Two numbers are one range or change: `2-4x`, `12.3% to 15.1%`, `from 34.1 to 51.2`, `between 3% and 5%`. */
function pairs(before: string, join: string, first: string | undefined, second: string | undefined): boolean {
  const [one, other] = [nameUnit(first), nameUnit(second)];
  if (one !== undefined && one !== other) return false;
  if (/and/.test(join)) return /\bbetween\s(?:about )?$/i.test(before);
  if (/to/.test(join))
    return (
      other !== undefined ||
      /(?:\b(?:from|between)|[:=])\s(?:an average of |a |about |around |over |more than |nearly |approximately |~|≈)?$/i.test(
        before,
      )
    );
  return true;
}

function tailLength({ join = '', plus = '', second = '', last = '' }: Record<string, string | undefined>): number {
  return join.length + plus.length + second.length + last.length;
}

/** `7B`, `4-bit`, `3D`, `30-layer` and `2.5.1` are no numbers of their own. */
function isGlued(text: string, end: number, unit: string | undefined): boolean {
  const after = text.slice(end, end + 3);
  if (unit !== undefined)
    return unit.trim() === '%' ? false : /^[-/][\p{L}\p{N}]/u.test(after) && !/fold|times|[x×]$/i.test(unit);
  return /^(?:[\p{L}\p{N}_@^°′$€]|[-‐/×][\p{L}\p{N}]|\.\d|\s?[×x]\s?\d)/u.test(after);
}

const BOUND =
  /(?:\b(?<upTo>up to|as (?:much|high|many|low|little|fast) as|at most|a maximum of|maximum|max|less than|below|under|fewer than)|\b(?<over>(?:well )?over|more than|above|exceeds|exceeding|exceed|surpasses|surpassing|greater than|higher than|at least|as few as|beyond|upwards of)|\b(?<about>about|approximately|approx\.?|around|roughly|nearly|almost|close to|an estimated|circa))\s(?:an?\s)?$|(?<low>[<≤]\s?)$|(?<high>[>≥]\s?)$|(?<near>[~≈∼]\s?)$/iu;

function boundBefore(
  before: string,
): { readonly bound: NonNullable<TextResult['bound']>; readonly length: number } | undefined {
  const match = BOUND.exec(before.slice(-24));
  if (match === null) return undefined;
  const { upTo, low, over, high } = match.groups ?? {};
  const bound = (upTo ?? low) !== undefined ? 'up to' : (over ?? high) !== undefined ? 'over' : 'about';
  return { bound, length: match[0].length };
}

const UNIT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:percentage|absolute|percent)[ -]points?$|^(?:pp|p\.p\.|%p)$|(?:points?|pts)$/i, 'points'],
  [/^(?:%|percent)$/, '%'],
  [/^[-×xX]?(?:times|fold)?$/, 'x'],
  [/orders? of magnitude$/, 'orders of magnitude'],
];

function nameUnit(unit: string | undefined): string | undefined {
  if (unit === undefined) return undefined;
  const plain = unit.replace(/^[\s-]+/, '');
  return UNIT_NAMES.find(([pattern]) => pattern.test(plain))?.[1] ?? plain;
}

const WORD_FACTOR =
  /(?<![\p{L}\p{N}-])(?:(?<low>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\s(?:to|or)\s)?(?<word>[Tt]wice|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]wenty|[Hh]undred)(?:[ -]?(?<unit>fold|times|orders? of magnitude)(?![\p{L}\p{N}])|(?<=wice)(?= (?:as|the)\b))/gu;

const WORD_VALUES: ReadonlyMap<string, number> = new Map([
  ...['twice', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, i) => [word, Math.max(2, i + 1)] as const,
  ),
  ['twenty', 20],
  ['hundred', 100],
]);

function readWordFactor(text: string, from: number, match: RegExpExecArray): Quantity | undefined {
  const value = WORD_VALUES.get((match.groups?.word ?? '').toLowerCase());
  if (value === undefined) return undefined;
  const low = WORD_VALUES.get((match.groups?.low ?? '').toLowerCase());
  const bound = boundBefore(text.slice(from, match.index));
  return {
    start: match.index,
    end: match.index + match[0].length,
    from: match.index - (bound?.length ?? 0),
    value: low ?? value,
    ...(low === undefined ? {} : { valueTo: value }),
    unit: match.groups?.unit?.startsWith('order') === true ? 'orders of magnitude' : 'x',
    isDecimal: false,
    ...(bound === undefined ? {} : { bound: bound.bound }),
  };
}

function toNumber(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
