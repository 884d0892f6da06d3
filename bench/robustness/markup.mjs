// Transformations into the markups in which abstracts come: TeX, HTML, JATS, Markdown.
import { insert, markupOf, replaceAll, toChange, touchesAny } from './edits.mjs';

const FREELY = { names: true };

/**
 * Puts marks around some names, whole, and some ordinary words; where two are neighbours, around one.
 *
 * @param pairs - the marks to choose from.
 * @param areGroups - whether a span that takes in one of two marks takes in the other too; HTML's tags stand alone.
 */
function wrapSome(pairs, areGroups = true) {
  return (paper, random) => {
    const words = [...paper.text.matchAll(/(?<![\p{L}\p{N}*_-])\p{Ll}{4,}(?![\p{L}\p{N}*_-])/gu)]
      .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
      .filter(({ start, end }) => !touchesAny(start, end, paper.names) && random() < 0.04);
    const names = paper.names.filter(() => random() < 0.3);
    const [edits, groups] = [[], []];
    let done = -1;
    for (const { start, end } of [...words, ...names].sort((a, b) => a.start - b.start)) {
      const isFree = start > done + 1 && !touchesAny(start - 1, end + 1, markupOf(paper.text));
      if (!isFree || /[*_$\\{}<>&\n]/.test(paper.text.slice(Math.max(0, start - 1), end + 1))) continue;
      const [opening, ending] = pairs[Math.floor(random() * pairs.length)];
      edits.push(insert(start, opening), insert(end, ending));
      groups.push({ start, end });
      done = end;
    }
    return areGroups ? { edits, groups } : { edits };
  };
}

const TEX_ACCENTS = { '\u0300': '`', '\u0301': "'", '\u0302': '^', '\u0303': '~', '\u0308': '"' };

function toTexAccent([letter]) {
  const [base, accent, ...more] = letter.normalize('NFD');
  return more.length > 0 || !Object.hasOwn(TEX_ACCENTS, accent) ? null : `\\${TEX_ACCENTS[accent]}{${base}}`;
}

const HTML = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  '’': 'rsquo',
  '‘': 'lsquo',
  '“': 'ldquo',
  '”': 'rdquo',
  '–': 'ndash',
  '—': 'mdash',
};

export const MARKUP = [
  {
    name: 'TeX: emphasis',
    change: wrapSome(['textit', 'textbf', 'emph', 'texttt'].map((macro) => [`\\${macro}{`, '}'])),
  },
  {
    name: 'TeX: per cent, ampersands, ties',
    change: (paper, random) =>
      toChange([
        ...replaceAll(paper, /(?<![\p{L}\p{N}.$\\-])(\d+(?:\.\d+)?)%/gu, ([, number]) => `$${number}\\%$`, FREELY),
        ...replaceAll(paper, /(?<!\\)[%&]/g, ([mark]) => `\\${mark}`, FREELY),
        ...replaceAll(paper, /(?<=[\p{L},]) (?=[\p{L}\p{N}])/gu, () => (random() < 0.1 ? '~' : null), FREELY),
      ]),
  },
  {
    name: 'TeX: numbers in dollars',
    change: (paper) =>
      toChange(
        replaceAll(
          paper,
          /(?<![\p{L}\p{N}.$\\-])\d+(?:\.\d+)?(?![\p{L}\p{N}%$\\-]|\.\d)/gu,
          ([number]) => `$${number}$`,
        ),
      ),
  },
  {
    name: 'TeX: dashes, quotes, accents',
    change: (paper) =>
      toChange([
        ...replaceAll(paper, /—| [-–] /g, ([dash]) => (dash === '—' ? '---' : ' --- '), FREELY),
        ...replaceAll(paper, /–/g, '--', FREELY),
        ...replaceAll(paper, /["“”]/g, toTexQuote, FREELY),
        ...replaceAll(paper, /[À-ÖØ-öø-ÿ]/g, toTexAccent, FREELY),
      ]),
  },
  {
    name: 'Markdown: emphasis',
    change: wrapSome([
      ['**', '**'],
      ['*', '*'],
    ]),
  },
  {
    name: 'HTML: tags',
    change: wrapSome(
      ['i', 'b', 'em', 'span'].map((tag) => [`<${tag}>`, `</${tag}>`]),
      false,
    ),
  },
  {
    name: 'HTML: entities',
    change: (paper, random) =>
      toChange([
        ...replaceAll(paper, /[&<>"‘’“”–—]/g, ([mark]) => `&${HTML[mark]};`, { ...FREELY, markup: true }),
        ...replaceAll(paper, /'/g, '&#39;', FREELY),
        ...replaceAll(paper, /(?<=\S) (?=\S)/g, () => (random() < 0.05 ? '&nbsp;' : null), FREELY),
      ]),
  },
  {
    name: 'JATS: paragraphs',
    change: ({ text, abstractStart }) =>
      toChange([insert(abstractStart, '<jats:title>Abstract</jats:title><jats:p>'), insert(text.length, '</jats:p>')]),
  },
];

function toTexQuote({ 0: mark, index, input }) {
  if (mark !== '"') return mark === '“' ? '``' : "''";
  return /^$|[\s([{—–-]/.test(input[index - 1] ?? '') ? '``' : "''";
}
