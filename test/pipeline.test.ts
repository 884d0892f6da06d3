import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { listThemes } from '../src/analysis/themes.ts';
import { readCorpus } from '../src/corpus/read.ts';
import { createDefaultExtractor } from '../src/defaults.ts';
import { parseGraph } from '../src/graph/parse.ts';
import { serializeGraph } from '../src/graph/serialize.ts';
import { topThemes } from '../src/graph/theme-levels.ts';
import type { Document, Extraction, Extractor } from '../src/model.ts';
import { assembleGraph, type BuildOptions, type BuildResult, buildKnowledgeGraph } from '../src/pipeline.ts';
import { splitCoordinated } from '../src/resolve/coordination.ts';
import { compareStrings } from '../src/text/compare.ts';
import { textOf } from '../src/text/document.ts';
import { foldKey } from '../src/text/fold.ts';
import { toUnicode } from '../src/text/latex.ts';
import { shuffled } from './fixtures/random-corpus.ts';
import { vocabulary } from './resolve/vocabulary.ts';

const seeds = readCorpus(readFileSync(new URL('../data/seeds.csl.json', import.meta.url), 'utf8'), {
  format: 'csl-json',
}).documents;

/** Papers in whose abstracts markup stands where it does most harm, and records with what records should not have. */
const heavy: readonly Document[] = [
  {
    id: 'tex/1',
    title: '\\textsc{Larch}: $\\mathcal{O}(n)$ Attention for Language Models',
    abstract:
      'Following [\\cite{Oak, J. Amer. Statist. Assoc. 1966}], we introduce \\textbf{\\textsc{Larch}}, a language model ' +
      'whose attention takes $\\mathcal{O}(n)$ time. \\textsc{Larch} is $3.5\\times$ faster than \\emph{Alder-7B} and ' +
      'outperforms it on {\\tt CodeQuiz} (pass@1 of $61.2\\%$).\n\nCode: \\url{https://example.org/a.b}.',
    year: 2024,
    references: [' TEX/2 ', '10.1000/none', '', 'tex/1', 'TEX/2', '__proto__'],
  },
  {
    id: 'tex/2',
    title: 'Alder &amp; friends: a <i>code</i> model',
    abstract:
      'We present Alder\\mbox{-}7B, a model for code generation trained on {\\em TreeText}. It is evaluated on ' +
      'CodeQuiz &lt;v2&gt; and compared with K\\"{o}nig-3B; $\\alpha$-pruning makes it smaller.',
    year: 2023.5,
  },
  {
    id: '__proto__',
    abstract: 'We evaluate \\textsc{Larch} on CodeQuiz. \\[ L = \\sum_i x_i. \\] It beats Alder-7B \\& K\\"onig-3B.',
    references: ['tex/1', 'constructor'],
  },
  { id: 'constructor', title: '$$$', abstract: '} \\begin{equation} \\end{ \\ We use CodeQuiz. \u202e\u0000 {{{' },
  { id: 'a\tb', abstract: 'Alder-7B is used for code generation\t. Our model uses TreeText.', references: ['a\tb'] },
  { id: 'blank', abstract: '   ' },
];

const documents = [...seeds, ...heavy];
const extractions: Extraction[] = [];
let built: BuildResult;

beforeAll(async () => {
  for await (const extraction of createDefaultExtractor().extract(documents)) extractions.push(extraction);
  built = assembleGraph(extractions);
}, 60_000);

/** One piece of evidence from a text, with all that a check of it needs. */
interface Quoted {
  readonly text: string;
  readonly source: string;
  readonly target: string;
  readonly isRole: boolean;
  readonly spans: Readonly<
    Partial<Record<'sentence' | 'head' | 'tail', { readonly start: number; readonly end: number }>>
  >;
}

function quotations(): readonly Quoted[] {
  const { graph } = built;
  return graph.edges().flatMap((edge) => {
    const [source, target] = graph.extremities(edge);
    return graph
      .getEdgeAttribute(edge, 'evidence')
      .filter((piece) => piece.source === 'text')
      .map(({ paper, sentence, head, tail }) => ({
        text: graph.getNodeAttribute(paper, 'text') ?? '',
        source,
        target,
        isRole: graph.getNodeAttribute(source, 'kind') === 'Paper',
        spans: { ...(sentence && { sentence }), ...(head && { head }), ...(tail && { tail }) },
      }));
  });
}

