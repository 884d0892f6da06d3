import { join } from 'node:path';
import { Command } from 'commander';
import { intersect, selectEgo, selectKinds } from '../analysis/subgraph.ts';
import { lookUpTheme } from '../analysis/subject.ts';
import { badOption, tablesNeedOutput, unknownFormat } from '../errors.ts';
import { toJson } from '../export/json.ts';
import { svgChunks } from '../export/svg.ts';
import { isTableWriterName, isWriterName, TABLE_WRITERS, WRITER_NAMES, WRITERS } from '../export/writers.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Selection, selectTheme } from '../graph/selection.ts';
import { DARK } from '../look/palette.ts';
import { NODE_KINDS, type NodeKind } from '../model.ts';
import { htmlPageOf, readPageParts } from '../node/html-page.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { writeText } from '../node/write-text.ts';
import { integer, severalOf } from './arguments.ts';
import { tableFiles } from './table-files.ts';
import { print } from './terminal.ts';

interface ExportFlags {
  readonly to: string;
  readonly output?: string;
  readonly theme?: string;
  readonly kind?: readonly NodeKind[];
  readonly ego?: string;
  readonly hops?: number;
  readonly dark?: true;
}

/** The writers of one text, those of two tables, and the page that needs the built viewer. */
const FORMATS = [...WRITER_NAMES, ...Object.keys(TABLE_WRITERS), 'html'].sort();

const HELP = `
With --theme the file has the nodes of that theme and the edges between them; with --kind those of some kinds; with
--ego one node and all within --hops steps of it, whichever way the edges run. Given together, what fits all of them. In
JSON also the papers that the edges quote.
Lists (aliases, authors, paperIds) are JSON text in GraphML, GEXF and CSV. Gephi: open the GEXF; or, with GraphML, set
"Edges merge strategy" to "Don't merge", else it keeps one relation of each pair.
SVG is the layout as a drawing with themes, names and a legend; of a large graph the 2,000 most connected nodes.
CSV is two tables, UTF-8 without a byte order mark: -o graph writes graph-nodes.csv and graph-edges.csv, -o folder/
writes nodes.csv and edges.csv into it. A text that a spreadsheet would run as a formula has an apostrophe before it,
and so has one that begins with an apostrophe: take one away to have it back.
HTML is one page with the viewer and the graph in it, to open from a disc or to mail; it loads nothing from anywhere.

Examples:
  lithograph export graph --to graphml -o graph.graphml
  lithograph export graph --to graphml --theme 4711 > theme.graphml
  lithograph export graph --to gexf -o graph.gexf
  lithograph export graph --to csv -o tables/
  lithograph export graph --to html -o graph.html
  lithograph export graph --to svg --dark -o graph.svg
  lithograph export graph --to json --ego HumanEval --hops 2 --kind Model,Dataset`;

/**
 * `lithograph export`: a built graph in another format.
 *
 * @param home - the folder of the built files, which has the page for HTML.
 */
export function createExportCommand(home: string): Command {
  return new Command('export')
    .description('Write a graph in another format.')
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .requiredOption('--to <format>', `one of ${FORMATS.join(', ')}`)
    .option('-o, --output <file>', 'the file to write (default: stdout); for csv the start of two names, or a folder')
    .option('--theme <id>', 'only this theme, by id or name')
    .option('--kind <kinds>', `only these kinds, separated by commas: ${NODE_KINDS.join(', ')}`, severalOf(NODE_KINDS))
    .option('--ego <name>', 'only this node and what is near it')
    .option('--hops <count>', 'how far from --ego (default: 1)', integer(1))
    .option('--dark', 'with svg: light on dark')
    .addHelpText('after', HELP)
    .action((path: string, flags: ExportFlags) => exportGraph(path, flags, home));
}

async function exportGraph(path: string, flags: ExportFlags, home: string): Promise<void> {
  const { dark = false, ego, hops, output, to } = flags;
  if (!isWriterName(to) && !isTableWriterName(to) && to !== 'html') throw unknownFormat(to, FORMATS);
  if (isTableWriterName(to) && output === undefined) throw tablesNeedOutput(to);
  if (hops !== undefined && ego === undefined) throw badOption('--hops', String(hops), 'it together with --ego');
  if (dark && to !== 'svg') throw badOption('--dark', `with --to ${to}`, 'it together with --to svg');
  const graph = await readGraphFile(path);
  const selection = selectionOf(graph, flags);
  if (isTableWriterName(to)) {
    const files = await tableFiles(output ?? '', to);
    for (const table of ['nodes', 'edges'] as const)
      await writeText(files[table], TABLE_WRITERS[to][table](graph, selection));
    return;
  }
  const chunks =
    to === 'html'
      ? htmlPageOf(await readPageParts(join(home, 'viewer-single')), toJson(graph, selection))
      : dark
        ? svgChunks(graph, selection, { palette: DARK })
        : WRITERS[to](graph, selection);
  await (output === undefined ? print(chunks) : writeText(output, chunks));
}

function selectionOf(graph: KnowledgeGraph, { ego, hops = 1, kind, theme }: ExportFlags): Selection {
  return intersect([
    ...(theme === undefined ? [] : [selectTheme(graph, lookUpTheme(graph, theme).id)]),
    ...(kind === undefined ? [] : [selectKinds(graph, kind)]),
    ...(ego === undefined ? [] : [selectEgo(graph, ego, { hops })]),
  ]);
}
