// Transformations of characters and spaces: how a text is set, not what it says.
import { insert, NOTHING, pick, replaceAll, sentencesOf, toChange } from './edits.mjs';
import { PREFIXES } from './words.mjs';

const FREELY = { names: true };
const HYPHEN = /(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu;
const SPACE = /(?<=\S) (?=\S)/g;
const SMALL_WORDS = /^(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|via|with)$/;

/** The title with each of its words as `toCase` writes it. */
function retitle(toCase) {
  return (paper) =>
    toChange(replaceAll(paper, /[\p{L}\p{N}]+/gu, ([word]) => toCase(word), { ...FREELY, end: paper.titleEnd }));
}

/** A change that puts `replacement` for all matches of `pattern`, in names too. */
function everywhere(pattern, replacement) {
  return (paper, random) => {
    const make = typeof replacement === 'string' ? replacement : (match) => replacement(match, random);
    return toChange(replaceAll(paper, pattern, make, FREELY));
  };
}

const LINE = 70;

/** The abstract in lines of 70 characters that end in `lineEnd`; `cut` may cut the word that doesn't fit. */
function wrapLines(lineEnd, cut = () => null) {
  return ({ text, abstractStart }, random) => {
    const edits = [];
    let lineStart = abstractStart;
    let space = -1;
    for (let i = abstractStart; i < text.length; i++) {
      if (text[i] === '\n') [lineStart, space] = [i + 1, -1];
      if (text[i] === ' ') space = i;
      if (i - lineStart < LINE || space < lineStart) continue;
      const place = cut(text, space + 1, random);
      if (place !== null) {
        edits.push(insert(place, '-\n'));
        lineStart = place;
      } else {
        edits.push({
          start: space,
          end: space + 1,
          replacement: typeof lineEnd === 'string' ? lineEnd : lineEnd(random),
        });
        lineStart = space + 1;
      }
      space = -1;
    }
    return toChange(edits);
  };
}

/** Where the word at `start` may be cut: ordinary words only, three letters at least on each side. */
function cutWord(text, start, random) {
  const word = /^\p{Ll}*(?=[\s,]|\.\s)/u.exec(text.slice(start, start + 40))?.[0] ?? '';
  return word.length < 8 ? null : start + 3 + Math.floor(random() * (word.length - 5));
}

/** `"` and `'` by where they stand. */
function curl({ 0: mark, index, input }) {
  const opens = /^$|[\s([{—–-]/.test(input[index - 1] ?? '') && /\S/.test(input[index + 1] ?? ' ');
  if (mark === '"') return opens ? '“' : '”';
  return opens ? '‘' : '’';
}

const LIGATURES = { ffi: 'ﬃ', ffl: 'ﬄ', ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' };
const STRAIGHT = { '‘': "'", '’': "'", '“': '"', '”': '"' };

/** A pattern that stands between two letters, about the middle of a word of so many. */
function insideWords(length, character) {
  return ({ text }, random) => {
    const edits = [];
    for (const { 0: word, index } of text.matchAll(new RegExp(`\\p{Ll}{${length},}`, 'gu'))) {
      const isMarkup = /[\\/.]\S{0,60}$/.test(text.slice(Math.max(0, index - 60), index));
      if (!isMarkup && random() < 0.6) edits.push(insert(index + (word.length >> 1), character));
    }
    return toChange(edits);
  };
}

export const TYPOGRAPHY = [
  { name: 'title in capitals', change: retitle((word) => word.toUpperCase()) },
  { name: 'title in small letters', change: retitle((word) => word.toLowerCase()) },
  {
    name: 'title in title case',
    change: retitle((word) => (SMALL_WORDS.test(word) ? word : word[0].toUpperCase() + word.slice(1))),
  },
  {
    name: 'no title',
    change: ({ abstractStart }) =>
      abstractStart === 0 ? NOTHING : { edits: [{ start: 0, end: abstractStart, replacement: '' }] },
  },
  { name: 'curly quotes', change: everywhere(/["']/g, curl) },
  { name: 'straight quotes', change: everywhere(/[‘’“”]/g, ([mark]) => STRAIGHT[mark]) },
  { name: 'non-breaking spaces', change: everywhere(SPACE, (_, random) => (random() < 0.3 ? '\u00a0' : ' ')) },
  { name: 'double spaces', change: everywhere(SPACE, (_, random) => (random() < 0.3 ? '  ' : ' ')) },
  {
    name: 'thin spaces in numbers',
    change: everywhere(/(?<=\d),(?=\d{3}(?!\d))|(?<=\d)(?=%)/g, '\u2009'),
  },
  { name: 'lines of 70 characters', change: wrapLines('\n') },
  { name: 'Windows line ends', change: wrapLines('\r\n') },
  { name: 'words cut at line ends', change: wrapLines('\n', cutWord) },
  { name: 'trailing spaces', change: wrapLines((random) => pick([' \n', '  \n', '   \n'], random)) },
  {
    name: 'a line for each sentence',
    change: (paper) =>
      toChange(
        sentencesOf(paper)
          .map(({ end }, i, all) => gapTo(all[i + 1], end, '\n'))
          .filter((edit) => edit !== null),
      ),
  },
  {
    name: 'no space between sentences',
    change: (paper) =>
      toChange(
        sentencesOf(paper)
          .map(({ end }, i, all) => gapTo(all[i + 1], end, ''))
          .filter((edit) => edit !== null),
      ),
  },
  { name: 'hyphens U+2010', change: everywhere(HYPHEN, '\u2010') },
  { name: 'hyphens U+2011', change: everywhere(HYPHEN, '\u2011') },
  { name: 'en dashes in compounds', change: everywhere(/(?<=\p{L})-(?=\p{L})/gu, '–') },
  {
    name: 'compounds without hyphens',
    change: everywhere(
      /(?<=(?<![\p{L}\p{N}-])(?:\p{Ll}{2,}-)*\p{Ll}{2,})-(?=\p{Ll}{2,}(?![\p{L}\p{N}]))/gu,
      splitCompound,
    ),
  },
  {
    name: 'prefixes joined',
    // Not where a name stands at the hyphen: it would be but a part of a word.
    change: (paper) =>
      toChange(
        replaceAll(paper, /(?<=(?<![\p{L}\p{N}-])\p{L}\p{Ll}+)-(?=\p{Ll}{3,})/gu, joinPrefix, FREELY).filter(
          (edit) => !paper.names.some(({ start, end }) => start === edit.end || end === edit.start),
        ),
      ),
  },
  { name: 'ligatures', change: everywhere(/ffi|ffl|ff|fi|fl/g, ([letters]) => LIGATURES[letters]) },
  { name: 'soft hyphens', change: insideWords(9, '\u00ad') },
  { name: 'zero-width spaces', change: insideWords(9, '\u200b') },
  {
    name: 'full-width digits',
    change: everywhere(/\d/g, ([digit]) => String.fromCodePoint(0xff10 + Number(digit))),
  },
];

/** A space for a hyphen, but not after "pre" and its like. */
function splitCompound({ index, input }) {
  return PREFIXES.includes(wordBefore(input, index, /\p{Ll}*(?=(?:-\p{Ll}+)*$)/u)) ? null : ' ';
}

function joinPrefix({ index, input }) {
  return PREFIXES.includes(wordBefore(input, index, /\p{L}*$/u).toLowerCase()) ? '' : null;
}

function wordBefore(text, end, pattern) {
  return pattern.exec(text.slice(Math.max(0, end - 40), end))?.[0] ?? '';
}

/** The edit that puts `replacement` for what stands between two sentences. */
function gapTo(next, end, replacement) {
  return next === undefined ? null : { start: end, end: next.start, replacement };
}
