import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/viewer/answer-question.ts';
import { bridgeRows, citationOfSentence, comparedSections, gapRows, pathRows } from '../../src/viewer/answer-rows.ts';
import { createCatalog, nodeName } from '../../src/viewer/catalog.ts';
import { evidenceOf } from '../../src/viewer/details.ts';
import { highlightPath, highlightShared, shownPart } from '../../src/viewer/highlight.ts';
import { bridgesQuestion, compareQuestion, gapsQuestion, pathQuestion } from '../../src/viewer/question.ts';
import { INITIAL_STATE, NO_LIMITS, NOTHING_HIDDEN, setLimits, toggle } from '../../src/viewer/state.ts';
import { draw } from '../analysis/sketch.ts';
import { entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const source = { graph, catalog: createCatalog(graph) };
const name = (node: string): string => nodeName(source.catalog, node);
const larch = entityId('larch-2-70b');
const treetext = entityId('treetext');
const paths = (from: string, to: string, state = INITIAL_STATE) =>
  pathRows(source, answerQuestion(graph, pathQuestion(from, to, state)));

describe('pathRows', () => {
  test('reads each step from its beginning, whichever way the relation runs', () => {
    const spell = (from: string, to: string): string[] =>
      (paths(from, to)[0]?.steps ?? []).map((step) => `${name(step.from)} ${step.words} ${name(step.to)}`);
    expect(spell(larch, treetext)).toEqual(['Larch-2-70B outperforms Alder', 'Alder is trained on TreeText']);
    expect(spell(treetext, larch)).toEqual([
      'TreeText is training data of Alder',
      'Alder is outperformed by Larch-2-70B',
    ]);
  });

  test('joins its steps end to end and quotes a sentence of each edge that has one', () => {
    for (const path of paths(larch, entityId('speculative sampling'))) {
      expect(path.steps.map(({ from }) => from)).toEqual(path.nodes.slice(0, -1));
      expect(path.steps.map(({ to }) => to)).toEqual(path.nodes.slice(1));
      for (const { edge, quotes } of path.steps) {
        expect(quotes).toHaveLength(1);
        for (const { citation, evidence } of quotes) {
          expect(citation.edge).toBe(edge);
          expect(evidenceOf(graph, citation)).toBe(evidence);
        }
      }
    }
  });

  test('is empty between two pieces, and the answer says why', () => {
    const answer = answerQuestion(graph, pathQuestion(larch, entityId('mossnets'), INITIAL_STATE));
    expect(pathRows(source, answer)).toEqual([]);
    expect(answer.question.explanation).toMatch(/^nothing joins them: Larch-2-70B is in a piece of \d+ nodes/);
  });

  test('takes the filters into account', () => {
    const hidden = toggle('relations', 'TRAINED_ON')(INITIAL_STATE);
    expect(paths(larch, treetext, hidden).flatMap(({ steps }) => steps.map(({ words }) => words))).not.toContain(
      'is trained on',
    );
    const late = setLimits({ years: [2090, 2099] })(INITIAL_STATE);
    const answer = answerQuestion(graph, pathQuestion(larch, treetext, late));
    expect(answer.question.explanation).toMatch(/pass the filter/);
  });
});

describe('the questions', () => {
  const filters = { hidden: NOTHING_HIDDEN, limits: NO_LIMITS };

  test('ask for nothing that is not filtered', () => {
    expect(pathQuestion('a', 'b', filters).options).toEqual({ count: 3 });
    expect(gapsQuestion(filters).options).toEqual({ limit: 12 });
  });

  test('carry the limits that they understand', () => {
    const limits = { ...NO_LIMITS, years: [2020, 2024] as const, confidence: 0.5, support: 2 };
    expect(pathQuestion('a', 'b', { ...filters, limits }).options).toEqual({
      fromYear: 2020,
      toYear: 2024,
      minimumConfidence: 0.5,
      minimumSupport: 2,
      count: 3,
    });
    expect(bridgesQuestion({ ...filters, limits }).options).toEqual({
      minimumConfidence: 0.5,
      minimumSupport: 2,
      limit: 20,
    });
  });
});

describe('comparedSections', () => {
  const compare = (of: 'nodes' | 'themes', a: string, b: string) =>
    comparedSections(source, answerQuestion(graph, compareQuestion({ type: 'compare', of, a, b }, INITIAL_STATE)));
  const listed = (sections: ReturnType<typeof compare>, holder: string): string[] =>
    (sections.find((section) => section.holder === holder)?.groups ?? [])
      .flatMap(({ words, rows }) => rows.map(({ node }) => `${words} ${name(node)}`))
      .sort();

  test.each([
    ['nodes', larch, entityId('alder')],
    ['nodes', 'arXiv:2401.00001', 'paper-5'],
    ['themes', '0', '1'],
  ] as const)('of %s is mirrored when the sides are swapped', (of, a, b) => {
    const [there, back] = [compare(of, a, b), compare(of, b, a)];
    expect(listed(there, 'a')).toEqual(listed(back, 'b'));
    expect(listed(there, 'b')).toEqual(listed(back, 'a'));
    expect(listed(there, 'both')).toEqual(listed(back, 'both'));
    expect([...listed(there, 'a'), ...listed(there, 'b')].length).toBeGreaterThan(0);
  });

  test('has what both have with a sentence of either', () => {
    const sections = compare('nodes', larch, entityId('alder'));
    expect(listed(sections, 'both')).toContain('is evaluated on CodeQuiz');
    const row = sections
      .find(({ holder }) => holder === 'both')
      ?.groups.flatMap(({ rows }) => rows)
      .find(({ node }) => node === entityId('codequiz'));
    expect(row?.sides.map(({ who, quotes }) => [who, quotes.length > 0])).toEqual([
      ['a', true],
      ['b', true],
    ]);
  });
});

describe('gapRows and bridgeRows', () => {
  test('quote sentences that the graph has', () => {
    // Two themes of three papers each, dense inside; only one thing is named in both.
    const drawn = draw({
      entities: { Ash: 'Method', Birch: 'Method', Rowan: 'Method', Spruce: 'Method', Quince: 'Dataset' },
      papers: [0, 1].flatMap((theme) => {
        const names = theme === 0 ? ['Ash', 'Birch'] : ['Rowan', 'Spruce'];
        return [
          { names, theme },
          { names: [...names, 'Quince'], theme },
          { names, theme },
        ];
      }),
      themes: { Ash: 0, Birch: 0, Rowan: 1, Spruce: 1, Quince: 0 },
    });
    const own = { graph: drawn, catalog: createCatalog(drawn) };
    const { themes, links } = gapRows(own, answerQuestion(drawn, gapsQuestion(INITIAL_STATE)));
    const bridges = bridgeRows(own, answerQuestion(drawn, bridgesQuestion(INITIAL_STATE)));
    expect(themes.map(({ themes: pair, shared }) => [pair, shared.map(({ node }) => node)])).toEqual([
      [[0, 1], ['e-Quince']],
    ]);
    const quotes = [
      ...themes.flatMap((gap) => gap.quotes),
      ...links.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.quotes)),
      ...bridges.flatMap((bridge) => bridge.quotes),
    ];
    expect(quotes.length).toBeGreaterThan(0);
    for (const { citation, evidence } of quotes) expect(evidenceOf(drawn, citation)).toBe(evidence);
    for (const { head, tail } of links) expect(drawn.areNeighbors(head, tail)).toBe(false);
  });
});

