import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { TextResult } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Better, betterOf } from '../text/metrics.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, summarize } from './answer.ts';
import { sortNodes } from './find.ts';
import { lookUp, type ResolvedName } from './lookup.ts';
import { foldName, indexNames } from './name-index.ts';
import { checkEdgeFilter, checkWhole, type EdgeFilter } from './options.ts';
import { type FoundResult, quoteSpan, resultsOn } from './results.ts';

/** Which results to list. */
export interface LeaderboardOptions extends Pick<EdgeFilter, 'minimumConfidence' | 'minimumSupport'> {
  /**
   * Only results by this metric: a name, however spelt, or what a longer one begins with or ends in: mAP for mAP@50, accuracy
   * for top-1 accuracy. Default: all.
   */
  readonly metric?: string;
  /** The most answers. Default: all. */
  readonly limit?: number;
}

/** A result on the data set, as one or more papers state it. */
export interface LeaderboardRow extends Omit<TextResult, 'span' | 'about' | 'metric'> {
  /** Of the metric as an entity, else as the text has it; null where the clause names none. */
  readonly metric: string | null;
  /** Which values of the metric are better, where that is known. */
  readonly better?: Better;
  /** Missing where the clause names none: it is then the paper's own, as a rule. */
  readonly model?: NodeSummary;
  /** The papers that state it. */
  readonly papers: readonly NodeSummary[];
  /** Of the first of them that has one. */
  readonly year?: number;
  readonly confidence: number;
  readonly confidenceUpper: number;
  /** Number of papers. */
  readonly support: number;
  readonly evidence: readonly QuotedEvidence[];
  /** What other papers state for the same model and metric, if that can't be true as well. */
  readonly conflicts: readonly Conflict[];
}

/** Another value. */
export interface Conflict {
  readonly value: number;
  readonly unit?: string;
  readonly setting?: string;
  readonly papers: readonly string[];
}

/** A claim to be the best on the data set, without a number. */
export interface StateOfTheArtClaim {
  readonly paper: NodeSummary;
  readonly model?: NodeSummary;
  readonly confidence: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link readLeaderboard}. */
export interface LeaderboardQuestion extends LeaderboardOptions {
  readonly ask: 'leaderboard';
  readonly dataset: ResolvedName;
  /** That it is no data set, or has results by other metrics alone, and what to ask for instead. */
  readonly explanation?: string;
}

/** What {@link readLeaderboard} returns. */
export interface Leaderboard extends Answer<LeaderboardRow, LeaderboardQuestion> {
  readonly stateOfTheArt: readonly StateOfTheArtClaim[];
}

/**
 * The results on a data set that the texts state: metric by metric, those with the most rows first, what no metric is named
 * for last; of each the scores, the best first, then differences and ratios, the largest first. A value that two papers state
 * is one row.
 *
 * @throws LithographError `unknown-node`, `bad-option`
 */
export function readLeaderboard(graph: KnowledgeGraph, dataset: string, options: LeaderboardOptions = {}): Leaderboard {
  const { minimumConfidence = 0, minimumSupport = 0, metric: wanted, limit } = options;
  checkEdgeFilter({ minimumConfidence, minimumSupport });
  if (limit !== undefined) checkWhole('limit', limit, { least: 1 });
  const resolved = lookUpDataset(graph, dataset);
  const groups = groupByMetric(graph, resultsOn(graph, resolved.node.key));
  const asked =
    wanted === undefined
      ? groups
      : groups.filter(({ names }) => names.some((name) => isMetricNamed(name, foldName(wanted))));
  const rows = asked
    .flatMap((group) => rowsOf(graph, group))
    .filter(({ confidence, support }) => confidence >= minimumConfidence && support >= minimumSupport);
  const missing = asked.length > 0 ? undefined : otherMetrics(resolved.node, groups);
  const isDataset = resolved.node.kind === 'Dataset';
  const explanation = isDataset ? missing : otherDatasets(graph, resolved.node);
  return {
    question: {
      ask: 'leaderboard',
      dataset: resolved,
      ...options,
      ...(explanation === undefined ? {} : { explanation }),
    },
    total: rows.length,
    answers: rows.slice(0, limit),
    stateOfTheArt: claimsOn(graph, resolved.node.key).filter(({ confidence }) => confidence >= minimumConfidence),
  };
}

/** Of several things of a name, the data set. */
function lookUpDataset(graph: KnowledgeGraph, name: string): ResolvedName {
  const found = lookUp(graph, name);
  const nodes = [found.node, ...(found.others ?? [])];
  const node = nodes.find(({ kind }) => kind === 'Dataset');
  if (node === undefined || node === found.node) return found;
  return { given: name, node, others: nodes.filter((other) => other !== node) };
}

/**
 * Whether a metric has a name, begins with it before what is no letter (mAP@50, for mAP), or ends in it after other words, for
 * in English the noun comes last (top-1 accuracy; box mAP@50). recall@10 is no recall@1.
 */
