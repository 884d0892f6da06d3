import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { findPath, type Path, type PathQuestion, type PathStep } from '../analysis/path.ts';
import { RELATION_TYPES, type RelationType } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { integer, severalOf } from './arguments.ts';
import {
  ARROWS,
  addQueryOptions,
  addYearOptions,
  align,
  counted,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  renderOthers,
  strengthOf,
  type YearFlags,
  yearsOf,
} from './query.ts';

interface PathFlags extends QueryFlags, YearFlags {
  readonly relation?: readonly RelationType[];
  readonly count: number;
}

const HELP = `
Paths are short, certain, and do not lead through what everything is joined to, where there is another way. Each after
the first quotes a paper that those before do not.

Examples:
  lithograph path graph Mamba "reward hacking"
  lithograph path graph MBPP HumanEval --count 1 --json`;

/** `lithograph path`: how two things hang together, step by step. */
export function createPathCommand(): Command {
  const command = addQueryOptions(
    new Command('path').description('Show how two things hang together, each step with its sentence.'),
  )
    .argument('<from>', 'the name or key of a node')
    .argument('<to>', 'that of another')
    .option('--relation <names>', 'only these relations, separated by commas', severalOf(RELATION_TYPES))
    .option('--count <number>', 'most paths', integer(1), 3)
    .addHelpText('after', HELP)
    .action(path);
  return addYearOptions(command);
}

async function path(file: string, from: string, to: string, flags: PathFlags): Promise<void> {
  const { count, json, minConfidence, minSupport, relation } = flags;
  const answer = findPath(await readGraphFile(file), from, to, {
    count,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...yearsOf(flags),
    ...(relation === undefined ? {} : { relations: relation }),
  });
  await printAnswer(answer, json === true, renderPaths);
}

function renderPaths({ answers, question }: Answer<Path, PathQuestion>): string[] {
  const others = [question.from, question.to].flatMap((name) => renderOthers(name.others ?? []));
  if (answers.length === 0) return [...others, question.explanation ?? 'there is no path'];
  return [...others, ...answers.flatMap(renderPath)];
}

function renderPath({ nodes, steps }: Path, index: number): string[] {
  const rows = align(
    steps.map((step) => [`    ${nameOf(step.from)}`, arrowOf(step), nameOf(step.to), strengthOf(step)]),
  );
  const heading = `${index + 1}. ${nodes.map(nameOf).join(' – ')} (${counted(steps.length, 'step')})`;
  return [
    heading,
    ...steps.flatMap(({ evidence }, at) => [rows[at] ?? '', ...quotes(evidence.slice(0, 1), '        ')]),
  ];
}

function arrowOf({ direction, relation }: PathStep): string {
  return direction === 'in' ? `${ARROWS.in} ${relation}` : `${relation} ${ARROWS[direction]}`;
}
