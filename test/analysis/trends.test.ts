import { describe, expect, test } from 'vitest';
import { listThemes } from '../../src/analysis/themes.ts';
import { type TrendOptions, trendsOf } from '../../src/analysis/trends.ts';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { edge, emptyGraph, node, paper, theme } from '../export/hand-made.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const code = graph.getAttribute('themes')[0]?.id;
const ask = (name?: string, options: TrendOptions = {}) => trendsOf(graph, name, options);

describe('trendsOf', () => {
  test('a thing: first seen, papers a year with their share, and how the first paper names it', () => {
    const { answers, question, total } = ask('Alder');
    expect(total).toBe(1);
    expect(question.years).toEqual({ first: 2021, last: 2024 });
    expect(answers[0]).toMatchObject({
      of: 'node',
      node: { label: 'Alder' },
      support: 3,
      undated: 0,
      firstYear: 2023,
      lastYear: 2024,
      counts: [
        { year: 2023, papers: 1, share: 0.5 },
        { year: 2024, papers: 2, share: 1 },
      ],
      growth: null,
    });
    expect(answers[0]?.evidence[0]?.sentence).toBe('We present Alder, a language model trained on TreeText.');
  });

  test('papers without a year are counted apart', () => {
    expect(ask('language models').answers[0]).toMatchObject({ support: 5, undated: 1 });
  });

  test('confidence is the mean over the papers', () => {
    expect(ask('reward hacking').answers[0]).toMatchObject({ support: 2, confidence: 0.83, confidenceUpper: 0.83 });
  });

  test('a paper is followed by who cites it', () => {
    expect(ask('doi:10.1000/alder').answers[0]).toMatchObject({ support: 2, firstYear: 2024 });
  });

  test('by relation, confidence and years', () => {
    expect(ask('Alder', { relations: ['introduces'] }).answers[0]).toMatchObject({ support: 1 });
    expect(ask('Alder', { minimumConfidence: 0.85 }).answers[0]).toMatchObject({ support: 2 });
    expect(ask('Alder', { fromYear: 2024 }).answers[0]).toMatchObject({ support: 2, firstYear: 2024 });
    expect(ask('Alder', { minimumSupport: 4 }).answers).toEqual([]);
  });

  test('without a name: all papers, then what three papers name at least', () => {
    const { answers } = ask();
    expect(answers[0]).toMatchObject({ of: 'papers', support: 7, undated: 1, confidence: 1 });
    expect(
      answers
        .slice(1)
        .map(({ node: member }) => member?.label)
        .sort(),
    ).toEqual(['Alder', 'CodeQuiz', 'language models']);
  });

  test('a kind: the papers that name one, then its members', () => {
    const { answers } = ask(undefined, { kind: 'Dataset' });
    expect(answers[0]).toMatchObject({ of: 'papers', kind: 'Dataset', support: 5 });
    expect(answers.slice(1).map(({ node: member }) => member?.key)).toEqual([entityId('codequiz')]);
  });

  test('a theme: its papers, then what they name', () => {
    const { answers } = ask(`theme:${code}`);
    expect(answers[0]).toMatchObject({ of: 'theme', theme: { theme: code, papers: 3 }, support: 3 });
    expect(answers.slice(1).map(({ node: member }) => member?.label)).toEqual(
      expect.arrayContaining(['Alder', 'CodeQuiz']),
    );
  });

  test('the limit is for members, and the total counts all answers', () => {
    expect(ask(undefined, { limit: 1 })).toMatchObject({ total: 4, answers: { length: 2 } });
  });

  test.each<[string | undefined, TrendOptions, RegExp]>([
    [undefined, { limit: 0 }, /limit: 0/],
    [undefined, { kind: 'Spell' as 'Model' }, /kind: Spell/],
    [undefined, { fromYear: 3, toYear: 2 }, /last year: 2/],
    ['theme:9', {}, /there is no theme 9/],
    ['xyzzy', {}, /nothing is called "xyzzy"/],
  ])('%s %j is refused', (name, options, message) => {
    expect(() => ask(name, options)).toThrow(message);
  });
});

