import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/model.ts';
import { createRandom } from '../../src/random.ts';

interface Edit extends Span {
  readonly replacement: string;
}

type Change =
  | { readonly edits: readonly Edit[]; readonly groups?: readonly Span[]; readonly order?: undefined }
  | { readonly order: readonly Span[] };

interface Paper {
  readonly text: string;
  readonly titleEnd: number;
  readonly abstractStart: number;
  readonly names: readonly Span[];
}

interface Transformation {
  readonly name: string;
  readonly change: (paper: Paper, random: () => number) => Change;
}

type SpanMap = (span: Span) => Span | null;

interface Transformations {
  readonly TRANSFORMATIONS: readonly Transformation[];
  readonly toPaper: (source: { title?: string; abstract: string }, namesOf: (text: string) => readonly Span[]) => Paper;
  readonly transform: (
    paper: Paper,
    transformation: Transformation,
    seed: string,
  ) => { readonly title: string; readonly abstract: string; readonly map: SpanMap };
}

interface LocatedEntity {
  readonly id: string;
  readonly type: string;
  readonly spans: readonly Span[];
}

type Relation = readonly [head: string, label: string, tail: string];

interface Located {
  readonly entities: readonly LocatedEntity[];
  readonly relations: readonly Relation[];
}

interface GoldPaper {
  readonly id: string;
  readonly entities: readonly { readonly id: string; readonly type: string; readonly mentions: readonly string[] }[];
  readonly relations: readonly Relation[];
}

type Counts = Readonly<Record<'entity' | 'relation', readonly number[]>>;

interface Count {
  readonly locate: (gold: Pick<GoldPaper, 'entities' | 'relations'>, text: string) => Located;
  readonly carry: (graph: Located, map: SpanMap) => Located;
  readonly countPaper: (ours: Located, gold: Located) => Counts;
  readonly addUp: (counts: readonly Counts[]) => Counts;
  readonly f1: (counts: readonly number[]) => number;
}

const BENCH = resolve(import.meta.dirname, '../../bench/robustness');
const load = (name: string): Promise<unknown> => import(/* @vite-ignore */ pathToFileURL(join(BENCH, name)).href);
const { TRANSFORMATIONS, toPaper, transform } = (await load('transformations.mjs')) as Transformations;
const { applyChange } = (await load('edits.mjs')) as {
  readonly applyChange: (text: string, change: Change) => { readonly text: string; readonly map: SpanMap };
};
const { locate, carry, countPaper, addUp, f1 } = (await load('count.mjs')) as Count;

