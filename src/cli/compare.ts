import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import {
  type CompareQuestion,
  type Comparison,
  compareSubjects,
  HOLDERS,
  type Holder,
  type Side,
} from '../analysis/compare.ts';
import { isTheme, type Subject } from '../analysis/subject.ts';
import { RELATION_TYPES, type RelationType } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer, severalOf } from './arguments.ts';
import {
  ARROWS,
  addQueryOptions,
  addYearOptions,
  align,
  counted,
  factsOf,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  renderOthers,
  strengthOf,
  type YearFlags,
  yearsOf,
} from './query.ts';

interface CompareFlags extends QueryFlags, YearFlags {
  readonly relation?: readonly RelationType[];
  readonly limit: number;
}

const HELP = `
Two papers, two models, methods, …, or two themes: theme:4711, or the theme's name. What one of the two has less surely
than --min-confidence is left out, and never counts as what only the other has.

Examples:
  lithograph compare graph HumanEval MBPP
  lithograph compare graph theme:4711 theme:1075 --relation evaluates_on --json`;

/** `lithograph compare`: what two things have in common, and what each has alone. */
export function createCompareCommand(): Command {
  const command = addQueryOptions(
    new Command('compare').description('Compare two papers, things or themes: shared, only in one, only in the other.'),
  )
    .argument('<a>', 'the name or key of a node, or theme:ID')
    .argument('<b>', 'that of another')
    .option('--relation <names>', 'only these relations, separated by commas', severalOf(RELATION_TYPES))
    .option('--limit <count>', 'most answers of each kind', integer(1), 10)
    .addHelpText('after', HELP)
    .action(compare);
  return addYearOptions(command);
}

async function compare(path: string, a: string, b: string, flags: CompareFlags): Promise<void> {
  const { json, limit, minConfidence, minSupport, relation } = flags;
  const answer = compareSubjects(await readGraphFile(path), a, b, {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...yearsOf(flags),
    ...(relation === undefined ? {} : { relations: relation }),
  });
  await printAnswer(answer, json === true, renderComparison);
}

function renderComparison({ answers, question }: Answer<Comparison, CompareQuestion>): string[] {
  const { a, b, totals } = question;
  const titles: Readonly<Record<Holder, string>> = {
    direct: 'Between them',
    both: 'Both',
    a: `Only ${titleOf(a)}`,
    b: `Only ${titleOf(b)}`,
  };
  return [
    ...[a, b].flatMap(renderSubject),
    ...HOLDERS.flatMap((holder) => {
      const group = answers.filter((answer) => answer.holder === holder);
      const more = totals[holder] - group.length;
      return [
        ...(group.length === 0 && holder === 'direct' ? [] : [`${titles[holder]}: ${totals[holder]}`]),
        ...renderGroup(group, question),
        ...(more > 0 ? [`  and ${more} more: see --limit`] : []),
      ];
    }),
  ];
}

function renderGroup(group: readonly Comparison[], question: CompareQuestion): string[] {
  const rows = align(
    group.map((answer) => [
      `  ${ARROWS[answer.direction]} ${answer.relation}`,
      nameOf(answer.node),
      answer.node.kind,
      strengthOf(answer),
    ]),
  );
  return group.flatMap((answer, index) => [
    rows[index] ?? '',
    ...(answer.holder === 'both'
      ? [...renderSide(question.a, answer.a), ...renderSide(question.b, answer.b)]
      : quotes((answer.a ?? answer.b)?.evidence ?? [], '      ')),
  ]);
}

/** What both have is quoted for each, under its name. */
function renderSide(subject: Subject, side: Side | undefined): string[] {
  return quotes(side?.evidence.slice(0, 1) ?? [], `      ${titleOf(subject)}: `);
}

function renderSubject(subject: Subject): string[] {
  if (isTheme(subject)) return [`${titleOf(subject)}: ${counted(subject.theme.papers, 'paper')}`];
  return [`${nameOf(subject.node)}: ${factsOf(subject.node)}`, ...renderOthers(subject.others ?? [])];
}

function titleOf(subject: Subject): string {
  return isTheme(subject) ? `theme ${subject.theme.theme} (${toOneLine(subject.theme.name)})` : nameOf(subject.node);
}
