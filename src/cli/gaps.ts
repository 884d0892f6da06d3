import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { findGaps, type Gap, type GapQuestion } from '../analysis/gaps.ts';
import type { LinkReason, ReasonTie } from '../analysis/link-reasons.ts';
import type { MissingLink } from '../analysis/missing-links.ts';
import type { ThemeGap } from '../analysis/theme-gaps.ts';
import { ENTITY_KINDS, type EntityKind } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer, severalOf } from './arguments.ts';
import {
  addQueryOptions,
  counted,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
  renderOthers,
} from './query.ts';

interface GapFlags extends QueryFlags {
  readonly themes?: true;
  readonly from?: readonly EntityKind[];
  readonly to?: readonly EntityKind[];
  readonly for?: string;
  readonly limit: number;
}

const HELP = `
Kinds: ${ENTITY_KINDS.join(', ')}. Several are separated by commas.
Themes are a gap where both know the same things, rare ones the more, and yet have fewer links than chance would deal.
A missing link is a guess at what comes next, not a claim: no paper of the graph names the two together.

Examples:
  lithograph gaps graph --themes
  lithograph gaps graph --from Method --to Dataset --limit 20
  lithograph gaps graph --for Mamba`;

/** `lithograph gaps`: themes that know little of each other, and links that are missing. */
export function createGapsCommand(): Command {
  return addQueryOptions(
    new Command('gaps').description('List what is missing: links between themes, and what was never tried on what.'),
  )
    .option('--themes', 'only pairs of themes')
    .option('--from <kinds>', 'missing links from these kinds (default: Model,Method)', severalOf(ENTITY_KINDS))
    .option('--to <kinds>', 'missing links to these kinds (default: Dataset,Task)', severalOf(ENTITY_KINDS))
    .option('--for <name>', 'missing links of the node with this name or key')
    .option('--limit <count>', 'most answers of each sort', integer(1), 10)
    .addHelpText('after', HELP)
    .action(gaps);
}

async function gaps(path: string, flags: GapFlags): Promise<void> {
  const { from, json, limit, minConfidence, minSupport, themes, to } = flags;
  const answer = findGaps(await readGraphFile(path), {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...(themes === undefined ? {} : { only: 'themes' as const }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(flags.for === undefined ? {} : { for: flags.for }),
  });
  await printAnswer(answer, json === true, renderGaps);
}

function renderGaps(answer: Answer<Gap, GapQuestion>): string[] {
  const { answers, question } = answer;
  const { name } = question;
  const head = name === undefined ? [] : [`${nameOf(name.node)}: ${factsOf(name.node)}`];
  return [
    ...head,
    ...renderOthers(name?.others ?? []),
    ...(answers.length === 0 ? ['nothing seems to be missing'] : []),
    ...answers.flatMap((gap) => (gap.gap === 'themes' ? renderThemes(gap) : renderLink(gap))),
    ...remainder(answer),
  ];
}

function renderThemes({ themes, density, links, expected, shared, evidence }: ThemeGap): string[] {
  const [first, second] = themes.map(({ theme, name }) => `${theme} ${toOneLine(name)}`);
  const inside = themes.map((side) => share(side.density)).join(' and ');
  const known = shared.map(({ node }) => nameOf(node)).join(', ');
  return [
    `themes ${first} | ${second}: ${counted(links, 'link')}, ${Math.round(expected)} expected`,
    `    joined are ${inside} of the pairs inside, ${share(density)} of those between`,
    `    both know ${known}`,
    ...quotes(evidence.slice(0, 2), '    '),
  ];
}

const share = (value: number): string => `${Number((100 * value).toPrecision(2))} %`;

function renderLink({ head, relation, tail, score, reasons }: MissingLink): string[] {
  return [
    `${nameOf(head)} ${relation} ${nameOf(tail)}? ${head.kind}, ${tail.kind}, score ${score.toPrecision(3)}`,
    ...reasons.flatMap((reason) => renderReason(reason, nameOf(head), nameOf(tail))),
  ];
}

function renderReason({ node, share: part, toHead, toTail }: LinkReason, head: string, tail: string): string[] {
  return [
    `    ${nameOf(node)} (${node.kind}, ${counted(node.papers, 'paper')}): ${share(part)} of the ways`,
    ...renderTie(toHead, head),
    ...renderTie(toTail, tail),
  ];
}

function renderTie({ relation, papers, evidence }: ReasonTie, end: string): string[] {
  const how = relation ?? `named together by ${counted(papers, 'paper')}`;
  return [`        with ${end}: ${how}`, ...quotes(evidence.slice(0, 1), '            ')];
}
