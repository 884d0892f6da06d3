import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { type Direction, type Neighbor, type NeighborQuestion, neighborsOf } from '../analysis/neighbors.ts';
import { NODE_KINDS, type NodeKind, RELATION_TYPES, type RelationType, ROLES } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { integer, oneOf, severalOf } from './arguments.ts';
import {
  ARROWS,
  addQueryOptions,
  addYearOptions,
  align,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
  renderOthers,
  strengthOf,
  wrap,
  type YearFlags,
  yearsOf,
} from './query.ts';

interface NeighborFlags extends QueryFlags, YearFlags {
  readonly relation?: readonly RelationType[];
  readonly direction: Direction;
  readonly kind?: NodeKind;
  readonly hops: number;
  readonly limit?: number;
}

const HELP = `
Relations of papers to things: ${ROLES.join(', ')}.
${wrap(`Others: ${RELATION_TYPES.slice(ROLES.length).join(', ')}.`)}

Examples:
  lithograph neighbors graph Mamba
  lithograph neighbors graph MBPP --relation EVALUATED_ON,evaluates_on --direction in`;

/** `lithograph neighbors`: what a thing is joined to, and who says so. */
export function createNeighborsCommand(): Command {
  const command = addQueryOptions(
    new Command('neighbors').description('List what a thing is joined to, with the sentences that say so.'),
  )
    .argument('<name>', 'the name or key of a node')
    .option('--relation <names>', 'only these relations, separated by commas', severalOf(RELATION_TYPES))
    .option('--direction <way>', 'out: from it; in: to it; both', oneOf(['out', 'in', 'both'] as const), 'both')
    .option('--kind <kind>', `only neighbours of this kind: ${NODE_KINDS.join(', ')}`, oneOf(NODE_KINDS))
    .option('--hops <count>', 'how far, from 1 to 3', integer(1, 3), 1)
    .option('--limit <count>', 'most answers (default: all)', integer(1))
    .addHelpText('after', HELP)
    .action(neighbors);
  return addYearOptions(command);
}

async function neighbors(path: string, name: string, flags: NeighborFlags): Promise<void> {
  const { direction, hops, json, kind, limit, minConfidence, minSupport, relation } = flags;
  const answer = neighborsOf(await readGraphFile(path), name, {
    direction,
    hops,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...yearsOf(flags),
    ...(kind === undefined ? {} : { kind }),
    ...(limit === undefined ? {} : { limit }),
    ...(relation === undefined ? {} : { relations: relation }),
  });
  await printAnswer(answer, json === true, renderNeighbors);
}

function renderNeighbors(answer: Answer<Neighbor, NeighborQuestion>): string[] {
  const { answers, question } = answer;
  const { node, others } = question.name;
  const head = [`${nameOf(node)}: ${factsOf(node)}`, ...renderOthers(others ?? [])];
  if (answers.length === 0) return [...head, '  nothing that was asked for'];
  const rows = align(
    answers.map((neighbor) => [
      `  ${ARROWS[neighbor.direction]} ${neighbor.relation}`,
      neighbor.hops === 1 ? nameOf(neighbor.node) : `${nameOf(neighbor.node)} (from ${nameOf(neighbor.from)})`,
      neighbor.node.kind,
      strengthOf(neighbor),
    ]),
  );
  return [
    ...head,
    ...answers.flatMap(({ evidence }, index) => [rows[index] ?? '', ...quotes(evidence, '      ')]),
    ...remainder(answer),
  ];
}
