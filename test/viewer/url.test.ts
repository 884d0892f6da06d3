import fc, {
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  option,
  property,
  record,
  string,
  tuple,
  uniqueArray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NODE_KINDS, RELATION_TYPES } from '../../src/model.ts';
import {
  ARRANGEMENTS,
  COLORINGS,
  DIRECTIONS,
  HOPS,
  INITIAL_STATE,
  type Selection,
  TABLES,
  type ViewState,
} from '../../src/viewer/state.ts';
import { fromAddress, toAddress } from '../../src/viewer/url.ts';

/** Half a character can't be in an address. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
const key = string({ minLength: 1, unit: 'binary' }).filter(isWellFormed);
const selection = fc.oneof(
  record({ type: constantFrom('node' as const), key }),
  record({ type: constantFrom('edge' as const), key }),
  record({ type: constantFrom('theme' as const), id: integer({ min: 0, max: 999_999 }) }),
  record({ type: constantFrom('path' as const), from: key, to: key }),
  record({ type: constantFrom('compare' as const), of: constantFrom('nodes' as const), a: key, b: key }),
  record({ type: constantFrom('gaps' as const) }),
  record({ type: constantFrom('bridges' as const) }),
);
const name = string({ minLength: 1, maxLength: 40, unit: 'binary' }).filter(
  (text) => isWellFormed(text) && text.trim() === text && text !== '',
);
const themeIds = uniqueArray(option(integer({ min: 0, max: 999 })));
const years = option(tuple(integer({ min: -999, max: 2100 }), integer({ min: 0, max: 900 })).map(yearsFrom));
function yearsFrom([first, more]: [number, number]): [number, number] {
  return [first, first + more];
}
const decimal = (min: number, max: number) =>
  double({ min, max, noNaN: true }).map((number) => Math.round(number * 1000) / 1000 || 0);

const states: fc.Arbitrary<ViewState> = record({
  coloring: constantFrom(...COLORINGS),
  arrangement: constantFrom(...ARRANGEMENTS),
  hidden: record({
    kinds: uniqueArray(constantFrom(...NODE_KINDS)),
    relations: uniqueArray(constantFrom(...RELATION_TYPES)),
    themes: themeIds,
  }),
  table: constantFrom(...TABLES),
  limits: record({
    years,
    confidence: decimal(0, 1),
    support: integer({ min: 1, max: 99 }),
    degree: integer({ min: 0, max: 99 }),
  }),
  focus: option(record({ node: key, hops: constantFrom(...HOPS), direction: constantFrom(...DIRECTIONS) })),
  collapsed: option(boolean()),
  expanded: themeIds,
  names: uniqueArray(tuple(integer({ min: 0, max: 999 }), name), { selector: ([theme]) => theme }).map(
    (names) => new Map(names),
  ),
  selection: option<Selection>(selection),
  citation: option(record({ edge: key, index: integer({ min: 0, max: 9999 }) })),
  query: string({ maxLength: 60, unit: 'binary' }).filter(isWellFormed),
  camera: option(record({ x: decimal(-9, 9), y: decimal(-9, 9), ratio: decimal(0.01, 99) })),
});

/** Hidden values are sets: their order does not matter. */
function canonical(state: ViewState): unknown {
  const sorted = (values: readonly unknown[]): string[] => values.map(String).sort();
  const { kinds, relations, themes } = state.hidden;
  const names = [...state.names].sort(([a], [b]) => a - b);
  return {
    ...state,
    names,
    expanded: sorted(state.expanded),
    hidden: [sorted(kinds), sorted(relations), sorted(themes)],
  };
}

describe('the address', () => {
  test('of any state leads back to it', () => {
    assert(
      property(states, (state) => {
        expect(canonical(fromAddress(`#${toAddress(state)}`))).toEqual(canonical(state));
      }),
    );
  });

  test('does not depend on the order in which things were hidden', () => {
    const hide = (kinds: ViewState['hidden']['kinds'], themes: ViewState['hidden']['themes']): string =>
      toAddress({ ...INITIAL_STATE, hidden: { kinds, relations: [], themes } });
    expect(hide(['Task', 'Model'], [3, null, 1])).toBe(hide(['Model', 'Task'], [1, 3, null]));
  });

  test('of the first view is empty', () => {
    expect(toAddress(INITIAL_STATE)).toBe('');
    expect(fromAddress('')).toEqual(INITIAL_STATE);
    expect(fromAddress('#')).toEqual(INITIAL_STATE);
  });

  test('is short and readable', () => {
    const state: ViewState = {
      ...INITIAL_STATE,
      coloring: 'kind',
      hidden: { kinds: ['Paper'], relations: ['mentions'], themes: [2, null] },
      selection: { type: 'node', key: 'e-0123456789ab' },
      camera: { x: 0.5, y: 0.25, ratio: 0.333_333 },
    };
    expect(toAddress(state)).toBe('1&s=n.e-0123456789ab&c=kind&k=Paper&r=mentions&t=none%7E2&v=0.5%7E0.25%7E0.333');
  });

  test.each([
    ['another version', '#2&c=kind'],
    ['no version', '#c=kind'],
    ['a fragment of another page', '#list'],
    ['a bad percent sign', '#%E0%A4%A'],
  ])('with %s opens the first view', (_name, fragment) => {
    expect(fromAddress(fragment)).toEqual(INITIAL_STATE);
  });

  test.each<[string, string]>([
    ['an unknown colouring', '#1&c=rainbow'],
    ['an unknown arrangement', '#1&l=sphere'],
    ['unknown kinds and relations', '#1&k=Robot&r=LOVES'],
    ['themes that are no numbers', '#1&t=-1~x~1e9~'],
    ['a selection without a type', '#1&s=abc'],
    ['a theme that is no number', '#1&s=t.x'],
    ['a citation without an edge', '#1&e=3.'],
    ['a path with one end', '#1&s=p.a'],
    ['a comparison of three', '#1&s=c.a~b~c'],
    ['a comparison of themes that are none', '#1&s=h.a~b'],
    ['years the wrong way round', '#1&y=2024~2020'],
    ['a confidence above one', '#1&m=2'],
    ['a focus that reaches too far', '#1&f=9.both.a'],
    ['a focus without a direction', '#1&f=1.up.a'],
    ['a theme without a name', '#1&w=3.'],
    ['a camera with too few numbers', '#1&v=1~2'],
    ['a camera with too many numbers', '#1&v=1~2~3~4'],
    ['a camera that sees nothing', '#1&v=0~0~0'],
    ['a camera at infinity', '#1&v=Infinity~0~1'],
    ['an empty number', '#1&v=~0~1'],
  ])('passes over %s', (_name, fragment) => {
    expect(fromAddress(fragment)).toEqual(INITIAL_STATE);
  });

  test('never throws and never gets longer by being read', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const once = toAddress(fromAddress(`#1&${text}`));
        expect(toAddress(fromAddress(`#${once}`))).toBe(once);
      }),
    );
  });
});
