import { Command } from 'commander';
import type { Answer } from '../analysis/answer.ts';
import { type FindOptions, type FindQuestion, type FoundNode, findNodes } from '../analysis/find.ts';
import { NODE_KINDS } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { toOneLine } from '../text/invisible.ts';
import { integer, oneOf } from './arguments.ts';
import { addQueryOptions, factsOf, nameOf, printAnswer, type QueryFlags, quotes, remainder } from './query.ts';

type FindFlags = QueryFlags & Pick<FindOptions, 'kind' | 'limit'>;

const HELP = `
A name may be spelt otherwise (llama 3 for Llama-3), be cut short, or have a slip or two.

Examples:
  lithograph find graph mamba
  lithograph find graph "human eval" --kind Dataset --json`;

/** `lithograph find`: nodes by name. */
export function createFindCommand(): Command {
  return addQueryOptions(new Command('find').description('Find models, datasets, papers, … by name or alias.'))
    .argument('<name>', 'a name, or the beginning of one')
    .option('--kind <kind>', `only this kind: ${NODE_KINDS.join(', ')}`, oneOf(NODE_KINDS))
    .option('--limit <count>', 'most answers', integer(1), 10)
    .addHelpText('after', HELP)
    .action(find);
}

async function find(path: string, name: string, flags: FindFlags): Promise<void> {
  const { json, kind, limit, minConfidence, minSupport } = flags;
  const answer = findNodes(await readGraphFile(path), name, {
    ...(kind === undefined ? {} : { kind }),
    ...(limit === undefined ? {} : { limit }),
    minimumConfidence: minConfidence,
    minimumSupport: minSupport,
  });
  await printAnswer(answer, json === true, renderFound);
}

function renderFound(answer: Answer<FoundNode, FindQuestion>): string[] {
  const { answers, question } = answer;
  if (answers.length === 0) return [`nothing is called "${toOneLine(question.name)}", or nearly so`];
  return [...answers.flatMap(renderNode), ...remainder(answer)];
}

function renderNode(node: FoundNode): string[] {
  const alias = node.matched === node.label || node.matched === node.key ? '' : ` (as “${toOneLine(node.matched)}”)`;
  return [`${nameOf(node)}${alias}: ${factsOf(node)}`, ...quotes(node.evidence, '    ')];
}
