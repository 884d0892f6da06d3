import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';

/** themes.json: a list of the themes, one a line, the largest first, then their parts, with their properties in a fixed order. */
export function toThemesJson(graph: KnowledgeGraph): string {
  const themes = graph.getAttribute('themes');
  if (themes.length === 0) return '[]\n';
  return `[\n${themes.map((theme) => JSON.stringify(inOrder(theme))).join(',\n')}\n]\n`;
}

const inOrder = (theme: Theme): Theme => ({
  id: theme.id,
  name: theme.name,
  terms: theme.terms.map(({ label, score }) => ({ label, score })),
  papers: theme.papers,
  keyPapers: theme.keyPapers,
  size: theme.size,
  level: theme.level,
  parent: theme.parent,
  ...(theme.stability === undefined ? {} : { stability: theme.stability }),
  ...(theme.firstYear === undefined ? {} : { firstYear: theme.firstYear }),
  ...(theme.lastYear === undefined ? {} : { lastYear: theme.lastYear }),
  color: theme.color,
});
