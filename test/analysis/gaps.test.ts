import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findGaps, type GapOptions } from '../../src/analysis/gaps.ts';
import { linkScorerOf } from '../../src/analysis/link-scores.ts';
import type { MissingLink } from '../../src/analysis/missing-links.ts';
import type { ThemeGap } from '../../src/analysis/theme-gaps.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { smallGraph } from '../fixtures/small.ts';
import { draw, entityKey, type Sketch } from './sketch.ts';

/** Aspen was tried on CodeQuiz, its neighbour Birch on CodeQuiz and on TextRace. */
const TRIALS = {
  entities: { Aspen: 'Method', Birch: 'Method', CodeQuiz: 'Dataset', TextRace: 'Dataset', Peony: 'Method' },
  papers: [
    { names: ['Aspen', 'Birch'], year: 2023 },
    { names: ['Aspen', 'CodeQuiz'], year: 2024 },
    { names: ['Birch', 'CodeQuiz', 'TextRace'], year: 2024 },
    { names: ['Birch', 'TextRace'], year: 2024 },
    { names: ['Peony'], year: 2024 },
    { names: ['Peony'], year: 2023 },
  ],
  relations: [['Birch', 'EVALUATED_ON', 'TextRace', 0.9]],
} as const satisfies Sketch;

function links(graph: KnowledgeGraph, options: GapOptions = {}): readonly MissingLink[] {
  return findGaps(graph, { only: 'links', limit: 1000, ...options }).answers.filter((gap) => gap.gap === 'link');
}

function themeGaps(graph: KnowledgeGraph, options: GapOptions = {}): readonly ThemeGap[] {
  return findGaps(graph, { only: 'themes', limit: 1000, ...options }).answers.filter((gap) => gap.gap === 'themes');
}

const told = ({ head, relation, tail }: MissingLink): string => `${head.label} ${relation} ${tail.label}`;

