import { Command } from 'commander';
import { unknownFormat } from '../errors.ts';
import { selectTheme } from '../graph/selection.ts';
import { isWriterName, WRITER_NAMES, WRITERS } from '../export/writers.ts';
import { readGraphFile } from '../node/read-graph.ts';
import { writeText } from '../node/write-text.ts';
import { integer } from './arguments.ts';
import { print } from './terminal.ts';

interface ExportFlags {
  readonly to: string;
  readonly output?: string;
  readonly theme?: number;
}

const HELP = `
With --theme the file has the nodes of that theme and the edges between them; in JSON also the papers that they quote.
In GraphML lists (aliases, authors, paperIds) are JSON text. Gephi: set "Edges merge strategy" to "Don't merge".

Examples:
  lithograph export graph --to graphml -o graph.graphml
  lithograph export graph --to graphml --theme 2 > theme.graphml`;

/** `lithograph export`: a built graph in another format. */
export function createExportCommand(): Command {
  return new Command('export')
    .description('Write a graph in another format.')
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .requiredOption('--to <format>', `one of ${WRITER_NAMES.join(', ')}`)
    .option('-o, --output <file>', 'the file to write (default: stdout)')
    .option('--theme <id>', 'only this theme', integer(0))
    .addHelpText('after', HELP)
    .action(exportGraph);
}

async function exportGraph(path: string, { output, theme, to }: ExportFlags): Promise<void> {
  if (!isWriterName(to)) throw unknownFormat(to, WRITER_NAMES);
  const graph = await readGraphFile(path);
  const chunks = WRITERS[to](graph, theme === undefined ? {} : selectTheme(graph, theme));
  await (output === undefined ? print(chunks) : writeText(output, chunks));
}
