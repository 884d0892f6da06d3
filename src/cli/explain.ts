import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { type ExplainQuestion, type Explanation, explainNode } from '../analysis/explain.ts';
import type { Neighbor, RelationGroup } from '../analysis/neighbors.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer } from './arguments.ts';
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

type ExplainFlags = QueryFlags & YearFlags & { readonly limit: number };

const HELP = `
Examples:
  lithograph explain graph HumanEval
  lithograph explain graph arXiv:2312.00752 --limit 20 --json`;

/** `lithograph explain`: what a thing or a paper is. */
export function createExplainCommand(): Command {
  const command = addQueryOptions(
    new Command('explain').description('Tell what a thing or a paper is: its names, papers, theme and relations.'),
  )
    .argument('<name>', 'the name or key of a node')
    .option('--limit <count>', 'most neighbours by each relation', integer(1), 5)
    .addHelpText('after', HELP)
    .action(explain);
  return addYearOptions(command);
}

async function explain(path: string, name: string, flags: ExplainFlags): Promise<void> {
  const { json, limit, minConfidence, minSupport } = flags;
  const answer = explainNode(await readGraphFile(path), name, {
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
    ...yearsOf(flags),
  });
  await printAnswer(answer, json === true, renderExplanations);
}

function renderExplanations({ answers, question }: Answer<Explanation, ExplainQuestion>): string[] {
  return answers.flatMap((answer) => renderExplanation(answer, question));
}

function renderExplanation(explanation: Explanation, { name }: ExplainQuestion): string[] {
  const { aliases, definitions, node, relations, roles, years } = explanation;
  return [
    `${nameOf(node)}: ${factsOf(node)}`,
    ...renderOthers(name.others ?? []),
    ...renderRecord(explanation),
    ...(aliases.length === 0
      ? []
      : [`  also: ${aliases.map((alias) => `${toOneLine(alias.name)} (${toOneLine(alias.reason)})`).join(', ')}`]),
    ...(node.kind === 'Paper' || years.length === 0
      ? []
      : [`  papers a year: ${years.map(({ papers, year }) => `${year}: ${papers}`).join(', ')}`]),
    ...definitions.flatMap((definition) => [`  ${definitionOf(definition)}`, ...quotes(definition.evidence, '      ')]),
    ...[...roles, ...relations].flatMap((group) => renderGroup(group, definitions)),
  ];
}

function renderRecord({ authors = [], doi, node, venue }: Explanation): string[] {
  const by = authors.length > 3 ? [...authors.slice(0, 3), `and ${authors.length - 3} more`] : authors;
  return [
    ...(by.length === 0 ? [] : [`  by ${by.map(toOneLine).join(', ')}`]),
    ...[venue, doi, node.url].filter((fact) => fact !== undefined).map((fact) => `  ${toOneLine(fact)}`),
  ];
}

function definitionOf({ direction, node, relation }: Neighbor): string {
  return `${ARROWS[direction]} ${relation} ${nameOf(node)}`;
}

/** A group with the sentence of its surest member, unless that was quoted as a definition. */
function renderGroup({ direction, neighbors, relation, total }: RelationGroup, quoted: readonly Neighbor[]): string[] {
  const rows = align(
    neighbors.map((neighbor) => [`    ${nameOf(neighbor.node)}`, neighbor.node.kind, strengthOf(neighbor)]),
  );
  const isQuoted = quoted.some(({ edge }) => edge === neighbors[0]?.edge);
  const surest = isQuoted ? [] : (neighbors[0]?.evidence.slice(0, 1) ?? []);
  const more = total - neighbors.length;
  return [
    `  ${ARROWS[direction]} ${relation}: ${counted(total, 'node')}`,
    ...rows.flatMap((row, index) => [row, ...(index === 0 ? quotes(surest, '        ') : [])]),
    ...(more > 0 ? [`    and ${more} more: see --limit, or "lithograph neighbors"`] : []),
  ];
}
