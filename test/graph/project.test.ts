import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import { genericHubs, projectGraph } from '../../src/graph/project.ts';
import type { Entity, EntityKind, Evidence } from '../../src/model.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { randomCorpus, shuffled } from '../fixtures/random-corpus.ts';
import { entityId, SMALL_OPTIONS, smallDocuments, smallGraph, smallResolution } from '../fixtures/small.ts';

const graph = smallGraph();
const projection = projectGraph(graph);
const weight = (a: string, b: string) => projection.getEdgeAttribute(projection.edge(a, b), 'weight');

describe('generic hubs', () => {
  test('an entity in at least five papers and more than a fifth is one', () => {
    expect([...genericHubs(graph)]).toEqual([entityId('language model')]);
  });

  test('four papers are too few', () => {
    const four = smallDocuments.filter(({ id }) => id !== 'paper-6');
    expect(genericHubs(buildGraph(four, smallResolution, SMALL_OPTIONS).graph).size).toBe(0);
  });

  test('five papers of twenty-five are not more than a fifth', () => {
    const more = Array.from({ length: 18 }, (_, index) => ({ id: `more-${index}`, abstract: 'Nothing.' }));
    const wide = buildGraph([...smallDocuments, ...more], smallResolution, SMALL_OPTIONS).graph;
    expect(genericHubs(wide).size).toBe(0);
    const narrow = buildGraph([...smallDocuments, ...more.slice(1)], smallResolution, SMALL_OPTIONS).graph;
    expect(genericHubs(narrow).size).toBe(1);
  });
});

describe('projectGraph', () => {
  test('leaves out hubs and what is joined to nothing else', () => {
    expect(projection.hasNode(entityId('language model'))).toBe(false);
    expect(projection.hasNode('paper-7')).toBe(false);
    expect(projection.order).toBe(graph.order - 2);
    expect(projection.filterNodes((node) => projection.degree(node) === 0)).toEqual([]);
  });

  test('has one edge for each pair that the graph joins, hubs aside', () => {
    const pairs = new Set(
      graph
        .mapEdges((_, _attributes, source, target) => [source, target].sort(compareStrings).join(' '))
        .filter((pair) => !pair.includes(entityId('language model'))),
    );
    expect(projection.size).toBe(pairs.size);
  });

  test('weighs what a paper introduces above what it uses', () => {
    const paper = 'arXiv:2312.00004';
    expect(weight(paper, entityId('thornguard'))).toBeGreaterThan(weight(paper, entityId('adversarial training')));
  });

  test('gives each paper the same weight in all, however many things it names', () => {
    const isPaper = (node: string): boolean => graph.getNodeAttribute(node, 'kind') === 'Paper';
    // A citation has two papers to be divided by, so those that cite or are cited come out a little below or above.
    const alone = projection.filterNodes((node) => isPaper(node) && !projection.someNeighbor(node, isPaper));
    expect(alone).toHaveLength(2);
    for (const paper of alone) {
      const sum = projection.reduceEdges(paper, (total, _edge, { weight: tie }) => total + tie, 0);
      expect(sum).toBeCloseTo(1, 4);
    }
  });

  test('adds up the relations of a pair', () => {
    const [moss, bayes] = [entityId('mossnets'), entityId('bayesian network')];
    expect(weight(moss, bayes)).toBeCloseTo(0.9, 2);
    expect(weight(moss, entityId('logical inference'))).toBeCloseTo(0.4, 2);
  });

  test('is sorted, its weights above 0, and the same for shuffled input', () => {
    const { documents, resolution } = randomCorpus(11, { papers: 40, entities: 90, named: 8 });
    const export1 = projectGraph(buildGraph(documents, resolution, SMALL_OPTIONS).graph).export();
    const export2 = projectGraph(
      buildGraph(
        shuffled(documents, 5),
        { ...resolution, entities: shuffled(resolution.entities, 6), relations: shuffled(resolution.relations, 7) },
        SMALL_OPTIONS,
      ).graph,
    ).export();
    expect(export2).toEqual(export1);
    const keys = export1.nodes.map(({ key }) => key);
    expect(keys).toEqual([...keys].sort(compareStrings));
    expect(export1.edges.every(({ attributes }) => (attributes?.weight ?? 0) > 0)).toBe(true);
  });

  test('ties by a common concept or metric less than by a rare one, and by a common task as much', () => {
    const documents = Array.from({ length: 60 }, (_, index) => ({
      id: `p${10 + index}`,
      abstract: 'We use sturdiness.',
    }));
    const ids = documents.map(({ id }) => id);
    const named = (label: string, kind: EntityKind, papers: readonly string[]): Entity => ({
      id: entityId(label),
      key: label,
      label,
      kind,
      votes: {},
      aliases: [],
      occurrences: papers.map((paper) => ({ paper, role: 'uses', mentions: [], evidence: evidenceOf(paper) })),
    });
    const evidenceOf = (paper: string): Evidence => ({
      paper,
      source: 'text',
      sentence: { start: 0, end: 18 },
      tail: { start: 7, end: 17 },
      extractor: 'rules@1',
      confidence: 0.9,
    });
    const entities = [
      named('sturdiness', 'Concept', ids.slice(0, 10)),
      named('tree height', 'Metric', ids.slice(0, 10)),
      named('pruning', 'Task', ids.slice(0, 10)),
      named('leaf shape', 'Concept', ids.slice(0, 5)),
      named('girth', 'Metric', ids.slice(0, 5)),
    ].sort((a, b) => compareStrings(a.id, b.id));
    const wide = projectGraph(buildGraph(documents, { entities, relations: [] }, SMALL_OPTIONS).graph);
    const tie = (label: string) => wide.getEdgeAttribute(wide.edge('p10', entityId(label)), 'weight');
    expect(tie('sturdiness')).toBeCloseTo(tie('leaf shape') / 4, 4);
    expect(tie('tree height')).toBeCloseTo(tie('girth') / 4, 4);
    expect(tie('pruning')).toBeCloseTo(tie('leaf shape'), 4);
  });

  test('of an empty graph is empty', () => {
    const empty = buildGraph([], { entities: [], relations: [] }, SMALL_OPTIONS).graph;
    expect(projectGraph(empty).order).toBe(0);
  });
});
