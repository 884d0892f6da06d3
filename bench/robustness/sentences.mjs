// Transformations of whole sentences: what is put between them, and their order.
import { insert, markupOf, NOTHING, pick, sentencesOf, swapSpans, toChange, touchesAny } from './edits.mjs';
import { LEANING, OPENERS, SURNAMES } from './words.mjs';

/** Citations before the full stops of some sentences. */
function cite(toCitation) {
  return (paper, random) =>
    toChange(
      sentencesOf(paper).flatMap(({ end }) => {
        if (paper.text[end - 1] !== '.' || random() < 0.4) return [];
        const place = end - 1;
        return touchesAny(place - 1, end, markupOf(paper.text)) || isWithin(place, paper.names)
          ? []
          : [insert(place, toCitation(random))];
      }),
    );
}

function isWithin(place, spans) {
  return spans.some(({ start, end }) => start < place && place < end);
}

const number = (random, most) => 1 + Math.floor(random() * most);

/** "Notably, " before some sentences, "In this paper, " before the first that says what we do. */
function addFillers(paper, random) {
  let saidWhere = /in this (?:paper|work|study|article)/i.test(paper.text);
  return toChange(
    sentencesOf(paper).flatMap(({ start, end }) => {
      const first = /^\p{Lu}\p{Ll}*/u.exec(paper.text.slice(start, end))?.[0] ?? '';
      if (!OPENERS.includes(first) || touchesAny(start, start + first.length, paper.names)) return [];
      const isOurs = first === 'We' && !saidWhere;
      if (!isOurs && random() < 0.6) return [];
      if (isOurs) saidWhere = true;
      const filler = isOurs ? 'In this paper, ' : pick(['Notably, ', 'It should be noted that ', 'Indeed, '], random);
      return [{ start, end: start + 1, replacement: filler + first[0].toLowerCase() }];
    }),
  );
}

/** Two neighbouring letters of an ordinary word of each sentence, swapped; the first and the last letter stay. */
function addTypos(paper, random) {
  return toChange(
    sentencesOf(paper).flatMap(({ start, end }) => {
      const places = [...paper.text.slice(start, end).matchAll(/(?<![\p{L}\p{N}\\-])\p{Ll}{6,}(?![\p{L}\p{N}-])/gu)]
        .map(({ 0: word, index }) => ({ word, place: start + index }))
        .filter(
          ({ word, place }) => !touchesAny(place, place + word.length, [...paper.names, ...markupOf(paper.text)]),
        );
      if (places.length === 0) return [];
      const { word, place } = pick(places, random);
      const swaps = [...word].map((_, i) => i).filter((i) => i > 0 && i < word.length - 2 && word[i] !== word[i + 1]);
      if (swaps.length === 0) return [];
      const at = pick(swaps, random);
      return [{ start: place + at, end: place + at + 2, replacement: word[at + 1] + word[at] }];
    }),
  );
}

/** Two sentences of the second half that lean on nothing before them, and nothing after leans on them. */
function swapNeighbours(paper, random) {
  const sentences = sentencesOf(paper);
  const textOf = ({ start, end }) => paper.text.slice(start, end);
  const leans = (sentence) => sentence !== undefined && LEANING.includes(/^\p{L}+/u.exec(textOf(sentence))?.[0] ?? '');
  const defines = (sentence) => /\(\p{Lu}[\p{L}\p{N}-]{1,9}\)/u.test(textOf(sentence));
  const pairs = sentences.flatMap((second, i) => {
    const first = sentences[i - 1];
    if (first === undefined || i - 1 < sentences.length / 2) return [];
    if ([first, second, sentences[i + 1]].some(leans) || defines(first) || defines(second)) return [];
    const isTorn = paper.names.some((name) => [first, second].some(({ start, end }) => isTearing(name, start, end)));
    return isTorn ? [] : [[first, second]];
  });
  return pairs.length === 0 ? NOTHING : swapSpans(paper.text, ...pick(pairs, random));
}

function isTearing(name, start, end) {
  return touchesAny(name.start, name.end, [{ start, end }]) && (name.start < start || name.end > end);
}

/** `LLMs (large language models)` for `large language models (LLMs)`, one pair that has both as names. */
function swapAcronym(paper, random) {
  const pairs = paper.names.flatMap((long, i) => {
    const short = paper.names[i + 1];
    const isPair =
      short !== undefined && paper.text.slice(long.end, short.start) === ' (' && paper.text[short.end] === ')';
    const isShort = isPair && /^[^\s]*\p{Lu}[^\s]*$/u.test(paper.text.slice(short.start, short.end));
    return isShort && long.start > 0 ? [[long, short]] : [];
  });
  return pairs.length === 0 ? NOTHING : swapSpans(paper.text, ...pick(pairs, random));
}

const HEADINGS = ['BACKGROUND: ', 'METHODS: ', 'RESULTS: '];

function addHeadings(paper) {
  const sentences = sentencesOf(paper);
  const places = new Set(HEADINGS.map((_, i) => Math.floor((i * sentences.length) / HEADINGS.length)));
  return toChange(
    [...places].flatMap((place, i) => sentences.slice(place, place + 1).map(({ start }) => insert(start, HEADINGS[i]))),
  );
}

function atEnd(sentence) {
  return ({ text }) => toChange([insert(text.length, sentence)]);
}

export const SENTENCES = [
  { name: 'citations by number', change: cite((random) => ` [${number(random, 20)}, ${20 + number(random, 20)}]`) },
  {
    name: 'citations by author',
    change: cite((random) => ` (${pick(SURNAMES, random)} et al., ${2015 + number(random, 10)})`),
  },
  { name: 'address at the end', change: atEnd(' Project page: https://project-page.example.org/index.html') },
  { name: 'copyright at the end', change: atEnd(' © 2025 The Authors. All rights reserved.') },
  { name: 'headings', change: addHeadings },
  { name: 'label Abstract', change: ({ abstractStart }) => toChange([insert(abstractStart, 'Abstract: ')]) },
  { name: 'fillers', change: addFillers },
  { name: 'a typo in each sentence', change: addTypos },
  { name: 'neighbouring sentences swapped', change: swapNeighbours },
  { name: 'acronym before its long form', change: swapAcronym },
];
