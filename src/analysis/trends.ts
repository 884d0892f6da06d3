import { growthOf, type YearCounts } from '../graph/growth.ts';
import { roundTo } from '../graph/numbers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { NodeKind } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { type Answer, type NodeSummary, type QuotedEvidence, quoteAll, summarize } from './answer.ts';
import type { Bounds } from './bounds.ts';
import { type BurstYears, findBursts } from './bursts.ts';
import { keepWithGraph } from './keep.ts';
import { type NamedNode, type Naming, namedBy, namingsBy, namingsByPaper, namingsOf, yearsNaming } from './namings.ts';
import { checkEdgeFilter, checkKind, checkWhole, type EdgeFilter, isOpen } from './options.ts';
import { isTheme, lookUpSubject, papersOfTheme, type Subject, type ThemeSummary } from './subject.ts';
import { checkYears, hasYears, isWithin, type YearFilter } from './years.ts';

/** Whose trend, and over which papers. `minimumSupport` is the least number of papers of a trend. */
export interface TrendOptions extends EdgeFilter, YearFilter {
  /** Without a name: the trend of a kind, and of its members. With a theme: only members of this kind. Default: all. */
  readonly kind?: NodeKind;
  /** The most members listed after a theme, a kind or all papers. Default 10. */
  readonly limit?: number;
}

/** Papers of one year. */
export interface YearCount {
  readonly year: number;
  readonly papers: number;
  /** Of all papers of that year in the graph, from 0 to 1. */
  readonly share: number;
}

/** A burst with the sentences of its papers. */
export interface Burst extends BurstYears {
  readonly papers: number;
  readonly evidence: readonly QuotedEvidence[];
}

/** How often something was named, year by year. */
export interface Trend extends Bounds {
  /** What the papers are of: `papers` are all, or all that name something of `kind`. */
  readonly of: 'node' | 'theme' | 'papers';
  readonly node?: NodeSummary;
  readonly theme?: ThemeSummary;
  readonly kind?: NodeKind;
  /** Papers that name it: the counts of all years, and `undated`. Of a paper: papers that cite it. */
  readonly support: number;
  /** Papers without a year. */
  readonly undated: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
  /** From its first year to the last of the graph, each year of which the graph has papers. */
  readonly counts: readonly YearCount[];
  /**
   * Its papers of the latest three years over those of the three before, next to the same ratio of all papers: 2 where its
   * share doubled, the measure of `themes`. Of all papers: by how much their number grew. The latest year is the last that
   * the filter leaves; from the years before it both periods are whole, whatever the first of the filter. Null where it has
   * fewer than five papers in the six years.
   */
  readonly growth: number | null;
  /** The strongest first. */
  readonly bursts: readonly Burst[];
  /** How the first papers name it, then the strongest sentence of each burst. */
  readonly evidence: readonly QuotedEvidence[];
}

/** The question of {@link trendsOf}. */
export interface TrendQuestion extends TrendOptions {
  readonly ask: 'trends';
  readonly subject?: Subject;
  /** The first and the last year of which the graph has papers. */
  readonly years?: { readonly first: number; readonly last: number };
}

/** Fewer papers make no trend: nodes with fewer are not listed as members. */
const LEAST_PAPERS = 3;
const QUOTES = 3;
/** Of this many themes asked for last, the members are kept. */
const MOST_KEPT = 16;

/**
 * When something was first named, how often in each year, how fast it grows, and when it burst. Of a node one answer; of
 * a theme, a kind or all papers first their own trend, then those of their members, the strongest burst first, then what
 * grows fastest. Confidence is the mean over the papers: as many of them as that are expected to name it.
 *
 * @param name - of a node or theme, `theme:3`; undefined for all papers.
 * @throws LithographError `unknown-node`, `unknown-theme`, `bad-option`
 */
export function trendsOf(
  graph: KnowledgeGraph,
  name?: string,
  options: TrendOptions = {},
): Answer<Trend, TrendQuestion> {
  checkEdgeFilter(options);
  checkYears(options);
  const limit = checkWhole('limit', options.limit ?? 10, { least: 1 });
  if (options.kind !== undefined) checkKind(options.kind);
  const subject = name === undefined ? undefined : lookUpSubject(graph, name);
  const corpora = corporaOf(graph, options);
  const years = [...corpora.corpus.keys()];
  const [first, last] = [years[0], years.at(-1)];
  const trends = answersOf(graph, subject, corpora, options);
  return {
    question: {
      ask: 'trends',
      ...(subject === undefined ? {} : { subject }),
      ...options,
      limit,
      ...(first === undefined || last === undefined ? {} : { years: { first, last } }),
    },
    total: trends.length,
    answers: trends.slice(0, limit + (subject !== undefined && !isTheme(subject) ? 0 : 1)).map((make) => make()),
  };
}

