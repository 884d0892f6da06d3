import { type Catalog, nodeName, themeName } from './catalog.ts';
import { shorten } from './display.ts';
import type { FacetCount, FacetCounts } from './filter.ts';
import {
  type Change,
  type Facet,
  type FacetValue,
  type Limits,
  NO_LIMITS,
  resetFilters,
  setFocus,
  setLimits,
  toggle,
  type ViewState,
} from './state.ts';
import { count, KIND_PLURALS, RELATION_WORDS } from './words.ts';

/** One thing that is filtered by, in words, and how to take it back. */
export interface Chip {
  readonly id: string;
  readonly text: string;
  readonly remove: Change;
}

/** So many values are named; more are counted. */
const MOST_NAMED = 3;

/** Longest name of a theme or a node on a chip. */
const NAME_LENGTH = 40;

/** All that is filtered by now, in the order of the panel: limits, the focus, then what is hidden of each facet. */
export function chipsOf(
  state: Pick<ViewState, 'hidden' | 'limits' | 'focus'>,
  catalog: Catalog,
  counts: FacetCounts,
): Chip[] {
  return [
    ...limitChips(state.limits),
    ...focusChips(state.focus, catalog),
    ...facetChips('kinds', counts.kinds, (kind) => KIND_PLURALS[kind]),
    ...facetChips('themes', counts.themes, (theme) => shorten(themeName(catalog, theme), NAME_LENGTH)),
    ...facetChips('relations', counts.relations, (relation) => `“${RELATION_WORDS[relation].forward}”`),
  ];
}

function limitChips({ years, confidence, support, degree }: Limits): Chip[] {
  const chips: Chip[] = [];
  const add = (name: keyof Limits, text: string): void => {
    chips.push({ id: name, text, remove: setLimits({ [name]: NO_LIMITS[name] }) });
  };
  if (years !== null) add('years', years[0] === years[1] ? String(years[0]) : `${years[0]} to ${years[1]}`);
  if (confidence > 0) add('confidence', `confidence from ${confidence.toFixed(2)}`);
  if (support > 1) add('support', `in ${count(support, 'paper')} or more`);
  if (degree > 0) add('degree', `${count(degree, 'relation')} or more`);
  return chips;
}

function focusChips(focus: ViewState['focus'], catalog: Catalog): Chip[] {
  if (focus === null) return [];
  const ways = { both: '', out: ', outward', in: ', inward' }[focus.direction];
  const name = shorten(nodeName(catalog, focus.node), NAME_LENGTH);
  return [{ id: 'focus', text: `near ${name}: ${count(focus.hops, 'step')}${ways}`, remove: setFocus(null) }];
}

function facetChips<F extends Facet>(
  facet: F,
  counts: readonly FacetCount<F>[],
  nameOf: (value: FacetValue<F>) => string,
): Chip[] {
  const hidden = counts.filter((count) => count.hidden);
  const left = counts.filter((count) => !count.hidden);
  if (hidden.length === 0) return [];
  if (hidden.length <= MOST_NAMED && left.length > 0) {
    return hidden.map(({ value }) => ({
      id: `${facet} ${value}`,
      text: `not ${nameOf(value)}`,
      remove: toggle(facet, value),
    }));
  }
  const names = left.map(({ value }) => nameOf(value)).join(', ');
  const text = left.length === 0 ? `no ${facet}` : `only ${names}`;
  const counted = `${hidden.length} of ${counts.length} ${facet} hidden`;
  return [{ id: facet, text: left.length <= MOST_NAMED ? text : counted, remove: resetFilters(facet) }];
}
