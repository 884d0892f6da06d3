import { Command } from 'commander';
import { intersect, selectEgo, selectKinds } from '../analysis/subgraph.ts';
import { badOption, unknownFormat } from '../errors.ts';
import { isWriterName, WRITER_NAMES, WRITERS } from '../export/writers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Selection, selectTheme } from '../graph/selection.ts';
import { NODE_KINDS, type NodeKind } from '../model.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { writeText } from '../node/write-text.ts';
import { integer, severalOf } from './arguments.ts';
import { print } from './terminal.ts';

interface ExportFlags {
  readonly to: string;
  readonly output?: string;
  readonly theme?: number;
  readonly kind?: readonly NodeKind[];
  readonly ego?: string;
  readonly hops?: number;
}

const HELP = `
With --theme the file has the nodes of that theme and the edges between them; with --kind those of some kinds; with --ego
one node and all within --hops steps of it, whichever way the edges run. Given together, what fits all of them. In JSON
also the papers that the edges quote.
In GraphML lists (aliases, authors, paperIds) are JSON text. Gephi: set "Edges merge strategy" to "Don't merge".

Examples:
  lithograph export graph --to graphml -o graph.graphml
  lithograph export graph --to graphml --theme 4711 > theme.graphml
  lithograph export graph --to json --ego HumanEval --hops 2 --kind Model,Dataset`;

/** `lithograph export`: a built graph in another format. */
export function createExportCommand(): Command {
  return new Command('export')
    .description('Write a graph in another format.')
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .requiredOption('--to <format>', `one of ${WRITER_NAMES.join(', ')}`)
    .option('-o, --output <file>', 'the file to write (default: stdout)')
    .option('--theme <id>', 'only this theme', integer(0))
    .option('--kind <kinds>', `only these kinds, separated by commas: ${NODE_KINDS.join(', ')}`, severalOf(NODE_KINDS))
    .option('--ego <name>', 'only this node and what is near it')
    .option('--hops <count>', 'how far from --ego (default: 1)', integer(1))
    .addHelpText('after', HELP)
    .action(exportGraph);
}

async function exportGraph(path: string, flags: ExportFlags): Promise<void> {
  const { ego, hops, output, to } = flags;
  if (!isWriterName(to)) throw unknownFormat(to, WRITER_NAMES);
  if (hops !== undefined && ego === undefined) throw badOption('--hops', String(hops), 'it together with --ego');
  const graph = await readGraphFile(path);
  const chunks = WRITERS[to](graph, selectionOf(graph, flags));
  await (output === undefined ? print(chunks) : writeText(output, chunks));
}

function selectionOf(graph: KnowledgeGraph, { ego, hops = 1, kind, theme }: ExportFlags): Selection {
  return intersect([
    ...(theme === undefined ? [] : [selectTheme(graph, theme)]),
    ...(kind === undefined ? [] : [selectKinds(graph, kind)]),
    ...(ego === undefined ? [] : [selectEgo(graph, ego, { hops })]),
  ]);
}
