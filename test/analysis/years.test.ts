import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparison, compareSubjects } from '../../src/analysis/compare.ts';
import { edgesInYears } from '../../src/analysis/edge-years.ts';
import { neighborsOf } from '../../src/analysis/neighbors.ts';
import { numberedGraphOf } from '../../src/analysis/numbered-graph.ts';
import type { EdgeFilter } from '../../src/analysis/options.ts';
import { findPath } from '../../src/analysis/path.ts';
import { similarTo } from '../../src/analysis/similar.ts';
import { checkYears, viewEdge, type YearFilter } from '../../src/analysis/years.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { TEXT_RELATIONS } from '../../src/model.ts';
import { randomCorpus } from '../fixtures/random-corpus.ts';
import { SMALL_OPTIONS, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();

/** The one edge that two papers support, one of 2023 (0.95) and one of 2024 (0.6). */
const ask = (years: YearFilter, minimumConfidence = 0) =>
  neighborsOf(graph, 'Alder', { relations: ['EVALUATED_ON'], minimumConfidence, ...years }).answers[0];

describe('an edge in some years', () => {
  test.each<[YearFilter, object | undefined]>([
    [{}, { support: 2, confidence: 0.95, confidenceUpper: 1 }],
    [
      { fromYear: 2023, toYear: 2024 },
      { support: 2, confidence: 0.95, confidenceUpper: 1 },
    ],
    [{ toYear: 2023 }, { support: 1, confidence: 0.95, confidenceUpper: 0.95 }],
    [{ fromYear: 2024 }, { support: 1, confidence: 0.6, confidenceUpper: 0.6 }],
    [{ fromYear: 2025 }, undefined],
    [{ toYear: 2022 }, undefined],
  ])('%j is what the papers of these years say', (years, expected) => {
    if (expected === undefined) expect(ask(years)).toBeUndefined();
    else expect(ask(years)).toMatchObject(expected);
  });

  test('is tested by their confidence, and quoted by them alone', () => {
    expect(ask({ fromYear: 2024 }, 0.61)).toBeUndefined();
    expect(ask({ fromYear: 2024 }, 0.6)?.evidence.map(({ year }) => year)).toEqual([2024]);
  });

  test('papers without a year say nothing in any', () => {
    const all = neighborsOf(graph, 'ThornBench', { relations: ['BENCHMARK_FOR'] });
    expect(all.total).toBe(1);
    expect(neighborsOf(graph, 'ThornBench', { relations: ['BENCHMARK_FOR'], fromYear: 0 }).total).toBe(0);
  });

  test('paths lead over edges of these years only', () => {
    const far = findPath(graph, 'TwigDraft', 'TreeText', { toYear: 2023 });
    expect(far.answers).toEqual([]);
    expect(far.question.explanation).toMatch(/^no path of edges that pass the filter/);
    for (const { evidence } of findPath(graph, 'Larch-2-70B', 'Alder', { fromYear: 2024 }).answers) {
      expect(evidence.every(({ year }) => year === 2024)).toBe(true);
    }
  });
});

describe('questions of some years', () => {
  const { documents, resolution } = randomCorpus(3, { papers: 40, entities: 20, named: 5 });
  const { graph: random } = buildGraph(documents, resolution, SMALL_OPTIONS);
  const nodes = random.nodes().sort();
  const node = fc.nat(nodes.length - 1).map((index) => nodes[index] ?? '');
  const years = fc
    .record({ fromYear: fc.integer({ min: 2013, max: 2026 }), length: fc.nat(6) }, { requiredKeys: [] })
    .map(({ fromYear, length }): YearFilter => {
      return fromYear === undefined
        ? { toYear: 2013 + (length ?? 5) }
        : { fromYear, ...(length === undefined ? {} : { toYear: fromYear + length }) };
    });

  test('every edge is as sure as its view in those years', () => {
    const filters = fc.record(
      {
        minimumConfidence: fc.constantFrom(0, 0.5, 0.9),
        minimumSupport: fc.nat(3),
        relations: fc.subarray([...TEXT_RELATIONS]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, fc.option(years), (filter: EdgeFilter, wanted) => {
        const { edges } = numberedGraphOf(random);
        const options = { ...filter, ...wanted };
        const expected = edges.map((key) => viewEdge(random, random.getEdgeAttributes(key), options)?.confidence ?? -1);
        expect([...edgesInYears(random, options)]).toEqual(expected);
      }),
    );
  });

  test('compare tells what the neighbours of those years are, by their papers alone', () => {
    const identify = ({
      direction,
      node: other,
      relation,
      support,
    }: Pick<Comparison, 'direction' | 'node' | 'relation' | 'support'>) =>
      `${relation} ${direction} ${other.key} ${support}`;
    fc.assert(
      fc.property(node, node, years, (a, b, wanted) => {
        const { answers } = compareSubjects(random, a, b, wanted);
        const ofA = answers.flatMap((answer) =>
          answer.a === undefined ? [] : [{ ...answer, support: answer.a.support }],
        );
        const expected = neighborsOf(random, a, wanted).answers.map(identify);
        if (a !== b) expect(ofA.map(identify).sort()).toEqual(expected.sort());
        const said = answers.flatMap((answer) => [answer.a, answer.b].flatMap((side) => side?.evidence ?? []));
        expect(
          said.filter(
            ({ year = Number.NaN }) => !(year >= (wanted.fromYear ?? year) && year <= (wanted.toYear ?? year)),
          ),
        ).toEqual([]);
      }),
    );
  });

  test('what one has in other years only is what the other alone has', () => {
    const only = (options: YearFilter) =>
      compareSubjects(graph, 'Alder', 'Larch-2-70B', { relations: ['EVALUATED_ON'], ...options }).answers.map(
        ({ holder }) => holder,
      );
    expect(only({})).toEqual(['both']);
    expect(only({ toYear: 2023 })).toEqual(['a']);
    expect(only({ toYear: 2022 })).toEqual([]);
  });

  test('themes are compared by their papers of those years', () => {
    const [first, second] = graph.getAttribute('themes').map(({ id }) => `theme:${id}`) as [string, string];
    const all = compareSubjects(graph, first, second).total;
    const { answers, total } = compareSubjects(graph, first, second, { fromYear: 2024 });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(all);
    const paperYears = answers
      .flatMap(({ a, b }) => [...(a?.edges ?? []), ...(b?.edges ?? [])])
      .map((key) => {
        return graph.getNodeAttribute(graph.source(key), 'year') ?? 0;
      });
    expect(Math.min(...paperYears)).toBe(2024);
  });

  test('likeness is told by those years, and never more than all years tell', () => {
    fc.assert(
      fc.property(node, years, (name, wanted) => {
        const all = new Map(similarTo(random, name, { limit: 999 }).answers.map((one) => [one.node.key, one]));
        for (const { evidence, node: other, score, shared, support } of similarTo(random, name, {
          limit: 999,
          ...wanted,
        }).answers) {
          const known = all.get(other.key);
          expect(score).toBeLessThanOrEqual(known?.score ?? -1);
          expect(shared).toBeLessThanOrEqual(known?.shared ?? -1);
          expect(support).toBeLessThanOrEqual(known?.support ?? -1);
          for (const { year = Number.NaN } of evidence)
            expect(year >= (wanted.fromYear ?? year) && year <= (wanted.toYear ?? year)).toBe(true);
        }
      }),
    );
    expect(similarTo(graph, 'Alder', { fromYear: 2900 }).total).toBe(0);
  });

  test.each([compareSubjects, similarTo])('a range that ends before it begins is refused', (question) => {
    const ask = question as (...given: unknown[]) => unknown;
    const names = question === similarTo ? ['Alder'] : ['Alder', 'Larch'];
    expect(() => ask(graph, ...names, { fromYear: 2024, toYear: 2023 })).toThrow(/last year: 2023/);
  });
});

test.each<[YearFilter, RegExp]>([
  [{ fromYear: 2024.5 }, /first year: 2024\.5 is not allowed; use a whole number/],
  [{ toYear: Number.NaN }, /last year: NaN/],
  [{ fromYear: 2024, toYear: 2023 }, /last year: 2023 is not allowed; use a year from 2024 on/],
])('%j is refused', (years, message) => {
  expect(() => checkYears(years)).toThrow(message);
});