describe('missing links', () => {
  test('a method is proposed for the dataset that its neighbour was tried on, with the sentences that speak for it', () => {
    const [link, ...others] = links(draw(TRIALS));
    expect(others).toEqual([]);
    expect(link && told(link)).toBe('Aspen EVALUATED_ON TextRace');
    expect(link?.score).toBeGreaterThan(0);
    expect(link?.reasons.map(({ node }) => node.label)).toEqual(['Birch', 'CodeQuiz']);
    const [birch, quiz] = link?.reasons ?? [];
    expect(birch?.toTail).toMatchObject({ relation: 'EVALUATED_ON', confidence: 0.9, papers: 2 });
    expect(birch?.toHead).toMatchObject({ papers: 1, confidence: 0.8 });
    expect(quiz?.toHead.evidence.map(({ sentence }) => sentence)).toEqual(['We speak of Aspen, CodeQuiz.']);
    expect((birch?.share ?? 0) + (quiz?.share ?? 0)).toBeCloseTo(1, 3);
    expect(link?.evidence.length).toBe(4);
  });

  test.each<[string, Partial<Sketch>]>([
    ['a paper that names both', { papers: [...TRIALS.papers, { names: ['Aspen', 'TextRace'], confidence: 0.05 }] }],
    ['a relation, whichever way', { relations: [['TextRace', 'BENCHMARK_FOR', 'Aspen', 0.01]] }],
    [
      'a member of the family',
      {
        entities: { ...TRIALS.entities, 'Aspen-2': 'Method' },
        papers: [...TRIALS.papers, { names: ['Aspen-2', 'TextRace'] }],
        relations: [['Aspen-2', 'VARIANT_OF', 'Aspen']],
      },
    ],
    [
      'a cousin in the family',
      {
        entities: { ...TRIALS.entities, 'Aspen-2': 'Method', 'Aspen-2-7B': 'Model', Asp: 'Method' },
        papers: [...TRIALS.papers, { names: ['Aspen-2-7B', 'TextRace'] }],
        relations: [
          ['Aspen-2-7B', 'VARIANT_OF', 'Aspen-2'],
          ['Aspen-2', 'VARIANT_OF', 'Asp'],
          ['Aspen', 'VARIANT_OF', 'Asp'],
        ],
      },
    ],
    [
      'another spelling of the head',
      {
        entities: { ...TRIALS.entities, aspens: 'Concept' },
        papers: [...TRIALS.papers, { names: ['aspens', 'TextRace'] }],
      },
    ],
    [
      'another spelling of the tail',
      {
        entities: { ...TRIALS.entities, 'text race': 'Task' },
        papers: [...TRIALS.papers, { names: ['Aspen', 'text race'] }],
      },
    ],
    [
      'what its acronym stands for',
      {
        entities: { ...TRIALS.entities, ARB: 'Method', 'arbitrary rule building': 'Method' },
        papers: [...TRIALS.papers, { names: ['arbitrary rule building', 'TextRace'] }, { names: ['ARB', 'Aspen'] }],
        relations: [['ARB', 'VARIANT_OF', 'Aspen']],
      },
    ],
  ])('%s makes it none', (_, change) => {
    const graph = draw({ ...TRIALS, ...change });
    expect(links(graph).map(told)).not.toContainEqual(expect.stringMatching(/^Aspen .* TextRace$/));
    expect(links(graph, { for: 'e-Aspen' }).map(told)).not.toContainEqual(expect.stringMatching(/ TextRace$/));
  });

  test('one that a single paper names has missing links if it is asked for', () => {
    const graph = draw({
      ...TRIALS,
      entities: { ...TRIALS.entities, Cedar: 'Method' },
      papers: [...TRIALS.papers, { names: ['Cedar', 'Birch'] }],
    });
    expect(links(graph).map(({ head }) => head.label)).not.toContain('Cedar');
    expect(links(graph, { for: 'Cedar' }).map(({ head, tail }) => [head.label, tail.label])).toEqual([
      ['Cedar', 'TextRace'],
      ['Cedar', 'CodeQuiz'],
    ]);
  });

  test('a tail that is asked for stays the tail', () => {
    expect(links(draw(TRIALS), { for: 'TextRace' }).map(told)).toEqual(['Aspen EVALUATED_ON TextRace']);
  });

  test('kinds are those that were asked for, and two of the same kind are one link', () => {
    const graph = draw({
      ...TRIALS,
      entities: { ...TRIALS.entities, Cedar: 'Method' },
      papers: [...TRIALS.papers, { names: ['Cedar', 'Birch'] }, { names: ['Cedar', 'TextRace'] }],
    });
    const pairs = links(graph, { from: ['Method'], to: ['Method'] });
    expect(pairs.map(({ head, tail }) => [head.label, tail.label])).toEqual([['Aspen', 'Cedar']]);
    expect(links(draw(TRIALS), { to: ['Task'] })).toEqual([]);
  });

  test('the list is in the order of the scores, however few neighbours speak for a link', () => {
    const graph = draw({
      ...TRIALS,
      entities: { ...TRIALS.entities, Fig: 'Method', Gorse: 'Dataset', Holly: 'Concept' },
      papers: [
        ...TRIALS.papers,
        ...[1, 2, 3].flatMap(() => [
          { names: ['Fig'], year: 2024 },
          { names: ['Gorse'], year: 2024 },
        ]),
        { names: ['Fig', 'Holly'], year: 2024 },
        { names: ['Holly', 'Gorse'], year: 2024 },
      ],
    });
    const found = links(graph);
    expect(found.map(told)).toEqual(['Fig EVALUATED_ON Gorse', 'Aspen EVALUATED_ON TextRace']);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 0);
  });

  test('the relation is the usual one of such kinds where no other has one', () => {
    expect(links(draw({ ...TRIALS, relations: [] })).map(told)).toEqual(['Aspen EVALUATED_ON TextRace']);
  });

  test('what is not sure enough speaks for nothing, and is no gap either', () => {
    const papers = TRIALS.papers.map((one, index) => ({ ...one, confidence: index === 3 ? 0.4 : 0.8 }));
    const graph = draw({ ...TRIALS, papers });
    expect(links(graph).map(told)).toEqual(['Aspen EVALUATED_ON TextRace']);
    expect(links(graph, { minimumConfidence: 0.5 })).toEqual([]);
    const doubtful = draw({ ...TRIALS, papers: [...TRIALS.papers, { names: ['Aspen', 'TextRace'], confidence: 0.1 }] });
    expect(links(doubtful, { minimumConfidence: 0.5 })).toEqual([]);
  });

  test('the least number of papers holds for both ends', () => {
    expect(links(draw(TRIALS), { minimumSupport: 2 })).toHaveLength(1);
    expect(links(draw(TRIALS), { minimumSupport: 3 })).toEqual([]);
  });

  test('generic hubs are no ends and no reasons, and no name fills the list', () => {
    const methods = Array.from({ length: 14 }, (_, index) => `Method${'ABCDEFGHIJKLMN'[index]}`);
    const datasets = methods.map((_, index) => `Data${'ABCDEFGHIJKLMN'[index]}`);
    const entities = Object.fromEntries([
      ...methods.map((name) => [name, 'Method'] as const),
      ...datasets.map((name) => [name, 'Dataset'] as const),
      ['Everything', 'Dataset'] as const,
    ]);
    const next = (names: readonly string[], index: number, step: number) => names[(index + step) % names.length] ?? '';
    const papers = methods.flatMap((method, index) => [
      { names: [method, next(datasets, index, 0), 'Everything'] },
      { names: [method, next(datasets, index, 1), next(methods, index, 1)] },
    ]);
    const graph = draw({ entities, papers });
    const found = links(graph);
    expect(found.length).toBeGreaterThan(5);
    const labels = found.flatMap(({ head, tail, reasons }) => [head, tail, ...reasons.map(({ node }) => node)]);
    expect(labels.map(({ label }) => label)).not.toContain('Everything');
    for (const name of [...methods, ...datasets]) {
      expect(found.filter(({ head }) => head.label === name).length).toBeLessThanOrEqual(2);
      expect(found.filter(({ tail }) => tail.label === name).length).toBeLessThanOrEqual(2);
    }
  });
});

