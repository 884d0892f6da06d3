import { Command } from 'commander';
import type { Answer, QuotedEvidence } from '../analysis/answer.ts';
import { type SimilarNode, type SimilarQuestion, similarTo } from '../analysis/similar.ts';
import { NODE_KINDS, type NodeKind } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { integer, oneOf } from './arguments.ts';
import {
  ARROWS,
  addQueryOptions,
  addYearOptions,
  counted,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
  renderOthers,
  type YearFlags,
  yearsOf,
} from './query.ts';

interface SimilarFlags extends QueryFlags, YearFlags {
  readonly kind?: NodeKind;
  readonly limit: number;
}

const HELP = `
Two nodes are alike if they are joined to the same things by the same relations; the rarer a thing, the more it counts.

Examples:
  lithograph similar graph Mamba
  lithograph similar graph arXiv:2312.00752 --limit 3 --json`;

/** `lithograph similar`: what is joined to the same things. */
export function createSimilarCommand(): Command {
  const command = addQueryOptions(
    new Command('similar').description(
      'List the papers, models, … that are joined to the same things, with the reasons.',
    ),
  )
    .argument('<name>', 'the name or key of a node')
    .option(
      '--kind <kind>',
      `of this kind: ${NODE_KINDS.join(', ')} (default: the kind of the node)`,
      oneOf(NODE_KINDS),
    )
    .option('--limit <count>', 'most answers', integer(1), 10)
    .addHelpText('after', HELP)
    .action(similar);
  return addYearOptions(command);
}

async function similar(path: string, name: string, flags: SimilarFlags): Promise<void> {
  const { json, kind, limit, minConfidence, minSupport } = flags;
  const answer = similarTo(await readGraphFile(path), name, {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...yearsOf(flags),
    ...(kind === undefined ? {} : { kind }),
  });
  await printAnswer(answer, json === true, renderSimilar);
}

function renderSimilar(answer: Answer<SimilarNode, SimilarQuestion>): string[] {
  const { node, others } = answer.question.name;
  const head = [`${nameOf(node)}: ${factsOf(node)}`, ...renderOthers(others ?? [])];
  if (answer.answers.length === 0) return [...head, '  nothing shares a neighbour with it'];
  return [...head, ...answer.answers.flatMap(renderNode), ...remainder(answer)];
}

function renderNode({ node, reasons, score, shared }: SimilarNode, index: number): string[] {
  const more = shared - reasons.length;
  return [
    `${index + 1}. ${nameOf(node)}: ${factsOf(node)}; alike ${score.toFixed(2)}, ${counted(shared, 'neighbour')} shared`,
    ...reasons.flatMap((reason) => [
      `    ${ARROWS[reason.direction]} ${reason.relation} ${nameOf(reason.node)}`,
      ...quotes(distinct(reason.evidence), '        '),
    ]),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** One sentence may name both nodes, and is then quoted once. */
function distinct(evidence: readonly QuotedEvidence[]): readonly QuotedEvidence[] {
  return evidence.filter(
    ({ paper, sentence }, index) =>
      evidence.findIndex((other) => other.paper === paper && other.sentence === sentence) === index,
  );
}
