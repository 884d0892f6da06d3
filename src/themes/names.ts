import { roundTo } from '../graph/numbers.ts';
import { genericHubs, specificityOf } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind, RelationType, Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import { toUnicode } from '../text/latex.ts';
import { joinTerms, type NameTerm, withNumber } from './join-terms.ts';

/** What a theme is called, and the entities that set it apart. */
export type ThemeName = Pick<Theme, 'name' | 'terms'>;

const TERMS = 10;

/** How much a paper's role towards an entity says of what the paper is about. Its own new name says least to others. */
const ROLE_SHARE: Readonly<Partial<Record<RelationType, number>>> = {
  addresses: 1,
  introduces: 0.7,
  evaluates_on: 0.6,
  uses: 0.5,
  compares_with: 0.3,
  mentions: 0.3,
};

/** What stands in the title is what the paper is about. */
const TITLE_SHARE = 1.8;

/** Tasks, methods and models name a field better than what else is said of it, and the data and figures that measure it. */
const KIND_SHARE: Readonly<Record<NodeKind, number>> = {
  Task: 1.2,
  Method: 1.1,
  Model: 1,
  Concept: 0.8,
  Dataset: 0.8,
  Tool: 0.7,
  Metric: 0.3,
  Paper: 0,
  Author: 0,
  Venue: 0,
};

/** A term that lies in another theme. */
const FOREIGN_SHARE = 0.5;

/**
 * Names for themes, by class-based TF-IDF over entities: a theme is one long document, whose words are the entities that
 * its papers name, each counted by role, confidence and place (title or not); a term scores by its share of its theme times
 * `ln(1 + average theme length / frequency in all themes)`, by how many of its papers name it, since what one or two are
 * about is no name for the others, and by how specific it is ({@link specificityOf}): common concepts and metrics are poor
 * terms, generic hubs none. {@link joinTerms} makes the name; no two themes get the same, and none one that is taken. O(edges, and the sorting of terms).
 *
 * M. Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure" (2022), arXiv:2203.05794.
 *
 * @param themes - their nodes, the most central first.
 * @param others - names that are taken.
 */
export function nameThemes(
  graph: KnowledgeGraph,
  themes: readonly (readonly string[])[],
  others: ReadonlySet<string> = new Set(),
): readonly ThemeName[] {
  const hubs = genericHubs(graph);
  const isInTitle = titleFinder(graph);
  const specificity = specificityOf(graph);
  const counts = themes.map((nodes) => countTerms(graph, nodes, { hubs, isInTitle }));
  const totals = new Map<string, number>();
  for (const count of counts) for (const [term, { value }] of count) totals.set(term, (totals.get(term) ?? 0) + value);
  const sum = [...totals.values()].reduce((a, b) => a + b, 0);
  const average = sum / Math.max(1, themes.length);

  const taken = new Set(others);
  return themes.map((nodes, id) => {
    const rarity = (term: string) => specificity(term) * Math.log(1 + average / (totals.get(term) ?? 1));
    const ranked = rankTerms(graph, nodes, counts[id] ?? new Map(), rarity);
    const name = joinTerms(ranked, taken) ?? withNumber(`theme ${id}`, taken);
    taken.add(name);
    return { name, terms: ranked.slice(0, TERMS).map(({ label, score }) => ({ label, score })) };
  });
}

/** How much the papers of a theme say of a term, and which of them do. */
interface Count {
  value: number;
  readonly papers: Set<string>;
}

/** What the papers of a theme say of each entity. A theme without papers counts its entities once each. */
function countTerms(
  graph: KnowledgeGraph,
  nodes: readonly string[],
  { hubs, isInTitle }: { readonly hubs: ReadonlySet<string>; readonly isInTitle: TitleFinder },
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const paper of [...nodes].sort(compareStrings)) {
    const { kind, title = '' } = graph.getNodeAttributes(paper);
    if (kind !== 'Paper') continue;
    const words = wordsOf(toUnicode(title).text);
    graph.forEachOutEdge(paper, (_, { relation, confidence }, _source, target) => {
      const role = (ROLE_SHARE[relation] ?? 0) * confidence;
      if (role <= 0 || hubs.has(target)) return;
      const share = role * (isInTitle(target, words) ? TITLE_SHARE : 1);
      const count = counts.get(target) ?? { value: 0, papers: new Set() };
      counts.set(target, count);
      count.value += share;
      count.papers.add(paper);
    });
  }
  return counts.size > 0 ? counts : new Map(nodes.map((node) => [node, { value: 1, papers: new Set() }]));
}

/** Whether an entity stands in a title, given as {@link wordsOf} does. */
type TitleFinder = (entity: string, title: string) => boolean;

/** Finds whole words, by any of the names that papers have for an entity. */
function titleFinder(graph: KnowledgeGraph): TitleFinder {
  const namesOf = new Map<string, readonly string[]>();
  return (entity, title) => {
    let names = namesOf.get(entity);
    if (names === undefined) {
      const { label, aliases } = graph.getNodeAttributes(entity);
      const all = [label, ...aliases.map(({ name }) => name)].map(wordsOf);
      names = [...new Set(all)].filter((name) => name.trim() !== '');
      namesOf.set(entity, names);
    }
    return names.some((name) => title.includes(name));
  };
}

/** The folded words of a text with a space before, between and after them, without punctuation: ` larch 2 code models `. */
function wordsOf(text: string): string {
  return ` ${(foldKey(text).match(/[\p{L}\p{M}\p{N}@+#]+/gu) ?? []).join(' ')} `;
}

function rankTerms(
  graph: KnowledgeGraph,
  nodes: readonly string[],
  counts: ReadonlyMap<string, Count>,
  rarity: (term: string) => number,
): readonly NameTerm[] {
  const members = new Set(nodes);
  const length = [...counts.values()].reduce((sum, { value }) => sum + value, 0);
  return [...counts]
    .map(([term, { value, papers }]) => {
      const { label, kind } = graph.getNodeAttributes(term);
      const share = KIND_SHARE[kind] * (members.has(term) ? 1 : FOREIGN_SHARE) * Math.max(1, papers.size);
      return { term, label, papers, score: roundTo((value / length) * rarity(term) * share, 4) };
    })
    .sort((a, b) => b.score - a.score || compareStrings(a.label, b.label) || compareStrings(a.term, b.term));
}