function named(name: string): Transformation {
  const found = TRANSFORMATIONS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no transformation ${name}`);
  return found;
}

/** Names as the gold gives them: strings. */
function paperOf(title: string | undefined, abstract: string, strings: readonly string[]): Paper {
  const gold = { entities: [{ id: 'e1', type: 'Method', mentions: strings }], relations: [] };
  const source = title === undefined ? { abstract } : { title, abstract };
  return toPaper(source, (text) => locate(gold, text).entities.flatMap(({ spans }) => spans));
}

const FRAGMENTS = [
  'We propose **Long-Net**, a',
  'the model (LM)',
  'large language models (LLMs)',
  'GPT-4o-mini',
  'state-of-the-art',
  'pre-training',
  'Multi-head attention',
  'optimisation',
  'behavior',
  'analyse',
  'outperforms',
  'we evaluate on',
  'and',
  '& more',
  '10\\%',
  '93.5%',
  '1,024 efficient',
  'two datasets',
  'e.g., “quoted” text',
  '"straight" one’s',
  "don't",
  'cannot',
  '$\\alpha_1$-divergence',
  '\\textbf{bold}',
  'https://example.org/a-b?c=d&e',
  'first, second, and third',
  'naïve — or not -',
  '<i>tag</i> a < b',
  'in this paper',
  'However,',
  'end. The',
  'end! Our',
  'end.',
  '[3]',
  '\n',
  '模型',
  '😀',
];

const prose = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ maxLength: 8 })), {
  maxLength: 25,
});
const words = prose.map((parts) => parts.join(' '));

/** A paper with some of its own strings as names. */
const papers = fc
  .tuple(
    fc.option(
      words.map((title) => title.replaceAll('\n', ' ')),
      { nil: undefined },
    ),
    words,
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 24 })), { maxLength: 6 }),
    fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 4 }),
  )
  .map(([title, abstract, places, fragments]) => {
    const whole = `${title ?? ''} ${abstract}`;
    const cut = places.map(([place, length]) => whole.slice(place % whole.length).slice(0, length));
    const strings = [...cut, ...fragments].map((string) => string.trim()).filter((string) => /^[^\n]+$/.test(string));
    return paperOf(title, abstract, strings);
  });

const touches = (edit: Span, span: Span): boolean => edit.start < span.end && edit.end > span.start;
const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

const RUNS = { numRuns: 40 };

describe.each(TRANSFORMATIONS.map((one) => [one.name, one] as const))('%s', (name, transformation) => {
  test('edits are sorted and do not overlap, an order has each character once; no name is torn', () => {
    fc.assert(
      fc.property(papers, fc.integer(), (paper, seed) => {
        const change = transformation.change(paper, createRandom(seed));
        if (change.order !== undefined) {
          const sorted = change.order.toSorted((a, b) => a.start - b.start || a.end - b.end);
          expect(sorted.map(({ start }) => start)).toEqual([0, ...sorted.slice(0, -1).map(({ end }) => end)]);
          expect(sorted.at(-1)?.end).toBe(paper.text.length);
          for (const span of paper.names) expect(change.order.some((piece) => contains(piece, span))).toBe(true);
          return;
        }
        let last = -1;
        for (const edit of change.edits) {
          expect(edit.start).toBeGreaterThanOrEqual(Math.max(0, last));
          expect(edit.end).toBeGreaterThanOrEqual(edit.start);
          expect(edit.end > edit.start || edit.start > last).toBe(true);
          last = edit.end;
        }
        expect(last).toBeLessThanOrEqual(paper.text.length);
        if (name === 'no title') return;
        const torn = change.edits.filter((edit) =>
          paper.names.some((one) => touches(edit, one) && !contains(one, edit)),
        );
        expect(torn).toEqual([]);
      }),
      RUNS,
    );
  });

  test('every name is still there, apart from the others; the same seed gives the same text', () => {
    fc.assert(
      fc.property(papers, fc.string(), (paper, seed) => {
        const { title, abstract, map } = transform(paper, transformation, seed);
        const text = title === '' ? abstract : `${title}\n${abstract}`;
        const again = transform(paper, transformation, seed);
        expect([again.title, again.abstract]).toEqual([title, abstract]);
        const kept = paper.names.filter(({ start }) => name !== 'no title' || start >= paper.abstractStart);
        const mapped = kept.map(map);
        for (const [i, span] of mapped.entries()) {
          const old = kept[i] ?? { start: 0, end: 0 };
          if (span === null) throw new Error(`${name} loses ${paper.text.slice(old.start, old.end)}`);
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        const spans = mapped.filter((span) => span !== null).toSorted((a, b) => a.start - b.start);
        spans.forEach((span, i) => {
          expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
        });
      }),
      RUNS,
    );
  });

  test('a span that no edit is in keeps its text', () => {
    fc.assert(
      fc.property(papers, fc.nat(), fc.integer({ min: 1, max: 30 }), (paper, place, length) => {
        fc.pre(paper.text.length > 0);
        const start = place % paper.text.length;
        const span = { start, end: Math.min(paper.text.length, start + length) };
        const change = transformation.change(paper, createRandom(length));
        const { text, map } = applyChange(paper.text, change);
        const isTouched =
          change.order !== undefined
            ? !change.order.some((piece) => contains(piece, span))
            : [...change.edits, ...(change.groups ?? [])].some((edit) => touches(edit, span));
        if (isTouched) return;
        const mapped = map(span);
        expect(mapped && text.slice(mapped.start, mapped.end)).toBe(paper.text.slice(span.start, span.end));
      }),
      RUNS,
    );
  });
});

type Example = readonly [name: string, before: string, after: string, names: readonly string[]];

const EXAMPLES: readonly Example[] = [
  ['curly quotes', `a "word" and 'one' don't`, 'a “word” and ‘one’ don’t', []],
  ['straight quotes', 'a “word”, one’s', `a "word", one's`, []],
  ['thin spaces in numbers', 'on 1,024 of 7%', 'on 1\u2009024 of 7\u2009%', []],
  ['hyphens U+2010', 'GPT-4 is well-known - https://a-b.org', 'GPT\u20104 is well\u2010known - https://a-b.org', []],
  ['en dashes in compounds', 'human-level GPT-4', 'human–level GPT-4', []],
  [
    'compounds without hyphens',
    'state-of-the-art pre-training of GPT-like',
    'state of the art pre-training of GPT-like',
    [],
  ],
  ['prefixes joined', 'pre-training and Multi-agent end-to-end', 'pretraining and Multiagent end-to-end', []],
  ['ligatures', 'efficient flow of file', 'eﬃcient ﬂow of ﬁle', []],
  ['full-width digits', 'GPT-4 with 12 layers', 'GPT-４ with １２ layers', []],
  ['a line for each sentence', 'One is. Two (e.g. A) is.', 'One is.\nTwo (e.g. A) is.', []],
  ['no space between sentences', 'One is. Two is.', 'One is.Two is.', []],
  ['TeX: numbers in dollars', 'with 12 of 7% and $5$', 'with $12$ of 7% and $5$', []],
  ['TeX: dashes, quotes, accents', 'naïve — "so"', `na\\"{i}ve --- \`\`so''`, []],
  ['HTML: entities', 'a<b', 'a&lt;b', []],
  ['JATS: paragraphs', 'A.', '<jats:title>Abstract</jats:title><jats:p>A.</jats:p>', []],
  ['British spelling', 'optimize a center, modeling Analyzer', 'optimise a centre, modelling Analyser', []],
  ['American spelling', 'Optimisation of centred colours; optimism', 'Optimization of centered colors; optimism', []],
  ['contractions', 'It is not done; we cannot', "It's not done; we can't", []],
  ['no contractions', "It doesn't; we can’t", 'It does not; we cannot', []],
  ['e.g. and i.e. spelt out', 'sets (e.g., A), i.e. B', 'sets (for example, A), that is, B', []],
  ['per cent in words', 'by 7% of 8\\%', 'by 7 percent of 8 percent', []],
  ['and as &', 'cats and dogs and Bread and Butter', 'cats & dogs & Bread and Butter', ['Bread and Butter']],
  ['small numbers in digits', 'Two tasks of two-stage one', '2 tasks of two-stage one', []],
  ['no comma before the last and', 'red, green, and blue, and we go', 'red, green and blue, and we go', []],
  ['brackets for parentheses', 'models (LMs)', 'models [LMs]', []],
  ['we as the authors', 'We test our LM for us', 'The authors test their LM for them', []],
  ['other phrases', 'However, a novel set, such as A', 'Nevertheless, a new set, like A', []],
  ['address at the end', 'A.', 'A. Project page: https://project-page.example.org/index.html', []],
  ['copyright at the end', 'A.', 'A. © 2025 The Authors. All rights reserved.', []],
  ['headings', 'One is. Two is. Three is.', 'BACKGROUND: One is. METHODS: Two is. RESULTS: Three is.', []],
  ['label Abstract', 'A.', 'Abstract: A.', []],
  ['acronym before its long form', 'The Long Net (LN) runs', 'The LN (Long Net) runs', ['Long Net', 'LN']],
  [
    'neighbouring sentences swapped',
    'One is. Two is. Models run. Data help.',
    'One is. Two is. Data help. Models run.',
    [],
  ],
];