/** Papers that each name some of a few entities, with a few relations. */
const someSketch: fc.Arbitrary<Sketch> = fc
  .record({
    papers: fc.array(
      fc.record({
        picks: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }),
        year: fc.integer({ min: 2019, max: 2025 }),
        theme: fc.nat({ max: 2 }),
        confidence: fc.constantFrom(0.3, 0.6, 0.9),
      }),
      { minLength: 2, maxLength: 16 },
    ),
    relations: fc.uniqueArray(
      fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('USED_FOR' as const, 'VARIANT_OF' as const), fc.nat({ max: 9 })),
      { maxLength: 4, selector: ([a, relation, b]) => `${a} ${relation} ${b}` },
    ),
  })
  .map(({ papers, relations }) => {
    const names = ['Ash', 'Birch', 'Cedar', 'Dogwood', '__proto__', 'Quince', 'Rowan', 'Spruce', 'Thuja', 'Upas'];
    return {
      entities: Object.fromEntries(names.map((name, index) => [name, index < 5 ? 'Method' : 'Dataset'])),
      papers: papers.map(({ picks, ...rest }) => ({ ...rest, names: picks.map((pick) => names[pick] ?? '') })),
      relations: relations
        .filter(([a, , b]) => a !== b)
        .map(([a, relation, b]) => [names[a] ?? '', relation, names[b] ?? '', 0.6] as const),
    };
  });

describe('for every graph', () => {
  test('no missing link is in it, whatever the filter, and each has evidence', () => {
    fc.assert(
      fc.property(someSketch, fc.constantFrom(0, 0.5, 0.8), (sketch, minimumConfidence) => {
        const graph = draw(sketch);
        for (const { head, tail, evidence, reasons } of links(graph, { minimumConfidence })) {
          expect(graph.areNeighbors(head.key, tail.key)).toBe(false);
          const papers = new Set(graph.inNeighbors(head.key));
          expect(graph.inNeighbors(tail.key).filter((paper) => papers.has(paper) && paper.startsWith('p-'))).toEqual(
            [],
          );
          expect(reasons.length).toBeGreaterThan(0);
          expect(evidence.length).toBeGreaterThan(0);
          for (const piece of evidence) expect(piece.confidence).toBeGreaterThanOrEqual(minimumConfidence);
        }
      }),
    );
  });

  test('the order of nodes and edges does not show', () => {
    fc.assert(
      fc.property(someSketch, (sketch) => {
        expect(findGaps(draw({ ...sketch, reversed: true }))).toEqual(findGaps(draw(sketch)));
      }),
    );
  });

  test('a score is the same from either end, and higher for what more ways lead to', () => {
    fc.assert(
      fc.property(someSketch, (sketch) => {
        const { network, scoresFrom } = linkScorerOf(draw(sketch), {});
        for (const [a, first] of network.nodes.entries()) {
          for (const [b, second] of network.nodes.entries()) {
            if (a === b) continue;
            expect(scoresFrom(first)?.scoreOf(b)).toBeCloseTo(scoresFrom(second)?.scoreOf(a) ?? -1, 8);
          }
        }
      }),
    );
  });
});

