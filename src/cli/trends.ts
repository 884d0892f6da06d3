import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { isTheme } from '../analysis/subject.ts';
import { type Burst, type Trend, type TrendQuestion, trendsOf } from '../analysis/trends.ts';
import { NODE_KINDS, type NodeKind, RELATION_TYPES, type RelationType } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer, oneOf, severalOf } from './arguments.ts';
import {
  addQueryOptions,
  addYearOptions,
  counted,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  renderOthers,
  type YearFlags,
  yearsOf,
} from './query.ts';

interface TrendFlags extends QueryFlags, YearFlags {
  readonly relation?: readonly RelationType[];
  readonly kind?: NodeKind;
  readonly limit: number;
}

const HELP = `
Without a name: the trend of all papers, then what burst most. With --kind: that of the kind, then of its members.
Growth is of the share of papers, the latest three years over the three before: 2 where it doubled, 0.5 where it halved
(of all papers: of their number); of fewer than five papers in the six years none is told. --to sets the latest year;
--from does not cut the three years before. Bursts are years in which something is named far more often than over all
the years shown (Kleinberg's automaton of two states).

Examples:
  lithograph trends graph "speculative decoding"
  lithograph trends graph --kind Dataset --from 2020
  lithograph trends graph theme:4711 --json`;

/** `lithograph trends`: when things came up, how they grow, when they burst. */
export function createTrendsCommand(): Command {
  const command = addQueryOptions(
    new Command('trends').description(
      'Show when something was first named, how often each year, its growth and bursts.',
    ),
  )
    .argument('[name]', 'the name or key of a node, or theme:ID (default: all papers)')
    .option('--kind <kind>', `of this kind: ${NODE_KINDS.join(', ')}`, oneOf(NODE_KINDS))
    .option('--relation <names>', 'only papers to which it is this, separated by commas', severalOf(RELATION_TYPES))
    .option('--limit <count>', 'most members', integer(1), 10)
    .addHelpText('after', HELP)
    .action(trends);
  return addYearOptions(command);
}

async function trends(path: string, name: string | undefined, flags: TrendFlags): Promise<void> {
  const { json, kind, limit, minConfidence, minSupport, relation } = flags;
  const answer = trendsOf(await readGraphFile(path), name, {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...(kind === undefined ? {} : { kind }),
    ...(relation === undefined ? {} : { relations: relation }),
    ...yearsOf(flags),
  });
  await printAnswer(answer, json === true, renderTrends);
}

function renderTrends({ answers, question, total }: Answer<Trend, TrendQuestion>): string[] {
  const { subject } = question;
  const others = subject === undefined || isTheme(subject) ? [] : renderOthers(subject.others ?? []);
  if (answers.length === 0) return [...others, 'no papers that were asked for'];
  const more = total - answers.length;
  return [...answers.flatMap(renderTrend), ...others, ...(more > 0 ? [`and ${more} more: see --limit`] : [])];
}

function renderTrend(trend: Trend): string[] {
  const { bursts, counts, evidence, firstYear, growth, support, undated } = trend;
  const grows = growth === null ? [] : [`growth ${growth.toFixed(2)}`];
  const first = firstYear === undefined ? [] : [`first in ${firstYear}`];
  const without = undated === 0 ? [] : [`${undated} without a year`];
  const years = counts.map(({ papers, year }) => `${year}: ${papers}`).join(', ');
  // The first quotes are of the first papers; those of bursts come after, and stand with their bursts.
  const firsts = evidence.slice(0, evidence.length - bursts.filter((burst) => burst.evidence.length > 0).length);
  return [
    `${titleOf(trend)}: ${[counted(support, 'paper'), ...first, ...grows, ...without].join(', ')}`,
    ...(years === '' ? [] : [`    ${years}`]),
    ...quotes(firsts.slice(0, 1), '    '),
    ...bursts.flatMap(renderBurst),
  ];
}

function titleOf({ kind, node, theme }: Trend): string {
  if (node !== undefined) return `${nameOf(node)} (${node.kind})`;
  if (theme !== undefined) return `theme ${theme.theme} (${toOneLine(theme.name)})`;
  return kind === undefined ? 'all papers' : `papers that name a ${kind}`;
}

function renderBurst({ evidence, firstYear, lastYear, papers, strength }: Burst): string[] {
  const years = firstYear === lastYear ? `${firstYear}` : `${firstYear} to ${lastYear}`;
  return [
    `    burst ${years}: ${counted(papers, 'paper')}, strength ${strength.toFixed(1)}`,
    ...quotes(evidence.slice(0, 1), '        '),
  ];
}