/** Ten papers a year from 2001 on; `named` says how many of them name the one thing. */
function stream(named: readonly number[]): KnowledgeGraph {
  const made = emptyGraph();
  made.addNode('e-x', node({ label: 'x', kind: 'Method' }));
  for (const [index, count] of named.entries()) {
    for (let i = 0; i < 10; i += 1) {
      const key = `p-${index}-${i}`;
      const text = `Paper\nIt uses x.`;
      made.addNode(key, paper(text, { year: 2001 + index }));
      if (i >= count) continue;
      const sentence = { start: 6, end: 16 };
      const evidence = [
        {
          paper: key,
          source: 'text' as const,
          sentence,
          tail: { start: 14, end: 15 },
          extractor: 'x@1',
          confidence: 0.5,
        },
      ];
      made.addDirectedEdgeWithKey(`r-${index}-${i}`, key, 'e-x', edge({ relation: 'uses', evidence }));
    }
  }
  return made;
}

describe('growth and bursts', () => {
  test.each<[number[], number | null]>([
    [[2, 2, 2, 2, 2, 2], 1],
    [[1, 1, 1, 3, 3, 2], 2.43],
    [[3, 3, 2, 1, 1, 1], 0.41],
    // Nothing before is no low start: what is new grows.
    [[0, 0, 0, 1, 2, 3], 13],
    [[9, 0, 0, 0, 1, 1, 2], null],
    [[2, 2, 2], null],
  ])('%j grows by %d', (named, growth) => {
    expect(trendsOf(stream(named), 'x').answers[0]?.growth).toBe(growth);
  });

  test('a theme grows as the list of themes says', () => {
    const made = stream([1, 2, 1, 3, 3, 2]);
    const papers = made.inNeighbors('e-x').sort();
    made.setAttribute('themes', [theme(3, { papers })]);
    const [listed] = listThemes(made).answers;
    expect(listed?.growth).toBe(1.89);
    expect(trendsOf(made, 'theme:3').answers[0]?.growth).toBe(listed?.growth);
    expect(trendsOf(made, 'x').answers[0]?.growth).toBe(listed?.growth);
  });

  test.each<[TrendOptions, number | null, number | null]>([
    [{}, 1.89, 1],
    [{ fromYear: 2004 }, 1.89, 1],
    [{ fromYear: 2006 }, 1.89, 1],
    [{ toYear: 2005 }, 1.43, 1.49],
    [{ toYear: 2002 }, null, null],
    [{ fromYear: 2011 }, null, null],
  ])('with %j growth is that of the six years up to the last', (years, ofThing, ofAll) => {
    const made = stream([1, 2, 1, 3, 3, 2]);
    expect(trendsOf(made, 'x', years).answers[0]?.growth ?? null).toBe(ofThing);
    const [all, member] = trendsOf(made, undefined, years).answers;
    expect([all?.growth ?? null, member?.growth ?? ofThing]).toEqual([ofAll, ofThing]);
  });

  test('a burst has its years, papers and sentences', () => {
    const [trend] = trendsOf(stream([1, 1, 9, 9, 1, 1, 0, 1]), 'x').answers;
    expect(trend?.bursts).toMatchObject([{ firstYear: 2003, lastYear: 2004, papers: 18 }]);
    expect(trend?.bursts[0]?.evidence).toHaveLength(3);
    expect(trend?.bursts[0]?.evidence[0]).toMatchObject({ sentence: 'It uses x.', year: 2003 });
    expect(trend?.evidence.at(-1)).toEqual(trend?.bursts[0]?.evidence[0]);
  });

  test('all papers grow in number, and never burst', () => {
    const [all] = trendsOf(stream([1, 1, 9, 1, 1, 1]), undefined).answers;
    expect(all).toMatchObject({ of: 'papers', growth: 1, bursts: [] });
  });
});