function isMetricNamed(name: string, wanted: string): boolean {
  if (wanted === '') return name === '';
  const isNumbered = /\d$/.test(wanted);
  const isWhole = (rest: string): boolean => rest === '' || (isNumbered ? /^[^\p{L}\d.]/u : /^[^\p{L}]/u).test(rest);
  if (name.startsWith(wanted) && isWhole(name.slice(wanted.length))) return true;
  const at = name.lastIndexOf(` ${wanted}`);
  const rest = name.slice(at + 1 + wanted.length);
  return at > 0 && isWhole(rest) && !/[\p{L} ]/u.test(rest);
}

const SUGGESTIONS = 3;
/** So many metrics are named where the one asked for has no results. */
const NAMED_METRICS = 5;

/** Of a data set without results by the metric that was asked for: by which there are. */
function otherMetrics({ label }: NodeSummary, groups: readonly MetricGroup[]): string | undefined {
  const metrics = groups.flatMap((group) => (group.label === null ? [] : [group.label]));
  const nameless = groups.find((group) => group.label === null)?.results.length ?? 0;
  const without = `${nameless} without a named metric`;
  if (metrics.length === 0) return nameless === 0 ? undefined : `of ${label} there are results, but ${without}`;
  const more = metrics.length - NAMED_METRICS;
  const named = `${metrics.slice(0, NAMED_METRICS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `of ${label} there are results by ${named}${nameless > 0 ? `, and ${without}` : ''}`;
}

/** That something is no data set, and which data sets have to do with it. */
function otherDatasets(graph: KnowledgeGraph, { key, kind, label }: NodeSummary): string {
  const which = kind === 'Metric' ? 'a data set with results by it' : 'a data set of its evaluation';
  const datasets = sortNodes(graph, datasetsNear(graph, key)).slice(0, SUGGESTIONS);
  const labels = datasets.map((dataset) => graph.getNodeAttribute(dataset, 'label'));
  const instead = labels.length === 0 ? 'a data set' : `${which}: ${labels.join(', ')}`;
  return `${label} is of the kind ${kind}, not a data set; ask for ${instead}`;
}

/** Data sets of the results that name a node as metric or model, and those that it is joined to. O(edges). */
function datasetsNear(graph: KnowledgeGraph, node: string): readonly string[] {
  const near = new Set(graph.neighbors(node));
  graph.forEachEdge((_, { evidence }) => {
    for (const { about } of evidence.flatMap(({ results = [] }) => results)) {
      if (about?.dataset !== undefined && [about.metric, about.model].includes(node)) near.add(about.dataset);
    }
  });
  return [...near].filter((key) => graph.hasNode(key) && graph.getNodeAttribute(key, 'kind') === 'Dataset');
}

interface MetricGroup {
  readonly label: string | null;
  readonly better: Better | undefined;
  /** Folded names by which it may be asked for. */
  readonly names: readonly string[];
  readonly results: readonly FoundResult[];
}

function groupByMetric(graph: KnowledgeGraph, results: readonly FoundResult[]): MetricGroup[] {
  const groups = new Map<string, FoundResult[]>();
  for (const found of results) {
    const key = metricKey(graph, found);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  return [...groups]
    .map(([key, group]) => toGroup(graph, key, group))
    .sort(
      (a, b) =>
        Number(a.label === null) - Number(b.label === null) ||
        b.results.length - a.results.length ||
        compareStrings(a.label ?? '', b.label ?? ''),
    );
}

/** The node of the metric, by tie or by name; else its folded name; `''` where none is named. */
function metricKey(graph: KnowledgeGraph, { metric, result }: FoundResult): string {
  if (metric !== undefined) return metric;
  const folded = foldName(result.metric ?? '');
  const named = indexNames(graph).folded.get(folded) ?? [];
  return named.find(({ node }) => graph.getNodeAttribute(node, 'kind') === 'Metric')?.node ?? folded;
}

function toGroup(graph: KnowledgeGraph, key: string, results: readonly FoundResult[]): MetricGroup {
  const isNode = graph.hasNode(key);
  const spelt = results.map(({ result }) => result.metric ?? '').filter((name) => name !== '');
  const label = isNode ? graph.getNodeAttribute(key, 'label') : (spelt.sort(compareStrings)[0] ?? null);
  const aliases = isNode ? graph.getNodeAttribute(key, 'aliases').map(({ name }) => name) : [];
  const said = results.find(({ result }) => result.kind === 'score' && result.direction !== undefined);
  return {
    label,
    better: (label === null ? undefined : betterOf(label)) ?? said?.result.direction,
    names: [...new Set([...(label === null ? [] : [label]), ...aliases, ...spelt].map(foldName))],
    results,
  };
}

type Draft = Omit<LeaderboardRow, 'conflicts'> & { readonly modelKey: string };

function rowsOf(graph: KnowledgeGraph, { label, better, results }: MetricGroup): LeaderboardRow[] {
  const same = new Map<string, FoundResult[]>();
  for (const found of results) {
    const key = sameness(found);
    const known = same.get(key);
    if (known === undefined) same.set(key, [found]);
    else known.push(found);
  }
  const drafts = [...same.values()].map((group) => toRow(graph, group, { label, better }));
  return drafts
    .sort((a, b) => compareRows(a, b, better))
    .map(({ modelKey, ...row }) => ({ ...row, conflicts: conflictsOf({ modelKey, ...row }, drafts) }));
}

/** Two papers say the same where all but the words for what it is compared with is equal. */
function sameness({ paper, model, result }: FoundResult): string {
  const { span, comparedWith, about, metric, direction, ...said } = result;
  const values = Object.entries(said).sort(([a], [b]) => compareStrings(a, b));
  return JSON.stringify([model ?? `paper ${paper}`, values]);
}

function toRow(
  graph: KnowledgeGraph,
  group: readonly FoundResult[],
  { label, better }: { readonly label: string | null; readonly better: Better | undefined },
): Draft {
  const [first] = group as readonly [FoundResult, ...FoundResult[]];
  const { span: _span, about: _about, metric: _metric, ...said } = first.result;
  const sure = new Map<string, number>();
  for (const { paper, confidence } of group) sure.set(paper, Math.max(sure.get(paper) ?? 0, confidence));
  const papers = [...sure.keys()].sort(compareStrings).map((paper) => summarize(graph, paper));
  const year = papers.map(({ firstYear }) => firstYear).find((known) => known !== undefined);
  const sum = [...sure.values()].reduce((total, confidence) => total + confidence, 0);
  return {
    metric: label,
    ...(better === undefined ? {} : { better }),
    ...(first.model === undefined ? {} : { model: summarize(graph, first.model) }),
    ...said,
    papers,
    ...(year === undefined ? {} : { year }),
    confidence: Math.max(...sure.values()),
    confidenceUpper: roundTo(Math.min(1, sum), 2),
    support: sure.size,
    evidence: group
      .map((found) => quoteSpan(graph, found.result.span, found))
      .sort((a, b) => b.confidence - a.confidence || compareStrings(a.paper, b.paper)),
    modelKey: first.model ?? '',
  };
}

/** Scores before changes; the best first. */
function compareRows(a: Draft, b: Draft, better: Better | undefined): number {
  const turn = a.kind === 'score' && better === 'lower' ? -1 : 1;
  return (
    KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
    turn * (toShare(b) - toShare(a)) ||
    b.confidence - a.confidence ||
    compareStrings(a.model?.label ?? '', b.model?.label ?? '') ||
    compareStrings(a.papers[0]?.key ?? '', b.papers[0]?.key ?? '') ||
    compareStrings(a.setting ?? '', b.setting ?? '')
  );
}

const KIND_ORDER = { score: 0, difference: 1, ratio: 2 } as const;

/** 0.43 and 43% are one value. */
function toShare({ value, unit }: Pick<TextResult, 'value' | 'unit'>): number {
  return unit === '%' || (unit === undefined && Math.abs(value) > 1) ? value / 100 : value;
}

function conflictsOf(row: Draft, rows: readonly Draft[]): Conflict[] {
  if (row.kind !== 'score' || row.modelKey === '') return [];
  const own = new Set(row.papers.map(({ key }) => key));
  return rows
    .filter(
      (other) =>
        other.kind === 'score' &&
        other.modelKey === row.modelKey &&
        other.papers.every(({ key }) => !own.has(key)) &&
        areApart(rangeOf(row), rangeOf(other)),
    )
    .map(({ value, unit, setting, papers }) => ({
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(setting === undefined ? {} : { setting }),
      papers: papers.map(({ key }) => key),
    }));
}

/** The values that a statement allows; one without a bound is as exact as half a unit of the first decimal of a percent. */
function rangeOf({ value, valueTo, unit, bound }: Draft): readonly [number, number] {
  const low = toShare({ value, ...(unit === undefined ? {} : { unit }) });
  const high = toShare({ value: valueTo ?? value, ...(unit === undefined ? {} : { unit }) });
  if (bound === 'up to') return [Number.NEGATIVE_INFINITY, high];
  if (bound === 'over') return [low, Number.POSITIVE_INFINITY];
  const slack = bound === 'about' ? 0.05 * Math.abs(high) : 0.0005;
  return [low - slack, high + slack];
}

function areApart([low, high]: readonly [number, number], [otherLow, otherHigh]: readonly [number, number]): boolean {
  return low > otherHigh || otherLow > high;
}

function claimsOn(graph: KnowledgeGraph, dataset: string): StateOfTheArtClaim[] {
  const claims: StateOfTheArtClaim[] = [];
  graph.forEachInEdge(dataset, (_, { evidence }) => {
    for (const piece of evidence) {
      for (const { span, about } of piece.stateOfTheArt ?? []) {
        if (about?.dataset !== dataset) continue;
        const model = about.model !== undefined && graph.hasNode(about.model) ? about.model : undefined;
        claims.push({
          paper: summarize(graph, piece.paper),
          ...(model === undefined ? {} : { model: summarize(graph, model) }),
          confidence: piece.confidence,
          evidence: [quoteSpan(graph, span, piece)],
        });
      }
    }
  });
  return claims.sort((a, b) => b.confidence - a.confidence || compareStrings(a.paper.key, b.paper.key));
}