describe('examples', () => {
  test.each(EXAMPLES)('%s: %s', (name, before, after, names) => {
    const { title, abstract } = transform(paperOf('T', before, names), named(name), '1');
    expect([title, abstract]).toEqual(['T', after]);
  });

  test.each([
    ['title in capitals', 'A Study of BERT’s layers', 'A STUDY OF BERT’S LAYERS'],
    ['title in small letters', 'A Study of BERT', 'a study of bert'],
    ['title in title case', 'A study of learning', 'A Study of Learning'],
    ['no title', 'A study', ''],
  ])('%s', (name, before, after) => {
    const { title, abstract } = transform(paperOf(before, 'It Is.', []), named(name), '1');
    expect([title, abstract]).toEqual([after, 'It Is.']);
  });

  test('there are thirty and more, by different names', () => {
    expect(new Set(TRANSFORMATIONS.map(({ name }) => name)).size).toBe(TRANSFORMATIONS.length);
    expect(TRANSFORMATIONS.length).toBeGreaterThanOrEqual(30);
  });

  test('the names of a dropped title go, with their relations', () => {
    const entities = [
      { id: 'e1', type: 'Method', mentions: ['Alpha'] },
      { id: 'e2', type: 'Task', mentions: ['parsing'] },
      { id: 'e3', type: 'Task', mentions: ['nowhere'] },
    ];
    const relations: Relation[] = [
      ['e1', 'USED_FOR', 'e2'],
      ['e2', 'PART_OF', 'e3'],
    ];
    const source = { title: 'Alpha for parsing', abstract: 'On parsing.' };
    const gold = locate({ entities, relations }, `${source.title}\n${source.abstract}`);
    const { map } = transform(
      toPaper(source, () => []),
      named('no title'),
      '1',
    );
    expect(carry(gold, map)).toEqual({
      entities: [
        { id: 'e2', type: 'Task', spans: [{ start: 3, end: 10 }] },
        { id: 'e3', type: 'Task', spans: [] },
      ],
      relations: [['e2', 'PART_OF', 'e3']],
    });
  });
});