/** How many papers there are of each year, sorted by year. */
interface Corpora {
  /** Of the years that pass the filter. */
  readonly corpus: YearCounts;
  /** Of all years: growth looks back beyond the first that passes. */
  readonly allYears: YearCounts;
}

interface Context extends Corpora {
  readonly options: TrendOptions;
  /** Whether that a paper counts is read from its text, and so only as sure as the edge; else it is certain. */
  readonly isClaimed: boolean;
  /** Whether the papers are all of the corpus. */
  readonly isWhole?: boolean;
}

function corporaOf(graph: KnowledgeGraph, filter: YearFilter): Corpora {
  const allYears = papersByYear(graph, undefined);
  return { allYears, corpus: new Map([...allYears].filter(([year]) => isWithin(year, filter))) };
}

const papersByYear = keepWithGraph<undefined, YearCounts>(
  () => '',
  (graph) => {
    const counts = new Map<number, number>();
    graph.forEachNode((_, { kind, year }) => {
      if (kind === 'Paper' && year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
    });
    return new Map([...counts].sort(([a], [b]) => a - b));
  },
);

/** Answers in their order, each made only when it is wanted: quoting takes longer than counting. */
type Maker = () => Trend;

function answersOf(
  graph: KnowledgeGraph,
  subject: Subject | undefined,
  corpora: Corpora,
  options: TrendOptions,
): Maker[] {
  const least = options.minimumSupport ?? 0;
  if (subject !== undefined && !isTheme(subject)) {
    const { node } = subject;
    const namings = namingsOf(graph, node.key, namingFilterOf(options));
    if (countWithin(namings, options) < least) return [];
    return [() => ({ of: 'node', node, ...trendOf(graph, namings, { ...corpora, options, isClaimed: true }) })];
  }
  const theme = subject?.theme.theme;
  const kind = subject === undefined ? options.kind : undefined;
  const namings = namingsByPaper(graph, { papers: papersOf(graph, theme), kind }, namingFilterOf(options));
  const whole = (): Trend => ({
    ...(subject === undefined ? { of: 'papers' } : { of: 'theme', theme: subject.theme }),
    ...(kind === undefined ? {} : { kind }),
    ...trendOf(graph, namings, {
      ...corpora,
      options,
      isClaimed: kind !== undefined,
      isWhole: kind === undefined && subject === undefined,
    }),
  });
  const members = membersOf(graph, theme, { ...corpora, options, isClaimed: true });
  return countWithin(namings, options) < least ? members : [whole, ...members];
}

function countWithin(namings: readonly Naming[], filter: YearFilter): number {
  return namings.filter(({ year }) => isWithin(year, filter)).length;
}

/** The papers of a theme; undefined for all papers. */
function papersOf(graph: KnowledgeGraph, theme: number | undefined): readonly string[] | undefined {
  return theme === undefined ? undefined : papersOfTheme(graph, theme);
}

/** What papers name, with its figures. */
interface Member {
  readonly named: NamedNode;
  readonly figures: Figures;
}

/** The trends of all that the papers name, the strongest burst first. */
function membersOf(graph: KnowledgeGraph, theme: number | undefined, context: Context): Maker[] {
  const isPlain = isAnyMember(context.options);
  const { kind } = context.options;
  const members = isPlain ? plainMembers(graph, theme) : rankMembers(graph, papersOf(graph, theme), context);
  return members
    .filter(({ named: [node] }) => isMember(graph.getNodeAttribute(node, 'kind'), kind))
    .map(({ named, figures }) => () => ({
      of: 'node',
      node: summarize(graph, named[0]),
      ...told(graph, namingsBy(graph, named), { ...context, figures }),
    }));
}

/** All members of a theme or of all papers. Kept with the graph: it takes every edge of the papers. */
const plainMembers = keepWithGraph<number | undefined, readonly Member[]>(
  (theme) => `${theme ?? 'all'}`,
  (graph, theme) => {
    const context = { ...corporaOf(graph, {}), options: {}, isClaimed: true };
    return rankMembers(graph, papersOf(graph, theme), context);
  },
  { most: MOST_KEPT },
);

/** Whether only the kind and the number of answers are limited. */
function isAnyMember({ minimumSupport = 0, ...options }: TrendOptions): boolean {
  return !hasYears(options) && isOpen(options) && minimumSupport <= LEAST_PAPERS;
}

function rankMembers(
  graph: KnowledgeGraph,
  papers: readonly string[] | undefined,
  context: Context,
): readonly Member[] {
  const least = Math.max(LEAST_PAPERS, context.options.minimumSupport ?? 0);
  const members = namedBy(graph, papers, namingFilterOf(context.options)).flatMap((all): Member[] => {
    const [node, edges] = all;
    const years = yearsNaming(graph, all);
    const named = [node, edges.filter((_, index) => isWithin(years[index], context.options))] as const;
    return named[1].length < least ? [] : [{ named, figures: figuresOf(years, context) }];
  });
  const strength = ({ bursts }: Figures) => bursts[0]?.strength ?? 0;
  return members.sort(
    (a, b) =>
      strength(b.figures) - strength(a.figures) ||
      (b.figures.growth ?? 0) - (a.figures.growth ?? 0) ||
      b.named[1].length - a.named[1].length ||
      compareStrings(a.named[0], b.named[0]),
  );
}

/** Papers are members of nothing unless they are asked for: they are what is counted. */
function isMember(kind: NodeKind, wanted: NodeKind | undefined): boolean {
  return wanted === undefined ? kind !== 'Paper' : kind === wanted;
}

/**
 * A role is said by one paper: the least support is that of the trend, not of its edges. Of all years: growth looks back
 * beyond those that pass.
 */
function namingFilterOf({ minimumConfidence, relations }: TrendOptions): EdgeFilter {
  return {
    ...(relations === undefined ? {} : { relations }),
    ...(minimumConfidence === undefined ? {} : { minimumConfidence }),
  };
}

interface Figures extends Pick<Trend, 'counts' | 'growth' | 'undated'> {
  readonly bursts: readonly BurstYears[];
}

/** Of the papers of all years. */
function trendOf(graph: KnowledgeGraph, namings: readonly Naming[], context: Context): Omit<Trend, 'of'> {
  const years = namings.map(({ year }) => year);
  const within = namings.filter(({ year }) => isWithin(year, context.options));
  return told(graph, within, { ...context, figures: figuresOf(years, context) });
}

/** Of papers of all years by their years: all but the growth is of those that pass. */
function figuresOf(years: readonly (number | undefined)[], { allYears, corpus, isWhole, options }: Context): Figures {
  const byYear = new Map<number, number>();
  for (const year of years) if (year !== undefined) byYear.set(year, (byYear.get(year) ?? 0) + 1);
  const batches = [...corpus].map(([year, all]) => ({ year, all, relevant: byYear.get(year) ?? 0 }));
  const start = batches.findIndex(({ relevant }) => relevant > 0);
  const counts = (start < 0 ? [] : batches.slice(start)).map(({ all, relevant, year }) => ({
    year,
    papers: relevant,
    share: roundTo(relevant / all, 4),
  }));
  const latest = batches.at(-1)?.year ?? Number.NEGATIVE_INFINITY;
  return {
    undated: hasYears(options) ? 0 : years.filter((year) => year === undefined).length,
    counts,
    growth: growthOf(byYear, { latest, ...(isWhole ? {} : { corpus: allYears }) }),
    bursts: findBursts(batches).toSorted((a, b) => b.strength - a.strength || a.firstYear - b.firstYear),
  };
}

/** Figures with the sentences that they stand on. */
function told(
  graph: KnowledgeGraph,
  namings: readonly Naming[],
  { figures, isClaimed }: Context & { readonly figures: Figures },
): Omit<Trend, 'of'> {
  const { bursts, counts, growth, undated } = figures;
  const seen = counts.filter(({ papers }) => papers > 0);
  const [firstYear, lastYear] = [seen[0]?.year, seen.at(-1)?.year];
  const quoted = bursts.map((burst) => {
    const within = namings.filter(({ year }) => isWithin(year, { fromYear: burst.firstYear, toYear: burst.lastYear }));
    return { ...burst, strength: roundTo(burst.strength, 2), papers: within.length, evidence: quote(graph, within) };
  });
  const first = namings.filter(({ year }) => year === firstYear);
  return {
    support: namings.length,
    undated,
    ...(firstYear === undefined ? {} : { firstYear }),
    ...(lastYear === undefined ? {} : { lastYear }),
    counts,
    growth,
    bursts: quoted,
    ...(isClaimed ? meanBounds(graph, namings) : { confidence: 1, confidenceUpper: 1 }),
    evidence: [...quote(graph, first), ...quoted.flatMap(({ evidence }) => evidence.slice(0, 1))],
  };
}

/** The strongest sentences of some papers, three at most. */
function quote(graph: KnowledgeGraph, namings: readonly Naming[]): readonly QuotedEvidence[] {
  return namings
    .flatMap(({ edge }) => (edge === undefined ? [] : [{ edge, ...graph.getEdgeAttributes(edge) }]))
    .sort((a, b) => b.confidence - a.confidence || compareStrings(a.edge, b.edge))
    .slice(0, QUOTES)
    .flatMap(({ evidence }) => quoteAll(graph, evidence).slice(0, 1));
}

function meanBounds(graph: KnowledgeGraph, namings: readonly Naming[]): Bounds {
  let [lower, upper] = [0, 0];
  for (const { edge } of namings) {
    if (edge === undefined) continue;
    lower += graph.getEdgeAttribute(edge, 'confidence');
    upper += graph.getEdgeAttribute(edge, 'confidenceUpper');
  }
  const count = Math.max(1, namings.length);
  return { confidence: roundTo(lower / count, 2), confidenceUpper: roundTo(upper / count, 2) };
}
