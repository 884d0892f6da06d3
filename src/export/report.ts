import { measureGrowth } from '../graph/growth.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { partsByTheme, topThemes } from '../graph/theme-levels.ts';
import { type Diagnostic, type Merge, NODE_KINDS, RELATION_TYPES, type Suspect, type Theme } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { toMarkdown, toMarkdownTable } from './markdown.ts';

/** What a build knows besides its graph. */
export interface BuildNotes {
  readonly merges: readonly Merge[];
  readonly suspects: readonly Suspect[];
  /** How many relations the table of kinds does not have, by `Head RELATION Tail`. */
  readonly dropped: Readonly<Record<string, number>>;
  /** How much else was left out, by reason, as the build reports it. Default: nothing. */
  readonly lost?: Readonly<Record<string, number>>;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING = 'None.';

/**
 * report.md: what is in the graph and what was decided on the way, for a person to read. Everything that comes from
 * papers is escaped. The same for the same graph and notes, in whatever order they come.
 */
export function toReport(graph: KnowledgeGraph, notes: BuildNotes): string {
  const sections: readonly (readonly [heading: string, body: string])[] = [
    ['Nodes', countsByKind(graph)],
    ['Relations', countsByRelation(graph)],
    ['Themes', themes(graph)],
    ['Merges', merges(notes.merges)],
    ['Changed ids', changedIds(notes.merges)],
    ['Alike, kept apart', suspects(graph, notes.suspects)],
    ['Dropped relations', dropped(notes)],
    ['Messages', diagnostics(notes.diagnostics)],
  ];
  const body = sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n');
  return `# Report of the build\n\n${summary(graph)}\n\n${body}`;
}

function summary(graph: KnowledgeGraph): string {
  const { extractor, seed, resolution } = graph.getAttributes();
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').length;
  const counts = [
    counted(papers, 'paper'),
    counted(graph.order - papers, 'other node'),
    counted(graph.size, 'edge'),
    counted(topThemes(graph).length, 'theme'),
  ];
  return `${counts.join(', ')}. Extractor ${toMarkdown(extractor)}, seed ${seed}, resolution ${resolution}.`;
}

function countsByKind(graph: KnowledgeGraph): string {
  const rows = NODE_KINDS.flatMap((kind) => {
    const nodes = graph.filterNodes((_, attributes) => attributes.kind === kind);
    const themeless = nodes.filter((node) => graph.getNodeAttribute(node, 'theme') === null).length;
    return nodes.length === 0 ? [] : [[kind, nodes.length, themeless]];
  });
  return rows.length === 0 ? NOTHING : toMarkdownTable(['Kind', 'Nodes', 'In no theme'], rows);
}

function countsByRelation(graph: KnowledgeGraph): string {
  const rows = RELATION_TYPES.flatMap((relation) => {
    const edges = graph.filterEdges((_, attributes) => attributes.relation === relation);
    const shared = edges.filter((edge) => graph.getEdgeAttribute(edge, 'support') > 1).length;
    return edges.length === 0 ? [] : [[toMarkdown(relation), edges.length, shared]];
  });
  return rows.length === 0 ? NOTHING : toMarkdownTable(['Relation', 'Edges', 'Said by several papers'], rows);
}

function themes(graph: KnowledgeGraph): string {
  const growth = measureGrowth(graph);
  const parts = partsByTheme(graph);
  const all = topThemes(graph);
  const sections = all
    .filter((theme) => !isOnePaper(theme))
    .map((theme) => themeSection(graph, theme, { growth: growth(theme), parts: parts.get(theme.id) ?? [] }));
  return [...sections, ...papersAlone(graph, all.filter(isOnePaper))].join('\n\n') || NOTHING;
}

const isOnePaper = ({ papers }: Theme): boolean => papers.length === 1;

/** A paper that is tied to no other is a theme by its membership only: a line says all there is to say. */
function papersAlone(graph: KnowledgeGraph, themes: readonly Theme[]): readonly string[] {
  if (themes.length === 0) return [];
  const lines = themes.map(({ id, name, papers: [paper = ''] }) => {
    return `- ${titleOf(graph, paper)} (${toMarkdown(paper)}): ${toMarkdown(name)} (${id})`;
  });
  return [
    '### Papers alone',
    `${counted(themes.length, 'paper')} tied to no other, ${themes.length === 1 ? '' : 'each '}in a theme of its own:`,
    lines.join('\n'),
  ];
}

function themeSection(
  graph: KnowledgeGraph,
  theme: Theme,
  { growth, parts: own }: { readonly growth: number | null; readonly parts: readonly Theme[] },
): string {
  const facts = `${themeFacts(theme, growth)}.`;
  const terms = theme.terms.map(({ label }) => toMarkdown(label)).join(', ');
  const keyPapers = theme.keyPapers.map((paper) => `- ${titleOf(graph, paper)} (${toMarkdown(paper)})`);
  const parts = own.map((part) => `- ${toMarkdown(part.name)} (${part.id}): ${themeFacts(part, null)}`);
  return [
    `### ${toMarkdown(theme.name)} (${theme.id})`,
    terms === '' ? facts : `${facts} Terms: ${terms}.`,
    ...(keyPapers.length === 0 ? [] : [`Key papers:\n\n${keyPapers.join('\n')}`]),
    ...(parts.length === 0 ? [] : [`Parts:\n\n${parts.join('\n')}`]),
  ].join('\n\n');
}

function themeFacts(theme: Theme, growth: number | null): string {
  const facts = [counted(theme.size, 'node'), counted(theme.papers.length, 'paper'), yearsOf(theme)];
  if (growth !== null) facts.push(`growth ${growth.toFixed(2)}`);
  if (theme.stability !== undefined) facts.push(`stability ${theme.stability.toFixed(2)}`);
  return facts.filter((fact) => fact !== '').join(', ');
}

function yearsOf({ firstYear, lastYear }: Theme): string {
  if (firstYear === undefined || lastYear === undefined) return '';
  return firstYear === lastYear ? String(firstYear) : `${firstYear} to ${lastYear}`;
}

function merges(all: readonly Merge[]): string {
  const byEntity = new Map<string, Merge[]>();
  for (const merge of all) byEntity.set(merge.entity, [...(byEntity.get(merge.entity) ?? []), merge]);
  const lines = [...byEntity].map(([entity, joined]) => {
    const names = joined
      .map(({ name, reason, score }) => `“${toMarkdown(name)}” (${toMarkdown(reason)}, ${score.toFixed(2)})`)
      .sort(compareStrings);
    return `- ${toMarkdown(joined[0]?.label ?? entity)} (${toMarkdown(entity)}): ${names.join('; ')}`;
  });
  return lines.sort(compareStrings).join('\n') || NOTHING;
}

/** What a merge did to ids: whoever kept a link to the first has it at the second now. */
function changedIds(all: readonly Merge[]): string {
  const lines = all.flatMap(({ entity, label, name, formerId }) =>
    formerId === undefined
      ? []
      : [`- ${toMarkdown(formerId)} (“${toMarkdown(name)}”) is ${toMarkdown(entity)} (${toMarkdown(label)})`],
  );
  return [...new Set(lines)].sort(compareStrings).join('\n') || NOTHING;
}

function suspects(graph: KnowledgeGraph, all: readonly Suspect[]): string {
  const lines = all.map(({ a, b, reason, score }) => ({
    score,
    line: `- ${titleOf(graph, a)} and ${titleOf(graph, b)}: ${toMarkdown(reason)} (${score.toFixed(2)})`,
  }));
  const sorted = lines.sort((a, b) => b.score - a.score || compareStrings(a.line, b.line)).map(({ line }) => line);
  return sorted.join('\n') || NOTHING;
}

/** What the reasons of `lost` mean. */
const LOSSES: Readonly<Record<string, string>> = {
  'same-id': 'papers with the id of another one, which stands for both',
  'self-loops': 'relations whose two ends turned out to be one thing',
  ungrounded: 'entities and relations that no stretch of their paper stands for',
  'no-such-node': 'relations of which an end is not in the graph',
  ignored: 'entities that your overrides leave out',
};

function dropped({ dropped: counts, lost = {} }: BuildNotes): string {
  const losses = Object.entries(lost).map(([reason, count]) => [LOSSES[reason] ?? reason, count] as const);
  const tables = [
    countsTable('Their kinds do not go together', ['Relation', 'Dropped'], Object.entries(counts)),
    countsTable('Left out for another reason', ['What', 'Left out'], losses),
  ];
  return tables.filter((table) => table !== '').join('\n\n') || NOTHING;
}

/** A sentence and a table, the largest count first; '' where nothing was counted. */
function countsTable(
  sentence: string,
  head: readonly [string, string],
  counts: readonly (readonly [name: string, count: number])[],
): string {
  const rows = counts.filter(([, count]) => count > 0).sort(([a, m], [b, n]) => n - m || compareStrings(a, b));
  if (rows.length === 0) return '';
  const table = toMarkdownTable(
    head,
    rows.map(([name, count]) => [toMarkdown(name), count]),
  );
  return `${sentence}:\n\n${table}`;
}

function diagnostics(all: readonly Diagnostic[]): string {
  const lines = all.map(
    (diagnostic) => `- ${diagnostic.severity}: ${toMarkdown(formatDiagnostic(diagnostic))} (${diagnostic.code})`,
  );
  return lines.sort(compareStrings).join('\n') || NOTHING;
}

/** One line: where, then what. */
export function formatDiagnostic({ source, line, message }: Diagnostic): string {
  const where = [source, line].filter((part) => part !== undefined).join(':');
  return where === '' ? message : `${where}: ${message}`;
}

const titleOf = (graph: KnowledgeGraph, key: string): string =>
  toMarkdown(graph.hasNode(key) ? graph.getNodeAttribute(key, 'label') : key);

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
