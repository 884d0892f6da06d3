import { Command } from 'commander';
import { formatResult } from '../analysis/format-result.ts';
import { type Leaderboard, type LeaderboardRow, readLeaderboard } from '../analysis/leaderboard.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer } from './arguments.ts';
import {
  addQueryOptions,
  align,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
  renderOthers,
  strengthOf,
} from './query.ts';

interface LeaderboardFlags extends QueryFlags {
  readonly metric?: string;
  readonly limit?: number;
}

const HELP = `
Numbers are as the papers' titles and abstracts state them, read by a program: check the sentence.
Where no model is named in the same clause, the paper stands for its own.

Examples:
  lithograph leaderboard graph HumanEval
  lithograph leaderboard graph ImageNet --metric FID --json`;

/** `lithograph leaderboard`: results on a data set. */
export function createLeaderboardCommand(): Command {
  return addQueryOptions(
    new Command('leaderboard').description('List the results on a data set that the papers state, by metric.'),
  )
    .argument('<dataset>', 'the name or key of a data set')
    .option('--metric <name>', 'only results by this metric, or by one that begins or ends so: mAP, box mAP@50')
    .option('--limit <count>', 'most answers (default: all)', integer(1))
    .addHelpText('after', HELP)
    .action(leaderboard);
}

async function leaderboard(path: string, dataset: string, flags: LeaderboardFlags): Promise<void> {
  const { json, limit, metric, minConfidence, minSupport } = flags;
  const answer = readLeaderboard(await readGraphFile(path), dataset, {
    ...(limit === undefined ? {} : { limit }),
    ...(metric === undefined ? {} : { metric }),
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
  });
  await printAnswer(answer, json === true, renderLeaderboard);
}

function renderLeaderboard(answer: Leaderboard): string[] {
  const { answers, question, stateOfTheArt } = answer;
  const { node, others } = question.dataset;
  const claims = stateOfTheArt.flatMap(({ evidence }) => quotes(evidence, '    '));
  const tables = [...new Set(answers.map(headingOf))].flatMap((heading) =>
    renderTable(
      heading,
      answers.filter((row) => headingOf(row) === heading),
    ),
  );
  return [
    `${nameOf(node)}: ${factsOf(node)}`,
    ...renderOthers(others ?? []),
    ...(question.explanation === undefined ? [] : [`  ${toOneLine(question.explanation)}`]),
    ...(answers.length === 0 ? ['  no results that were asked for'] : tables),
    ...(claims.length === 0 ? [] : ['  said to be the best, without a number', ...claims]),
    ...remainder(answer),
  ];
}

function headingOf({ better, kind, metric }: LeaderboardRow): string {
  const name = metric === null ? 'metric not named' : toOneLine(metric);
  if (kind !== 'score') return `${name}, differences and ratios`;
  return better === undefined ? name : `${name}, ${better} is better`;
}

function renderTable(heading: string, rows: readonly LeaderboardRow[]): string[] {
  const lines = align(
    rows.map((row) => [
      `    ${formatResult(row)}`,
      row.model === undefined ? `paper: ${row.papers.map(nameOf).join('; ')}` : nameOf(row.model),
      [row.comparedWith === undefined ? '' : `against ${toOneLine(row.comparedWith)}`, toOneLine(row.setting ?? '')]
        .filter((text) => text !== '')
        .join(', '),
      row.year === undefined ? '' : String(row.year),
      strengthOf(row),
    ]),
  );
  return [
    `  ${heading}`,
    ...rows.flatMap((row, index) => [
      lines[index] ?? '',
      ...row.conflicts.map(
        (other) => `        conflict: ${formatResult(other)} in ${toOneLine(other.papers.join(', '))}`,
      ),
      ...quotes(row.evidence, '        '),
    ]),
  ];
}
