import { yearRange } from '../graph/numbers.ts';
import { projectGraph } from '../graph/project.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { contractToCore } from './core.ts';
import { findHierarchy, type Group, type HierarchyOptions } from './hierarchy.ts';
import { nameThemes, type ThemeName } from './names.ts';
import { colorThemes } from './palette.ts';
import type { Ranked } from './rank.ts';

const KEY_PAPERS = 3;

/** In a graph of more edges, stability is not measured unless it is asked for: it takes 20 times as long as the themes. */
const STABILITY_EDGES = 50_000;

/**
 * Finds the research themes of a graph and their parts, and writes `theme` and `subtheme` on each node and `themes` on the
 * graph. A theme is a connected community of the projection; generic hubs and nodes joined to nothing but hubs have none.
 * Ids run from 0 by size, then by the key of the most central node, and go on with the parts, theme by theme: they follow
 * from the graph alone.
 *
 * @param options - `stability` is on by default in graphs of up to 50,000 edges.
 * @returns the themes in the order of their ids.
 */
export function detectThemes(graph: KnowledgeGraph, options: HierarchyOptions = {}): readonly Theme[] {
  const projection = projectGraph(graph);
  const core = contractToCore(graph, projection);
  const { stability = graph.size <= STABILITY_EDGES } = options;
  const groups = findHierarchy(core, projection, { ...options, stability });
  const names = namesOf(graph, groups);
  const colors = colorsOf(graph, groups);
  const themes = groups.map(({ nodes, level, parent, stability: stable }, id) => ({
    id,
    name: names[id]?.name ?? '',
    terms: names[id]?.terms ?? [],
    ...papersOf(graph, nodes),
    size: nodes.length,
    level,
    parent,
    ...(stable === undefined ? {} : { stability: stable }),
    color: colors[id] ?? '',
  }));
  graph.setAttribute('themes', themes);
  writeMembership(graph, groups);
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
function colorsOf(graph: KnowledgeGraph, groups: readonly Group[]): readonly string[] {
  const colors = colorThemes(groups.filter(({ level }) => level === 0).map(({ nodes }) => colorKey(graph, nodes)));
  return groups.map(({ parent }, id) => colors[parent ?? id] ?? '');
}

function writeMembership(graph: KnowledgeGraph, groups: readonly Group[]): void {
  const [themeOf, subthemeOf] = [0, 1].map(
    (wanted) =>
      new Map(
        groups.flatMap(({ nodes, level }, id) => (level === wanted ? nodes.map((node) => [node, id] as const) : [])),
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
function colorKey(graph: KnowledgeGraph, nodes: Ranked): string {
  return nodes.find((node) => graph.getNodeAttribute(node, 'kind') !== 'Paper') ?? nodes[0] ?? '';
}
