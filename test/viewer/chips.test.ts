import { describe, expect, test } from 'vitest';
import { NODE_KINDS } from '../../src/model.ts';
import { createCatalog } from '../../src/viewer/catalog.ts';
import { chipsOf } from '../../src/viewer/chips.ts';
import { countFacets, filterGraph } from '../../src/viewer/filter.ts';
import { INITIAL_STATE, isFiltered, NO_LIMITS, NOTHING_HIDDEN, type ViewState } from '../../src/viewer/state.ts';
import { entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const catalog = createCatalog(graph);
const view = (state: Partial<ViewState>): ViewState => ({ ...INITIAL_STATE, ...state });
const chips = (state: ViewState) =>
  chipsOf(state, catalog, countFacets(graph, state.hidden, filterGraph(graph, state)));
const texts = (state: Partial<ViewState>): string[] => chips(view(state)).map(({ text }) => text);
const limits = (some: Partial<ViewState['limits']>) => ({ limits: { ...NO_LIMITS, ...some } });
const hidden = (some: Partial<ViewState['hidden']>) => ({ hidden: { ...NOTHING_HIDDEN, ...some } });
const others = (...kinds: string[]) => NODE_KINDS.filter((kind) => !kinds.includes(kind));

describe('chipsOf', () => {
  test.each<[string, Partial<ViewState>, string[]]>([
    ['nothing', {}, []],
    ['years', limits({ years: [2019, 2022] }), ['2019 to 2022']],
    ['one year', limits({ years: [2019, 2019] }), ['2019']],
    [
      'the other limits',
      limits({ confidence: 0.7, support: 2, degree: 1 }),
      ['confidence from 0.70', 'in 2 papers or more', '1 relation or more'],
    ],
    ['a focus', { focus: { node: entityId('alder'), hops: 2, direction: 'out' } }, ['near Alder: 2 steps, outward']],
    ['a few values', hidden({ kinds: ['Paper', 'Metric'] }), ['not Papers', 'not Metrics']],
    ['all values but a few', hidden({ kinds: others('Model', 'Task') }), ['only Models, Tasks']],
    ['all values', hidden({ themes: [0, 1, null] }), ['no themes']],
    ['a relation', hidden({ relations: ['OUTPERFORMS'] }), ['not “outperforms”']],
    ['a theme', hidden({ themes: [1] }), ['not Credal networks']],
  ])('says %s', (_name, state, expected) => {
    expect(texts(state).sort()).toEqual([...expected].sort());
  });

  test('counts many values where neither side can be named', () => {
    const relations = countFacets(graph, NOTHING_HIDDEN, filterGraph(graph)).relations.map(({ value }) => value);
    expect(relations.length).toBeGreaterThan(8);
    expect(texts(hidden({ relations: relations.slice(0, 4) }))).toEqual([`4 of ${relations.length} relations hidden`]);
  });

  test('takes all back, chip by chip, whatever is filtered', () => {
    const state = view({
      hidden: { kinds: ['Paper'], relations: ['uses'], themes: [0, 1, null] },
      limits: { years: [2020, 2021], confidence: 0.5, support: 2, degree: 3 },
      focus: { node: entityId('alder'), hops: 1, direction: 'both' },
    });
    const all = chips(state);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    let left = state;
    for (const chip of all) {
      expect(isFiltered(left)).toBe(true);
      left = chip.remove(left);
    }
    expect(left).toEqual(INITIAL_STATE);
  });
});
