import { describe, expect, test } from 'vitest';
import { type Cursor, type CursorKey, enterGraph, moveCursor, neighborsByAngle } from '../../src/viewer/cursor.ts';
import { filterGraph } from '../../src/viewer/filter.ts';
import { NOTHING_HIDDEN } from '../../src/viewer/state.ts';
import { entityId, smallField, smallGraph } from './small-graph.ts';

const field = smallField();
const { catalog } = field;
const graph = smallGraph();
const enter = (node: string | null = null): Cursor => {
  const cursor = enterGraph(field, node);
  if (cursor === null) throw new Error('nothing is shown');
  return cursor;
};
const press = (cursor: Cursor, ...keys: CursorKey[]): Cursor =>
  keys.reduce((current, key) => moveCursor(current, key, field), cursor);

describe('the keyboard enters the graph', () => {
  test('at the most connected node', () => {
    expect(enter().node).toBe(catalog.byImportance[0]);
  });

  test('at the node that is asked for', () => {
    expect(enter(entityId('alder'))).toEqual({ node: entityId('alder'), pivot: entityId('alder'), trail: [] });
  });

  test('elsewhere if that one is hidden, and not at all if everything is', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Model'] } });
    expect(enterGraph({ ...field, shown }, entityId('alder'))?.node).not.toBe(entityId('alder'));
    expect(enterGraph({ ...field, shown: { nodes: new Set(), edges: new Set() } }, null)).toBeNull();
  });
});

describe('the keyboard moves', () => {
  const alder = enter(entityId('alder'));
  const neighbors = neighborsByAngle(alder.node, field);

  test('right through all neighbours, and round to the first', () => {
    const seen: string[] = [];
    let cursor = alder;
    for (let i = 0; i < neighbors.length; i += 1) {
      cursor = press(cursor, 'ArrowRight');
      seen.push(cursor.node);
    }
    expect(seen).toEqual(neighbors);
    expect(press(cursor, 'ArrowRight').node).toBe(neighbors[0]);
    expect(neighbors.length).toBeGreaterThan(3);
  });

  test('left the other way', () => {
    expect(press(alder, 'ArrowLeft').node).toBe(neighbors.at(-1));
    expect(press(alder, 'ArrowRight', 'ArrowRight', 'ArrowLeft').node).toBe(neighbors[0]);
  });

  test('down makes the neighbour the centre, up goes back the whole way', () => {
    const down = press(alder, 'ArrowRight', 'ArrowDown');
    expect(down).toEqual({ node: neighbors[0], pivot: neighbors[0], trail: [alder.node] });
    const further = press(down, 'ArrowRight', 'ArrowDown');
    expect(press(further, 'ArrowUp', 'ArrowUp')).toEqual(alder);
    expect(press(alder, 'ArrowUp')).toEqual(alder);
  });

  test('up from a neighbour to the centre', () => {
    expect(press(alder, 'ArrowRight', 'ArrowUp')).toEqual(alder);
  });

  test('by importance, and not beyond the ends', () => {
    const [first, second] = catalog.byImportance;
    expect(press(enter(), 'PageDown').node).toBe(second);
    expect(press(enter(), 'PageDown', 'PageUp').node).toBe(first);
    expect(press(enter(), 'PageUp').node).toBe(first);
    expect(press(alder, 'Home').node).toBe(first);
  });

  test('nowhere from a node without neighbours', () => {
    const alone = enter('paper-7');
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp'] as const)
      expect(press(alone, key)).toEqual(alone);
  });
});

describe('neighborsByAngle', () => {
  test('names each neighbour once, however many relations join them', () => {
    const moss = neighborsByAngle(entityId('mossnets'), field);
    expect(moss.filter((node) => node === entityId('bayesian network'))).toHaveLength(1);
  });

  test('leaves out what the filters hide', () => {
    const shown = filterGraph(graph, { hidden: { ...NOTHING_HIDDEN, kinds: ['Paper'] } });
    const kinds = neighborsByAngle(entityId('alder'), { ...field, shown }).map((node) =>
      graph.getNodeAttribute(node, 'kind'),
    );
    expect(kinds).not.toContain('Paper');
  });

  test('goes clockwise from the top', () => {
    const angles = neighborsByAngle(entityId('alder'), field).map((node) => {
      const [from, to] = [graph.getNodeAttributes(entityId('alder')), graph.getNodeAttributes(node)];
      return (Math.atan2(to.x - from.x, to.y - from.y) + 2 * Math.PI) % (2 * Math.PI);
    });
    expect(angles).toEqual([...angles].sort((a, b) => a - b));
  });
});
