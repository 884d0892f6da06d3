// Transformations of words: other spellings, other words for the same.
import { pick, replaceAll, toChange, withCaseOf } from './edits.mjs';
import { AUTHORS, CONTRACTIONS, formsOf, NUMBERS, PHRASES, SPELLINGS, VERBS } from './words.mjs';

const WORD_START = '(?<![\\p{L}\\p{N}-])';
const WORD_END = '(?![\\p{L}\\p{N}-])';

/** Words spelt the other way; a spelling is a pattern, and what it looks ahead for is no part of the word. */
function respell(from, to) {
  return (paper) =>
    toChange(
      SPELLINGS.flatMap((pair) => {
        const pattern = new RegExp(`${WORD_START.replace('-', '')}(${pair[from]})[\\p{L}]*`, 'giu');
        const target = pair[to].replace(/\(.*\)$/, '');
        return replaceAll(
          paper,
          pattern,
          ([word, stem]) => withCaseOf(stem, target) + inflected(word.slice(stem.length), target),
          {
            names: true,
          },
        );
      }),
    );
}

/** `center` + `ed` is `centred`, `centre` + `d` is `centered`. */
function inflected(ending, target) {
  if (/re$/.test(target)) return ending.replace(/^e/, '');
  if (/er$/.test(target)) return ending === 'd' ? 'ed' : ending;
  return ending;
}

function alternatives(words) {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** Other words for those of a table, outside of names; `a` and `an` before them must stay right. */
function reword(table, options = {}) {
  const { from = WORD_START, to = WORD_END } = options;
  const pattern = new RegExp(`${from}(?:${alternatives([...table.keys()])})${to}`, 'giu');
  return (paper, random) =>
    toChange(
      replaceAll(paper, pattern, (match) => {
        const others = table.get(match[0].toLowerCase());
        const other = others === undefined ? undefined : withCaseOf(match[0], pick(others, random));
        return other === undefined || breaksArticle(match, other) ? null : other;
      }),
    );
}

function breaksArticle({ 0: old, index, input }, other) {
  if (!/(?<!\p{L})an? $/iu.test(input.slice(Math.max(0, index - 4), index))) return false;
  return /^[aeiou]/i.test(old) !== /^[aeiou]/i.test(other);
}

/** From words to one other word each. */
function tableOf(entries) {
  return new Map(entries.map(([word, other]) => [word.toLowerCase(), [String(other)]]));
}

const VERB_FORMS = new Map(
  Object.entries(VERBS).flatMap(([verb, others]) =>
    formsOf(verb).map((form, i) => [form, others.map((other) => formsOf(other)[i])]),
  ),
);

/** Not where they are nouns. */
const VERB_START = `(?<!(?:^|[^\\p{L}])(?:a|an|the|this|our|its|their|of|same|no) )${WORD_START}`;

export const WORDING = [
  { name: 'British spelling', change: respell(1, 0) },
  { name: 'American spelling', change: respell(0, 1) },
  {
    name: 'other verbs',
    change: reword(VERB_FORMS, { from: VERB_START, to: `${WORD_END}(?! (?:upon|over|with)(?!\\p{L}))` }),
  },
  { name: 'other phrases', change: reword(tableOf(Object.entries(PHRASES))) },
  { name: 'we as the authors', change: reword(tableOf(Object.entries(AUTHORS))) },
  { name: 'contractions', change: reword(tableOf(Object.entries(CONTRACTIONS))) },
  { name: 'no contractions', change: expandContractions },
  { name: 'e.g. and i.e. spelt out', change: spellOut },
  {
    name: 'per cent in words',
    change: (paper) => toChange(replaceAll(paper, /(?<=\d) ?\\?%/g, ' percent')),
  },
  { name: 'and as &', change: (paper) => toChange(replaceAll(paper, /(?<=\s)and(?=\s)/g, '&')) },
  {
    name: 'small numbers in digits',
    change: reword(tableOf(Object.entries(NUMBERS)), { to: '(?= \\p{Ll})' }),
  },
  {
    name: 'no comma before the last and',
    change: (paper) =>
      toChange(
        replaceAll(
          paper,
          /(?<=,(?: [^\s,.;:()]+){1,4}),(?= (?:and|or) (?!(?:we|it|they|this|the|our|thus|then)\b))/gu,
          '',
        ),
      ),
  },
  {
    name: 'brackets for parentheses',
    change: (paper) => toChange(replaceAll(paper, /[()]/g, ([mark]) => (mark === '(' ? '[' : ']'), { names: true })),
  },
];

function expandContractions(paper) {
  const long = new Map(Object.entries(CONTRACTIONS).map(([two, short]) => [short, two]));
  const pattern = new RegExp(
    `${WORD_START}(?:${alternatives([...long.keys()]).replaceAll("'", "['’]")})${WORD_END}`,
    'giu',
  );
  return toChange(
    replaceAll(paper, pattern, ([short]) =>
      withCaseOf(short, long.get(short.toLowerCase().replace('’', "'")) ?? short),
    ),
  );
}

function spellOut(paper) {
  return toChange([
    ...replaceAll(paper, /(?<!\p{L})e\.g\.,?(?=\s)/gu, 'for example,'),
    ...replaceAll(paper, /(?<!\p{L})i\.e\.,?(?=\s)/gu, 'that is,'),
  ]);
}
