import { badOption } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import type { Answer } from './answer.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { type MissingLink, missingLinksOf, spellOutLink } from './missing-links.ts';
import { checkEdgeFilter, checkWhole } from './options.ts';
import { type RankedGap, spellOutGap, type ThemeGap, themeGapsOf } from './theme-gaps.ts';

/** Which gaps to look for. */
export interface GapOptions {
  /** `themes`: only pairs of themes; `links`: only missing links. Default: both; with `from`, `to` or `for`, links. */
  readonly only?: 'themes' | 'links';
  /** Kinds of the heads of missing links. Default Model and Method. */
  readonly from?: readonly EntityKind[];
  /** Kinds of the tails of missing links. Default Dataset and Task. */
  readonly to?: readonly EntityKind[];
  /** Only missing links of the entity with this name. Default: of all, but for generic ones. */
  readonly for?: string;
  /** The most answers of each sort. Default 10. */
  readonly limit?: number;
  /** Only edges that are at least so sure speak for anything. Default 0. */
  readonly minimumConfidence?: number;
  /** Only themes of at least so many papers, and only ends that so many name. Default 0; two at least for the other end. */
  readonly minimumSupport?: number;
}

/** A gap, by its `gap`: between two themes, or between two entities. */
export type Gap = ThemeGap | MissingLink;

/** The question of {@link findGaps}. */
export interface GapQuestion extends GapOptions {
  readonly ask: 'gaps';
  /** What `for` was taken to mean. */
  readonly name?: ResolvedName;
}

const LIMIT = 10;
const FROM: readonly EntityKind[] = ['Model', 'Method'];
const TO: readonly EntityKind[] = ['Dataset', 'Task'];

/**
 * What is not there, though one could expect it. Pairs of themes that know the same rare things and yet have fewer links than
 * chance would deal them; then pairs of entities that no paper names together and no relation joins, the likeliest to come
 * first: methods never tried on a dataset that their neighbours were tried on. A missing link is none that the graph has,
 * however unsure, also not between members of the two ends' families or other names of them. What a minimum leaves out counts
 * as known, but speaks for nothing.
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function findGaps(graph: KnowledgeGraph, options: GapOptions = {}): Answer<Gap, GapQuestion> {
  const { minimumConfidence = 0, minimumSupport = 0 } = options;
  const limit = checkWhole('limit', options.limit ?? LIMIT, { least: 1 });
  checkEdgeFilter({ minimumConfidence, minimumSupport });
  // A role is always said by one paper: what few papers name is left out by its own count.
  const filter = { minimumConfidence };
  const [from, to] = [checkKinds(options.from ?? FROM), checkKinds(options.to ?? TO)];
  const name = options.for === undefined ? undefined : lookUp(graph, options.for);
  const isAboutLinks = [options.from, options.to, options.for].some((option) => option !== undefined);
  const only = options.only ?? (isAboutLinks ? 'links' : undefined);

  const themes = only === 'links' ? [] : themeGapsOf(graph, filter).filter(hasPapers(graph, minimumSupport));
  const of = name === undefined ? {} : { of: name.node.key };
  const links =
    only === 'themes' ? [] : missingLinksOf(graph, { ...filter, ...of, from, to, fewestPapers: minimumSupport });
  return {
    question: { ask: 'gaps', ...options, limit, ...(name === undefined ? {} : { name }) },
    total: themes.length + links.length,
    answers: [
      ...themes.slice(0, limit).map((gap) => spellOutGap(graph, gap, filter)),
      ...links.slice(0, limit).map((link) => spellOutLink(graph, link, filter)),
    ],
  };
}

function hasPapers(graph: KnowledgeGraph, fewest: number): (gap: RankedGap) => boolean {
  const papers = new Map(graph.getAttribute('themes').map(({ id, papers: own }) => [id, own.length]));
  return ({ pair }) => pair.every((theme) => (papers.get(theme) ?? 0) >= fewest);
}

function checkKinds(kinds: readonly EntityKind[]): readonly EntityKind[] {
  for (const kind of kinds) {
    if (!ENTITY_KINDS.some((known) => known === kind)) {
      throw badOption('kind', String(kind), `one of ${ENTITY_KINDS.join(', ')}`);
    }
  }
  return [...new Set(kinds)].sort((a, b) => ENTITY_KINDS.indexOf(a) - ENTITY_KINDS.indexOf(b));
}
