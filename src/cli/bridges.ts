import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { type Bridge, type BridgeQuestion, findBridges } from '../analysis/bridges.ts';
import { lookUpTheme } from '../analysis/subject.ts';
import { NODE_KINDS, type NodeKind } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { idsOrName, integer, oneOf } from './arguments.ts';
import {
  addQueryOptions,
  align,
  counted,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
} from './query.ts';

interface BridgeFlags extends QueryFlags {
  readonly kind?: NodeKind;
  readonly themes?: readonly string[];
  readonly limit: number;
}

/** Themes of a bridge that the text shows; JSON has all. */
const SHOWN_THEMES = 3;

const HELP = `
Ranked by betweenness (how many shortest paths lead through it) times participation (how evenly its ties are spread over
themes) times its edges to the theme with the second most: what is at home in two themes, not what is met in all. Themes
are given by the ids or names that "lithograph themes" lists, or by words that only one of these names holds.

Examples:
  lithograph bridges graph --kind Method
  lithograph bridges graph --themes "speculative decoding" --themes "code generation" --limit 5`;

/** `lithograph bridges`: what joins themes. */
export function createBridgesCommand(): Command {
  return addQueryOptions(new Command('bridges').description('List nodes that join themes, with the sentences that do.'))
    .option('--kind <kind>', `only nodes of this kind: ${NODE_KINDS.join(', ')}`, oneOf(NODE_KINDS))
    .option(
      '--themes <ids>',
      'only what joins all of these themes: ids separated by commas, or a name each time',
      idsOrName,
    )
    .option('--limit <count>', 'most answers', integer(1), 20)
    .addHelpText('after', HELP)
    .action(bridges);
}

async function bridges(path: string, flags: BridgeFlags): Promise<void> {
  const { json, kind, limit, minConfidence, minSupport, themes } = flags;
  const graph = await readGraphFile(path);
  const answer = findBridges(graph, {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...(kind === undefined ? {} : { kind }),
    ...(themes === undefined ? {} : { themes: themes.map((theme) => lookUpTheme(graph, theme).id) }),
  });
  await printAnswer(answer, json === true, renderBridges);
}

function renderBridges(answer: Answer<Bridge, BridgeQuestion>): string[] {
  const { answers, question } = answer;
  if (answers.length === 0) return ['nothing joins such themes'];
  const how =
    question.betweenness === 'exact' ? [] : [`betweenness is an estimate from ${counted(question.sources, 'node')}`];
  return [...answers.flatMap(renderBridge), ...remainder(answer), ...how];
}

function renderBridge({ node, themes, participation, betweenness, evidence }: Bridge, index: number): string[] {
  const shown = themes.slice(0, SHOWN_THEMES);
  const rows = align(
    shown.map(({ theme, name, share, edges }) => [
      `    theme ${theme}: ${toOneLine(name)}`,
      `${Math.round(100 * share)} %`,
      counted(edges, 'edge'),
    ]),
  );
  const more = themes.length - shown.length;
  return [
    `${index + 1}. ${nameOf(node)}: ${factsOf(node)}`,
    `    betweenness ${betweenness.toPrecision(2)}, participation ${participation.toFixed(2)}`,
    ...shown.flatMap((_, at) => [rows[at] ?? '', ...quotes(evidence.slice(at, at + 1), '        ')]),
    ...(more > 0 ? [`    and ${counted(more, 'theme')} more: see --json`] : []),
  ];
}