const GOLD = join(process.env.LITHOGRAPH_SHARED ?? '../shared', 'gold');

describe.skipIf(!existsSync(GOLD))('counting', () => {
  test('gives the figures of the scorer that comes with the gold', () => {
    const random = createRandom(7);
    const sources = JSON.parse(readFileSync(join(GOLD, 'dev.papers.json'), 'utf8')) as {
      id: string;
      title: string;
      abstract: string;
    }[];
    const golds = readFileSync(join(GOLD, 'dev.gold.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as GoldPaper);
    const lines: string[] = [];
    const counts = golds.map((gold) => {
      const source = sources.find(({ id }) => id === gold.id);
      const located = locate(gold, `${source?.title}\n${source?.abstract}`);
      const ours = spoil(located, random);
      const entities = ours.entities.map(({ spans, ...rest }) => ({ ...rest, mentions: spans }));
      lines.push(JSON.stringify({ id: gold.id, entities, relations: ours.relations }));
      return countPaper(ours, located);
    });
    const { entity, relation } = addUp(counts);
    const folder = mkdtempSync(join(tmpdir(), 'lithograph-count-'));
    try {
      const file = join(folder, 'predicted.jsonl');
      writeFileSync(file, lines.join('\n'));
      const inputs = [join(GOLD, 'dev.papers.json'), join(GOLD, 'dev.gold.jsonl'), file];
      const output = execFileSync(process.execPath, [join(GOLD, 'score.mjs'), ...inputs, '--json'], {
        encoding: 'utf8',
      });
      const figures = JSON.parse(output) as Record<'entity' | 'relation', { f1: number }>;
      expect([f1(entity), f1(relation)]).toEqual([figures.entity.f1, figures.relation.f1]);
      expect(f1(relation)).toBeLessThan(90);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** The gold with some of its mentions gone or moved, kinds and ends of relations changed, entities split and added. */
function spoil({ entities, relations }: Located, random: () => number): Located {
  const others = entities.map(({ id }) => id);
  const either = (id: string): string => (random() < 0.15 ? (others[Math.floor(random() * others.length)] ?? id) : id);
  return {
    entities: entities.flatMap(({ id, type, spans }) => {
      const kept = spans
        .filter(() => random() < 0.8)
        .map(({ start, end }) => (random() < 0.1 ? { start, end: end + 1 } : { start, end }));
      const kind = random() < 0.2 ? 'Concept' : type;
      return random() < 0.2
        ? [
            { id, type: kind, spans: kept.slice(0, 1) },
            { id: `${id}b`, type, spans: kept.slice(1) },
          ]
        : [{ id, type: kind, spans: kept }];
    }),
    relations: relations.map(([head, label, tail]) =>
      random() < 0.2 ? [tail, 'COMPARED_WITH', head] : [either(head), label, either(tail)],
    ),
  };
}
