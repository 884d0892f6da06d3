import { roundTo } from '../graph/numbers.ts';
import { genericHubs } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind, RelationType, Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { foldKey } from '../text/fold.ts';
import { isNearDuplicate } from './similar-labels.ts';

/** What a theme is called, and the entities that set it apart. */
export type ThemeName = Pick<Theme, 'name' | 'terms'>;

const TERMS = 10;
const TERMS_IN_NAME = 3;
/** A third term joins the name only while it stays as short as this, in UTF-16 units. */
const LONGEST_NAME = 60;
/** Longer labels are clauses rather than names. */
const LONGEST_TERM = 40;

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

/** Tasks and methods name a field better than the data and figures by which it is measured. */
const KIND_SHARE: Readonly<Record<NodeKind, number>> = {
  Task: 1.2,
  Method: 1.1,
  Concept: 1,
  Model: 1,
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
 * `ln(1 + average theme length / frequency in all themes)`, and by how many of its papers name it (`1 + ln(papers)`): what
 * one paper alone is about is no name for the others. Generic hubs are no terms. The name joins the two or three
 * best terms that are not near-duplicates; no two themes get the same, and none one that is taken. O(edges, and the sorting of terms).
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
  const counts = themes.map((nodes) => countTerms(graph, nodes, hubs));
  const totals = new Map<string, number>();
  for (const count of counts) for (const [term, { value }] of count) totals.set(term, (totals.get(term) ?? 0) + value);
  const sum = [...totals.values()].reduce((a, b) => a + b, 0);
  const average = sum / Math.max(1, themes.length);

  const taken = new Set(others);
  return themes.map((nodes, id) => {
    const ranked = rankTerms(graph, nodes, counts[id] ?? new Map(), (term) =>
      Math.log(1 + average / (totals.get(term) ?? 1)),
    );
    const labels = ranked.map((term) => term.label);
    const name = uniqueName(labels, taken) ?? uniqueName([`theme ${id}`], taken) ?? '';
    taken.add(name);
    return { name, terms: ranked.slice(0, TERMS) };
  });
}

/** How much the papers of a theme say of a term, and how many of them do. */
interface Count {
  value: number;
  papers: number;
}

/** What the papers of a theme say of each entity. A theme without papers counts its entities once each. */
function countTerms(
  graph: KnowledgeGraph,
  nodes: readonly string[],
  hubs: ReadonlySet<string>,
): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>();
  for (const paper of [...nodes].sort(compareStrings)) {
    const { kind, title } = graph.getNodeAttributes(paper);
    if (kind !== 'Paper') continue;
    const words = ` ${foldKey(title ?? '')} `;
    graph.forEachOutEdge(paper, (_, { relation, confidence }, _source, target) => {
      const inTitle = words.includes(` ${foldKey(graph.getNodeAttribute(target, 'label'))} `);
      const share = (ROLE_SHARE[relation] ?? 0) * confidence * (inTitle ? TITLE_SHARE : 1);
      if (share <= 0 || hubs.has(target)) return;
      const count = counts.get(target) ?? { value: 0, papers: 0 };
      counts.set(target, { value: count.value + share, papers: count.papers + 1 });
    });
  }
  return counts.size > 0 ? counts : new Map(nodes.map((node) => [node, { value: 1, papers: 1 }]));
}

function rankTerms(
  graph: KnowledgeGraph,
  nodes: readonly string[],
  counts: ReadonlyMap<string, Count>,
  rarity: (term: string) => number,
): readonly { readonly label: string; readonly score: number }[] {
  const members = new Set(nodes);
  const length = [...counts.values()].reduce((sum, { value }) => sum + value, 0);
  return [...counts]
    .map(([term, { value, papers }]) => {
      const { label, kind } = graph.getNodeAttributes(term);
      const share = KIND_SHARE[kind] * (members.has(term) ? 1 : FOREIGN_SHARE) * (1 + Math.log(papers));
      return { term, label, score: roundTo((value / length) * rarity(term) * share, 4) };
    })
    .sort((a, b) => b.score - a.score || compareStrings(a.label, b.label) || compareStrings(a.term, b.term))
    .map(({ label, score }) => ({ label, score }));
}

/** The best terms joined; one more of them, or a number, where another theme has that name. */
function uniqueName(labels: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const chosen: string[] = [];
  const short = labels.filter((label) => label.length <= LONGEST_TERM);
  for (const label of short.length > 0 ? short : labels) {
    if (chosen.some((other) => isNearDuplicate(label, other))) continue;
    const longer = [...chosen, label].join(', ');
    if (chosen.length >= TERMS_IN_NAME - 1 && longer.length > LONGEST_NAME && !taken.has(chosen.join(', '))) break;
    chosen.push(label);
    if (chosen.length >= TERMS_IN_NAME && !taken.has(longer)) break;
  }
  const name = chosen.join(', ');
  if (name === '') return undefined;
  for (let number = 2; ; number += 1) {
    const candidate = number === 2 ? name : `${name} (${number - 1})`;
    if (!taken.has(candidate)) return candidate;
  }
}
