import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { type Claim, type ClaimQuestion, listClaims } from '../analysis/claims.ts';
import { RELATION_TYPES, type RelationType, TEXT_RELATIONS } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer, severalOf } from './arguments.ts';
import {
  addQueryOptions,
  align,
  nameOf,
  printAnswer,
  type QueryFlags,
  quotes,
  remainder,
  strengthOf,
  wrap,
} from './query.ts';

interface ClaimFlags extends QueryFlags {
  readonly subject?: string;
  readonly relation?: readonly RelationType[];
  readonly object?: string;
  readonly contradictions?: true;
  readonly limit: number;
}

const HELP = `
A pattern is a name, a name with * for any letters, or a kind, such as kind:Dataset.
${wrap(`Relations: ${TEXT_RELATIONS.join(', ')}; others where they are asked for.`)}

Examples:
  lithograph claims graph --subject Mamba
  lithograph claims graph --subject "Llama*" --relation OUTPERFORMS --object kind:Model
  lithograph claims graph --contradictions`;

/** `lithograph claims`: who is said to do what, and who says the opposite. */
export function createClaimsCommand(): Command {
  return addQueryOptions(
    new Command('claims').description('List what papers claim, with the sentences, and the claims that contradict it.'),
  )
    .option('--subject <pattern>', 'only of this')
    .option('--relation <names>', 'only these relations, separated by commas', severalOf(RELATION_TYPES))
    .option('--object <pattern>', 'only with this at the other end')
    .option('--contradictions', 'only claims that another one contradicts')
    .option('--limit <count>', 'most answers', integer(1), 50)
    .addHelpText('after', HELP)
    .action(claims);
}

async function claims(path: string, flags: ClaimFlags): Promise<void> {
  const { contradictions, json, limit, minConfidence, minSupport, object, relation, subject } = flags;
  const answer = listClaims(await readGraphFile(path), {
    ...(subject === undefined ? {} : { subject }),
    ...(relation === undefined ? {} : { relations: relation }),
    ...(object === undefined ? {} : { object }),
    ...(contradictions === undefined ? {} : { onlyContradicted: true }),
    limit,
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
  });
  await printAnswer(answer, json === true, renderClaims);
}

function renderClaims(answer: Answer<Claim, ClaimQuestion>): string[] {
  const { answers } = answer;
  if (answers.length === 0) return ['no such claims'];
  const rows = align(
    answers.map((claim) => [nameOf(claim.subject), claim.relation, nameOf(claim.object), strengthOf(claim)]),
  );
  return [...answers.flatMap((claim, index) => [rows[index] ?? '', ...renderDetails(claim)]), ...remainder(answer)];
}

function renderDetails({ contradictions, evidence, settings }: Claim): string[] {
  return [
    ...quotes(evidence, '    '),
    ...(settings.length === 0 ? [] : [`    under: ${settings.map(toOneLine).join(', ')}`]),
    ...contradictions.flatMap((other) => [
      `    contradicted: ${strengthOf(other)}${other.papersOfBoth.length > 0 ? `; said by the same paper: ${toOneLine(other.papersOfBoth.join(', '))}` : ''}`,
      ...quotes(other.evidence, '        '),
      ...(other.settings.length === 0 ? [] : [`        under: ${other.settings.map(toOneLine).join(', ')}`]),
    ]),
  ];
}