describe('what stands out on the map', () => {
  test('is a path with its relations, as far as the filters show it', () => {
    const [path] = paths(larch, treetext);
    if (path === undefined) throw new Error('no path');
    const highlight = highlightPath(path);
    expect([...highlight.nodes]).toEqual([larch, entityId('alder'), treetext]);
    const shown = { nodes: new Set([larch, treetext]), edges: new Set<string>() };
    expect(shownPart(highlight, shown)).toEqual({ near: new Set([larch, treetext]), edges: [] });
    expect(shownPart(highlight, { nodes: new Set(), edges: new Set() })).toBeNull();
  });

  test('is what two share', () => {
    const pair = [larch, entityId('alder')] as const;
    const question = compareQuestion({ type: 'compare', of: 'nodes', a: pair[0], b: pair[1] }, INITIAL_STATE);
    const { nodes } = highlightShared(pair, comparedSections(source, answerQuestion(graph, question)));
    expect(nodes).toContain(entityId('codequiz'));
    expect(nodes).not.toContain(treetext);
  });
});

test('a sentence is found in its paper by its words', () => {
  const words = 'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).';
  const citation = citationOfSentence(source, 'arXiv:2401.00001', words);
  expect(citation === null ? null : evidenceOf(graph, citation)?.paper).toBe('arXiv:2401.00001');
  expect(citationOfSentence(source, 'arXiv:2401.00001', 'It says nothing.')).toBeNull();
});