describe('evidence', () => {
  test('of roles and relations alike there is some', () => {
    const all = quotations();
    expect(all.filter(({ isRole }) => isRole).length).toBeGreaterThan(50);
    expect(all.filter(({ isRole }) => !isRole).length).toBeGreaterThan(15);
  });

  test('lies in the text of its paper', () => {
    for (const { text, spans } of quotations()) {
      for (const { start, end } of Object.values(spans))
        expect(start >= 0 && start < end && end <= text.length).toBe(true);
    }
  });

  test('of a role is a sentence with the tail in it, and no head', () => {
    for (const { spans } of quotations().filter(({ isRole }) => isRole)) {
      expect(spans.head).toBeUndefined();
      expect(spans.tail?.start).toBeGreaterThanOrEqual(spans.sentence?.start ?? Number.NaN);
      expect(spans.tail?.end).toBeLessThanOrEqual(spans.sentence?.end ?? Number.NaN);
    }
  });

  test('of a relation has a tail in the sentence, and a head in it or before it', () => {
    for (const { spans } of quotations().filter(({ isRole }) => !isRole)) {
      expect(spans.head).toBeDefined();
      const inside = [spans.head, spans.tail].filter((span) => (span?.start ?? -1) >= (spans.sentence?.start ?? 0));
      expect(inside.length).toBeGreaterThan(0);
      for (const span of [spans.head, spans.tail]) expect(span?.end).toBeLessThanOrEqual(spans.sentence?.end ?? 0);
    }
  });

  test('has a name of the node where it says that the node is named', () => {
    const { graph } = built;
    const namesOf = (node: string): readonly string[] => {
      const { label, aliases } = graph.getNodeAttributes(node);
      return [label, ...aliases.map(({ name }) => name)];
    };
    const wrong: string[] = [];
    for (const { text, source, target, isRole, spans } of quotations()) {
      const ends = isRole ? { [target]: spans.tail } : { [target]: spans.tail, [source]: spans.head };
      for (const [node, span] of Object.entries(ends)) {
        const given = text.slice(span?.start, span?.end);
        // `Qwen-2.5-7B/72B` names two models, and each of the two quotes it.
        const shown = splitCoordinated(toUnicode(given).text, vocabulary).map(foldKey);
        const names = namesOf(node).map(foldKey);
        const isNamed = shown.some((words) => names.some((name) => words.includes(name) || name.includes(words)));
        if (!isNamed) wrong.push(`${given} is none of ${namesOf(node).join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('quotes whole sentences: none begins within a citation or after an abbreviation', () => {
    const sentences = quotations().map(({ text, spans }) => text.slice(spans.sentence?.start, spans.sentence?.end));
    expect(sentences.filter((sentence) => /^(?:Statist|Assoc|1966|\d*[}\]])/.test(sentence))).toEqual([]);
    expect(sentences.some((sentence) => sentence.startsWith('Following [\\cite{Oak, J. Amer.'))).toBe(true);
  });
});

describe('odd records', () => {
  test('references become CITES however written; a paper does not cite itself or what is not there', () => {
    const { graph } = built;
    const cites = graph.filterEdges((_, { relation }) => relation === 'CITES').map((edge) => graph.extremities(edge));
    expect(cites.filter(([source]) => !source.startsWith('arXiv:')).sort(([a], [b]) => compareStrings(a, b))).toEqual(
      expect.arrayContaining([
        ['paper:__proto__', 'paper:constructor'],
        ['paper:__proto__', 'tex/1'],
        ['tex/1', 'paper:__proto__'],
        ['tex/1', 'tex/2'],
      ]),
    );
    expect(graph.outEdges('a\tb').map((edge) => graph.getEdgeAttribute(edge, 'relation'))).not.toContain('CITES');
  });

  test('what is written is read back and can be asked', () => {
    const read = parseGraph(serializeGraph(built.graph));
    expect(serializeGraph(read)).toBe(serializeGraph(built.graph));
    expect(listThemes(read).total).toBe(topThemes(built.graph).length);
    expect(read.getNodeAttributes('tex/2')).not.toHaveProperty('year');
    expect(read.getNodeAttribute('blank', 'label')).toBe('blank');
  });

  test('no papers give an empty graph and an empty report', async () => {
    const { graph, report } = await buildKnowledgeGraph([]);
    expect([graph.order, graph.size]).toEqual([0, 0]);
    expect(report).toMatchObject({ papers: 0, merges: [], suspects: [], dropped: {}, lost: {} });
  });
});

describe('the order of the input does not show', () => {
  test.each([1, 2, 3])('shuffle %i', (seed) => {
    const mixed = assembleGraph(shuffled(extractions, seed));
    expect(serializeGraph(mixed.graph)).toBe(serializeGraph(built.graph));
    expect(mixed.report).toEqual(built.report);
  });
});

describe('two papers of one id', () => {
  const first: Extraction = extractionOf('same', 'We use Mamba here.', 'Mamba');
  const second: Extraction = extractionOf('same', 'It says more, and then uses Jamba.', 'Jamba', 'A title');

  test.each([
    ['one way round', [first, second]],
    ['the other way round', [second, first]],
    ['one of them read by another extractor too', [{ ...second, extractor: 'z@1' }, second, first]],
  ])('%s: the evidence points into the text that was kept', (_, pair) => {
    const { graph, report } = assembleGraph(pair);
    const text = graph.getNodeAttribute('same', 'text') ?? '';
    expect(text).toBe('A title\nIt says more, and then uses Jamba.');
    const words = graph.mapEdges((_edge, { evidence }) =>
      evidence.map(({ tail }) => text.slice(tail?.start, tail?.end)),
    );
    expect(words).toEqual([['Jamba']]);
    expect(graph.getAttribute('extractor')).toBe('hand@1');
    expect(report).toMatchObject({ papers: 1, lost: { 'same-id': pair.length - 1 } });
  });
});

test('the report counts what was lost, by reason', () => {
  const good = extractionOf('p', 'Mamba is better than Mamba.', 'Mamba');
  const [mamba] = good.entities;
  if (mamba === undefined) throw new Error('no entity');
  const evidence = { sentence: { start: 0, end: 27 }, head: { start: 0, end: 5 }, tail: { start: 21, end: 26 } };
  const twins: Extraction = {
    ...good,
    entities: [mamba, { ...mamba, id: 'e2' }, { ...mamba, id: 'e3', mentions: [{ start: 90, end: 95 }] }],
    relations: [['e1', 'OUTPERFORMS', 'e2']],
    evidence: [{ ...evidence, confidence: 0.9 }],
  };
  expect(assembleGraph([twins]).report.lost).toEqual({ 'self-loops': 1, ungrounded: 1 });
  expect(assembleGraph([good]).report.lost).toEqual({});
});

test.each<[BuildOptions, string]>([
  [{ seed: Number.NaN }, 'seed: NaN is not allowed; use a whole number'],
  [{ seed: 1.5 }, 'seed: 1.5 is not allowed; use a whole number'],
  [{ resolution: Number.NaN }, 'resolution: NaN is not allowed; use a number above 0'],
  [{ resolution: 0 }, 'resolution: 0 is not allowed; use a number above 0'],
  [{ resolution: Number.POSITIVE_INFINITY }, 'resolution: Infinity is not allowed; use a number above 0'],
])('%j is refused before anything is read', async (options, message) => {
  expect(() => assembleGraph([], options)).toThrow(message);
  let read = 0;
  const extractor: Extractor = {
    name: 'none',
    version: '1',
    async *extract(all) {
      for (const document of all) {
        read += 1;
        yield extractionOf(document.id, document.abstract, '');
      }
    },
  };
  await expect(buildKnowledgeGraph(seeds, { ...options, extractor })).rejects.toThrow(message);
  expect(read).toBe(0);
});

function extractionOf(id: string, abstract: string, name: string, title?: string): Extraction {
  const document: Document = { id, ...(title === undefined ? {} : { title }), abstract };
  const start = textOf(document).indexOf(name);
  const mention = { start, end: start + name.length };
  const entity = { id: 'e1', name, type: 'Model', role: 'uses', mentions: [mention], confidence: 0.9 } as const;
  return { id, document, extractor: 'hand@1', entities: [entity], relations: [], evidence: [] };
}
