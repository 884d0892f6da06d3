import { NODE_KINDS, RELATION_TYPES } from '../model.ts';
import {
  ARRANGEMENTS,
  type CameraView,
  type Citation,
  COLORINGS,
  DIRECTIONS,
  type Focus,
  HOPS,
  INITIAL_STATE,
  type Limits,
  LONGEST_NAME,
  NO_LIMITS,
  TABLES,
  type ThemeKey,
  type ViewState,
} from './state.ts';
import { readSelection, writeSelection } from './url-selection.ts';

/** Version of the address. An address of another version opens the first view. */
const ADDRESS_VERSION = '1';

/** Longest query that an address carries. */
const QUERY_LENGTH = 200;

/**
 * The state as the fragment of an address, without `#`: only what differs from the first view, so the first view is the
 * empty string. The same state always gives the same address.
 */
export function toAddress(state: ViewState): string {
  const fields = new URLSearchParams();
  const { hidden, limits, focus, selection, citation, camera } = state;
  if (selection !== null) fields.set('s', writeSelection(selection));
  if (citation !== null) fields.set('e', `${citation.index}.${citation.edge}`);
  if (state.coloring !== INITIAL_STATE.coloring) fields.set('c', state.coloring);
  if (state.arrangement !== INITIAL_STATE.arrangement) fields.set('l', state.arrangement);
  if (state.table !== INITIAL_STATE.table) fields.set('b', state.table);
  writeList(fields, 'k', hidden.kinds, NODE_KINDS);
  writeList(fields, 'r', hidden.relations, RELATION_TYPES);
  writeThemes(fields, 't', hidden.themes);
  writeLimits(fields, limits);
  if (focus !== null) fields.set('f', `${focus.hops}.${focus.direction}.${focus.node}`);
  if (state.collapsed !== null) fields.set('g', state.collapsed ? '1' : '0');
  writeThemes(fields, 'x', state.expanded);
  for (const [theme, name] of [...state.names].sort(([a], [b]) => a - b)) fields.append('w', `${theme}.${name}`);
  if (state.query !== '') fields.set('q', state.query.slice(0, QUERY_LENGTH));
  if (camera !== null) fields.set('v', [camera.x, camera.y, camera.ratio].map((number) => rounded(number)).join('~'));
  const text = fields.toString();
  return text === '' ? '' : `${ADDRESS_VERSION}&${text}`;
}

/** The state that an address stands for. Whatever it holds that is not understood is passed over. */
export function fromAddress(fragment: string): ViewState {
  const address = fragment.replace(/^#/, '');
  const [version, ...rest] = address.split('&');
  if (version !== ADDRESS_VERSION) return INITIAL_STATE;
  const fields = new URLSearchParams(rest.join('&'));
  return {
    coloring: oneOf(fields.get('c'), COLORINGS) ?? INITIAL_STATE.coloring,
    arrangement: oneOf(fields.get('l'), ARRANGEMENTS) ?? INITIAL_STATE.arrangement,
    table: oneOf(fields.get('b'), TABLES) ?? INITIAL_STATE.table,
    hidden: {
      kinds: readList(fields.get('k'), NODE_KINDS),
      relations: readList(fields.get('r'), RELATION_TYPES),
      themes: readThemes(fields.get('t')),
    },
    limits: readLimits(fields),
    focus: readFocus(fields.get('f')),
    collapsed: fields.get('g') === '1' ? true : fields.get('g') === '0' ? false : null,
    expanded: readThemes(fields.get('x')),
    names: readNames(fields.getAll('w')),
    selection: readSelection(fields.get('s')),
    citation: readCitation(fields.get('e')),
    query: (fields.get('q') ?? '').slice(0, QUERY_LENGTH),
    camera: readCamera(fields.get('v')),
  };
}

function readCitation(text: string | null): Citation | null {
  const match = /^(\d{1,9})\.(.+)$/s.exec(text ?? '');
  return match?.[1] === undefined || match[2] === undefined ? null : { index: Number(match[1]), edge: match[2] };
}

function readCamera(text: string | null): CameraView | null {
  const [x, y, ratio, ...more] = (text ?? '').split('~').map((part) => (part === '' ? Number.NaN : Number(part)));
  if (x === undefined || y === undefined || ratio === undefined || more.length > 0) return null;
  return Number.isFinite(x + y) && ratio > 0 && ratio < 1000 ? { x, y, ratio } : null;
}

function writeLimits(fields: URLSearchParams, { years, confidence, support, degree }: Limits): void {
  if (years !== null) fields.set('y', years.join('~'));
  if (confidence > 0) fields.set('m', rounded(confidence));
  if (support > 1) fields.set('n', String(support));
  if (degree > 0) fields.set('d', String(degree));
}

function readLimits(fields: URLSearchParams): Limits {
  const confidence = Number(fields.get('m') ?? '0');
  return {
    years: readYears(fields.get('y')),
    confidence: confidence > 0 && confidence <= 1 ? confidence : NO_LIMITS.confidence,
    support: wholeNumber(fields.get('n')) || NO_LIMITS.support,
    degree: wholeNumber(fields.get('d')) ?? NO_LIMITS.degree,
  };
}

function readYears(text: string | null): Limits['years'] {
  const match = /^(-?\d{1,6})~(-?\d{1,6})$/.exec(text ?? '');
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  return first <= last ? [first, last] : null;
}

function readFocus(text: string | null): Focus | null {
  const match = /^(\d)\.(\w+)\.(.+)$/s.exec(text ?? '');
  const hops = HOPS.find((known) => String(known) === match?.[1]);
  const direction = oneOf(match?.[2] ?? null, DIRECTIONS);
  const node = match?.[3];
  return hops === undefined || direction === undefined || node === undefined ? null : { node, hops, direction };
}

function readNames(texts: readonly string[]): ReadonlyMap<number, string> {
  return new Map(
    texts.flatMap((text): [number, string][] => {
      const match = /^(\d{1,9})\.(.+)$/s.exec(text);
      return match?.[2] === undefined || match[2].trim() === ''
        ? []
        : [[Number(match[1]), match[2].trim().slice(0, LONGEST_NAME)]];
    }),
  );
}

function wholeNumber(text: string | null): number | undefined {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined;
}

function writeThemes(fields: URLSearchParams, name: string, themes: readonly ThemeKey[]): void {
  const sorted = [...themes].sort((a, b) => (a ?? -1) - (b ?? -1));
  if (sorted.length > 0) fields.set(name, sorted.map((theme) => theme ?? 'none').join('~'));
}

function readThemes(text: string | null): ThemeKey[] {
  const parts = new Set((text ?? '').split('~').filter((part) => /^(?:none|\d{1,9})$/.test(part)));
  return [...parts].map((part) => (part === 'none' ? null : Number(part)));
}

/** In the order of `known`, so that the order of clicks does not show. */
function writeList<T extends string>(
  fields: URLSearchParams,
  name: string,
  values: readonly T[],
  known: readonly T[],
): void {
  const sorted = known.filter((value) => values.includes(value));
  if (sorted.length > 0) fields.set(name, sorted.join('~'));
}

function readList<T extends string>(text: string | null, known: readonly T[]): T[] {
  const parts = (text ?? '').split('~');
  return known.filter((value) => parts.includes(value));
}

function oneOf<T extends string>(text: string | null, known: readonly T[]): T | undefined {
  return known.find((value) => value === text);
}

/** Three decimals: less than a pixel. */
function rounded(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
