import { expect, test } from 'vitest';
import { timelineOf } from '../../src/viewer/timeline.ts';
import { entityId, smallGraph } from './small-graph.ts';

test('the timeline has each year from the first to the last, each paper once', () => {
  const graph = smallGraph();
  const years = timelineOf(graph, entityId('alder'));
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  const papers = graph.inNeighbors(entityId('alder')).filter((key) => graph.getNodeAttribute(key, 'kind') === 'Paper');
  const dated = papers.filter((paper) => graph.getNodeAttribute(paper, 'year') !== undefined);
  expect(years.reduce((sum, year) => sum + year.papers, 0)).toBe(dated.length);
});

test('one wrong year does not make the others too thin to see', () => {
  const graph = smallGraph();
  graph.setNodeAttribute('arXiv:2401.00001', 'year', 12);
  expect(timelineOf(graph, entityId('alder')).length).toBeLessThanOrEqual(40);
});