describe('gaps between themes', () => {
  // Two themes of three papers each, dense inside; only `Quince` is named in both.
  const twoThemes: Sketch = {
    entities: { Ash: 'Method', Birch: 'Method', Rowan: 'Method', Spruce: 'Method', Quince: 'Dataset' },
    papers: [
      { names: ['Ash', 'Birch'], theme: 0 },
      { names: ['Ash', 'Birch', 'Quince'], theme: 0 },
      { names: ['Ash', 'Birch'], theme: 0 },
      { names: ['Rowan', 'Spruce'], theme: 1 },
      { names: ['Rowan', 'Spruce', 'Quince'], theme: 1 },
      { names: ['Rowan', 'Spruce'], theme: 1 },
    ],
    themes: { Ash: 0, Birch: 0, Rowan: 1, Spruce: 1, Quince: 0 },
  };

  test('counts, densities, what chance expects, and what both know', () => {
    const [gap, ...others] = themeGaps(draw(twoThemes));
    expect(others).toEqual([]);
    // Theme 0: six nodes, seven links; theme 1: five nodes, six links; one between. Ends: 15 and 13 of 28.
    expect(gap?.themes.map(({ theme, nodes, density }) => [theme, nodes, density])).toEqual([
      [0, 6, 0.466667],
      [1, 5, 0.6],
    ]);
    expect(gap).toMatchObject({ links: 1, density: 0.033333, expected: 6.96 });
    expect(gap?.shared.map(({ node, links: own }) => [node.label, own])).toEqual([['Quince', [1, 1]]]);
    expect(gap?.evidence.map(({ sentence }) => sentence)).toEqual([
      'We speak of Ash, Birch, Quince.',
      'We speak of Rowan, Spruce, Quince.',
    ]);
    // Three papers of theme 0 name Ash and Birch, one Quince; three of theme 1 Rowan and Spruce, one Quince.
    const alone = Math.log(3) * (1 + Math.log(3));
    const both = Math.log(2);
    const score = (both ** 2 / (2 * alone ** 2 + both ** 2)) * (1 - 28 / 195);
    expect(gap?.score).toBeCloseTo(score, 4);
  });

  test('themes that know the same rare thing are a gap; larger ones that know nothing in common are none', () => {
    const papersOf = (theme: number, count: number, names: readonly string[]) =>
      Array.from({ length: count }, (_, index) => ({ names: index === 0 ? names : names.slice(0, 2), theme }));
    const graph = draw({
      entities: Object.fromEntries(
        ['Ash', 'Birch', 'Rowan', 'Spruce', 'Cedar', 'Elder', 'Thuja', 'Upas', 'Quince'].map((name) => [
          name,
          'Method',
        ]),
      ),
      papers: [
        ...papersOf(0, 9, ['Ash', 'Birch']),
        ...papersOf(1, 9, ['Rowan', 'Spruce']),
        ...papersOf(2, 3, ['Cedar', 'Elder', 'Quince']),
        ...papersOf(3, 3, ['Thuja', 'Upas', 'Quince']),
      ],
      themes: { Ash: 0, Birch: 0, Rowan: 1, Spruce: 1, Cedar: 2, Elder: 2, Quince: 2, Thuja: 3, Upas: 3 },
    });
    const found = themeGaps(graph);
    expect(found.map(({ themes }) => themes.map(({ theme }) => theme))).toEqual([[2, 3]]);
    expect(found[0]?.score).toBeGreaterThan(0);
  });

  test('what both measure themselves by is nothing that both know', () => {
    const entities = { ...twoThemes.entities, Quince: 'Metric' as const };
    expect(themeGaps(draw({ ...twoThemes, entities }))).toEqual([]);
  });

  test.each<[string, GapOptions, number]>([
    ['all', {}, 1],
    ['of so many papers', { minimumSupport: 3 }, 1],
    ['of more papers than they have', { minimumSupport: 4 }, 0],
    ['by edges surer than any', { minimumConfidence: 0.9 }, 0],
  ])('%s', (_, options, count) => {
    expect(themeGaps(draw(twoThemes), options)).toHaveLength(count);
  });

  test('themes as near as chance would have them are none', () => {
    // Three papers of either theme name both: six links inside, six between, as many as expected.
    const papers = Array.from({ length: 6 }, (_, index) => ({ names: ['Ash', 'Rowan'], theme: index % 2 }));
    expect(themeGaps(draw({ ...twoThemes, papers }))).toEqual([]);
  });
});

describe('findGaps', () => {
  test('without a wish it gives both sorts, each up to the limit', () => {
    const { question, answers, total } = findGaps(smallGraph(), { limit: 2 });
    expect(question).toEqual({ ask: 'gaps', limit: 2 });
    expect(answers.length).toBeLessThanOrEqual(4);
    expect(total).toBeGreaterThanOrEqual(answers.length);
    for (const { evidence } of answers) expect(evidence.length).toBeGreaterThan(0);
  });

  test.each<[string, GapOptions, RegExp]>([
    ['a limit', { limit: 0 }, /^limit: 0 is not allowed/],
    ['a confidence', { minimumConfidence: 2 }, /^minimum confidence: 2/],
    ['a kind', { from: ['Paper' as 'Model'] }, /^kind: Paper is not allowed/],
    ['a name', { for: 'Zyzzyva' }, /^nothing is called "Zyzzyva"/],
  ])('%s that is none', (_, options, message) => {
    expect(() => findGaps(smallGraph(), options)).toThrow(message);
  });

  test('a graph that grew is looked at anew', () => {
    const graph = draw(TRIALS);
    const reasons = () => links(graph).flatMap((link) => link.reasons.map(({ node }) => node.label));
    expect(reasons()).toEqual(['Birch', 'CodeQuiz']);
    graph.dropNode(entityKey('Birch'));
    expect(reasons()).toEqual(['CodeQuiz']);
  });
});
