import { NODE_KINDS, RELATION_TYPES } from '../model.ts';
import {
  ARRANGEMENTS,
  type CameraView,
  type Citation,
  COLORINGS,
  INITIAL_STATE,
  type Selection,
  type ThemeKey,
  type ViewState,
} from './state.ts';

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
  const { hidden, selection, citation, camera } = state;
  if (selection !== null) fields.set('s', writeSelection(selection));
  if (citation !== null) fields.set('e', `${citation.index}.${citation.edge}`);
  if (state.coloring !== INITIAL_STATE.coloring) fields.set('c', state.coloring);
  if (state.arrangement !== INITIAL_STATE.arrangement) fields.set('l', state.arrangement);
  writeList(fields, 'k', hidden.kinds, NODE_KINDS);
  writeList(fields, 'r', hidden.relations, RELATION_TYPES);
  const themes = [...hidden.themes].sort((a, b) => (a ?? -1) - (b ?? -1));
  if (themes.length > 0) fields.set('t', themes.map((theme) => theme ?? 'none').join('~'));
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
    hidden: {
      kinds: readList(fields.get('k'), NODE_KINDS),
      relations: readList(fields.get('r'), RELATION_TYPES),
      themes: readThemes(fields.get('t')),
    },
    selection: readSelection(fields.get('s')),
    citation: readCitation(fields.get('e')),
    query: (fields.get('q') ?? '').slice(0, QUERY_LENGTH),
    camera: readCamera(fields.get('v')),
  };
}

function writeSelection(selection: Selection): string {
  switch (selection.type) {
    case 'node':
      return `n.${selection.key}`;
    case 'edge':
      return `e.${selection.key}`;
    case 'theme':
      return `t.${selection.id}`;
  }
}

function readSelection(text: string | null): Selection | null {
  if (text === null) return null;
  const key = text.slice(2);
  switch (text.slice(0, 2)) {
    case 'n.':
      return { type: 'node', key };
    case 'e.':
      return { type: 'edge', key };
    case 't.':
      return /^\d{1,9}$/.test(key) ? { type: 'theme', id: Number(key) } : null;
    default:
      return null;
  }
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
