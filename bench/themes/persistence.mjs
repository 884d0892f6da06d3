// What keeps its theme, colour and id when papers are added.
import { toMarkdown } from '../library.mjs';
import { bestJaccards, mean } from './measures.mjs';

/** One paper in so many is added. */
const ADDED = 10;

/** A table: nine papers in ten first, then all, for each of `splits` choices of the tenth. */
export function comparePersistence(source, extractions, { splits, build }) {
  const after = describe(source, build(extractions));
  const rounds = Array.from({ length: splits }, (_, split) => {
    const before = describe(source, build(extractions.filter((_extraction, i) => i % ADDED !== split)));
    return comparison(before, after);
  });
  const names = Object.keys(rounds[0]);
  const rows = names.map((name) => [
    name,
    ...['largest', 'all', 'papers'].map((column) => percent(mean(rounds.map((round) => round[name][column])))),
  ]);
  return `\n${toMarkdown(['what persists', 'of the 12 largest themes', 'of all themes', 'by papers'], rows)}\n`;
}

/** The themes of a graph with their most central entities, and the place of each paper's theme among them. */
function describe(source, graph) {
  source.detectThemes(graph, { stability: false });
  const themes = source.topThemes(graph);
  const members = source.membersByTheme(graph);
  const projection = source.projectGraph(graph);
  const core = source.contractToCore(graph, projection);
  const ranked = source.rankMembers(
    themes.map(({ id }) => members.get(id)),
    [core.graph, projection],
  );
  const isEntity = (node) => graph.getNodeAttribute(node, 'kind') !== 'Paper';
  const central = ranked.map((nodes) => nodes.find(isEntity));
  const themeOf = new Map(themes.flatMap(({ papers }, place) => papers.map((paper) => [paper, place])));
  return { themes, central, themeOf };
}

function comparison(before, after) {
  const common = [...before.themeOf.keys()].sort();
  const [old, now] = [before, after].map(({ themeOf }) => common.map((paper) => themeOf.get(paper)));
  const { best } = bestJaccards(old, now);
  const heirs = before.themes.map(({ papers }) => heirOf(papers, after.themeOf));
  const kept = {
    'the theme itself (best Jaccard index of its papers)': (_theme, _heir, place) => best.get(place) ?? 0,
    'the colour': ({ color }, heir) => Number(after.themes[heir]?.color === color),
    'the id': ({ id }, heir) => Number(after.themes[heir]?.id === id),
    'the most central entity': (_theme, heir, place) => Number(after.central[heir] === before.central[place]),
  };
  return Object.fromEntries(
    Object.entries(kept).map(([name, test]) => {
      const values = before.themes.map((theme, place) => test(theme, heirs[place], place));
      const papers = before.themes.map((theme) => theme.papers.length);
      const total = papers.reduce((sum, count) => sum + count, 0);
      const weighted = values.reduce((sum, value, i) => sum + value * papers[i], 0) / total;
      return [name, { largest: mean(values.slice(0, 12)), all: mean(values), papers: weighted }];
    }),
  );
}

/** The theme that most of these papers are in now; of two, the larger. */
function heirOf(papers, themeOf) {
  const counts = new Map();
  for (const paper of papers) counts.set(themeOf.get(paper), (counts.get(themeOf.get(paper)) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0];
}

const percent = (share) => `${(100 * share).toFixed(0)} %`;
