import { yearRange } from '../graph/numbers.ts';
import { projectGraph } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { contractToCore } from './core.ts';
import { findHierarchy, type Group, type HierarchyOptions } from './hierarchy.ts';
import { themeIds } from './ids.ts';
import { nameThemes, type ThemeName } from './names.ts';
import { colorThemes } from './palette.ts';
import type { Ranked } from './rank.ts';

const KEY_PAPERS = 3;

/** In a graph of more edges, stability is not measured unless it is asked for: it takes 20 times as long as the themes. */
const STABILITY_EDGES = 50_000;

/**
 * Finds the research themes of a graph and their parts, and writes `theme` and `subtheme` on each node and `themes` on the
 * graph. A theme is a connected community of the projection; generic hubs and nodes joined to nothing but hubs have none.
 * Ids and colours follow from the most central entities, so from the graph alone, and mostly stay when papers are added.
 *
 * @param options - `stability` is on by default in graphs of up to 50,000 edges.
 * @returns the themes, the largest first, then the parts, theme by theme.
 */
export function detectThemes(graph: KnowledgeGraph, options: HierarchyOptions = {}): readonly Theme[] {
  const projection = projectGraph(graph);
  const core = contractToCore(graph, projection);
  const { stability = graph.size <= STABILITY_EDGES } = options;
  const groups = findHierarchy(core, projection, { ...options, stability });
  const names = namesOf(graph, groups);
  const centers = groups.map(({ nodes }) => centerOf(graph, nodes));
  const colors = colorsOf(groups, centers);
  const ids = themeIds(centers);
  const themes = groups.map(({ nodes, level, parent, stability: stable }, place) => ({
    id: ids[place] ?? 0,
    name: names[place]?.name ?? '',
    terms: names[place]?.terms ?? [],
    ...papersOf(graph, nodes),
    size: nodes.length,
    level,
    parent: parent === null ? null : (ids[parent] ?? null),
    ...(stable === undefined ? {} : { stability: stable }),
    color: colors[place] ?? '',
  }));
  graph.setAttribute('themes', themes);
  writeMembership(graph, groups, ids);
  return themes;
}

/** Themes are named apart from each other, the parts of one from each other; no name is given twice. */
function namesOf(graph: KnowledgeGraph, groups: readonly Group[]): readonly ThemeName[] {
  const names: ThemeName[] = [];
  for (const siblings of siblingsOf(groups)) {
    const taken = new Set(names.map(({ name }) => name));
    names.push(
      ...nameThemes(
        graph,
        siblings.map(({ nodes }) => nodes),
        taken,
      ),
    );
  }
  return names;
}

/** The groups of each parent, in order: together they are all groups in theirs. */
function siblingsOf(groups: readonly Group[]): readonly (readonly Group[])[] {
  const families = new Map<number | null, Group[]>();
  for (const group of groups) {
    const family = families.get(group.parent) ?? [];
    family.push(group);
    families.set(group.parent, family);
  }
  return [...families.values()];
}

/** A part has its theme's colour: there are not enough for all. */
function colorsOf(groups: readonly Group[], centers: readonly string[]): readonly string[] {
  const colors = colorThemes(centers.slice(0, groups.filter(({ level }) => level === 0).length));
  return groups.map(({ parent }, place) => colors[parent ?? place] ?? '');
}

function writeMembership(graph: KnowledgeGraph, groups: readonly Group[], ids: readonly number[]): void {
  const [themeOf, subthemeOf] = [0, 1].map(
    (wanted) =>
      new Map(
        groups.flatMap(({ nodes, level }, place) =>
          level === wanted ? nodes.map((node) => [node, ids[place] ?? 0] as const) : [],
        ),
      ),
  );
  graph.updateEachNodeAttributes(
    (node, { subtheme: _, ...attributes }) => {
      const subtheme = subthemeOf?.get(node);
      return { ...attributes, theme: themeOf?.get(node) ?? null, ...(subtheme === undefined ? {} : { subtheme }) };
    },
    { attributes: ['theme', 'subtheme'] },
  );
}

function papersOf(
  graph: KnowledgeGraph,
  nodes: Ranked,
): Pick<Theme, 'papers' | 'keyPapers' | 'firstYear' | 'lastYear'> {
  const papers = nodes.filter((node) => graph.getNodeAttribute(node, 'kind') === 'Paper');
  const years = papers.map((paper) => graph.getNodeAttribute(paper, 'year')).filter((year) => year !== undefined);
  return {
    papers: [...papers].sort(compareStrings),
    keyPapers: papers.slice(0, KEY_PAPERS),
    ...yearRange(years),
  };
}

/** The most central entity: it mostly stays when papers are added. */
function centerOf(graph: KnowledgeGraph, nodes: Ranked): string {
  return nodes.find((node) => graph.getNodeAttribute(node, 'kind') !== 'Paper') ?? nodes[0] ?? '';
}
