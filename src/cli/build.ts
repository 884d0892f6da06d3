import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../corpus/formats.ts';
import { nothingRead, unknownFormat } from '../errors.ts';
import { BYLINES, type Byline } from '../graph/bylines.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { topThemes } from '../graph/theme-levels.ts';
import type { Diagnostic } from '../model.ts';
import { createProgress } from '../node/progress.ts';
import { readOverrides } from '../node/read-overrides.ts';
import { checkFolder, writeBuild } from '../node/write-build.ts';
import { integer, positive, severalOf } from './arguments.ts';
import { say, sayDiagnostics } from './terminal.ts';

interface BuildFlags {
  readonly output: string;
  readonly extractor: string;
  readonly format?: string;
  readonly resolution: number;
  readonly seed: number;
  readonly stability?: boolean;
  readonly jobs: number;
  readonly overrides?: string;
  readonly with?: readonly Byline[];
  readonly quiet?: true;
}

const HELP = `
DIR gets graph.json, graph.graphml, themes.json, report.md and build.json.
A record that cannot be read is reported with its file and line, and the rest goes on.

Examples:
  lithograph build library.bib -o graph
  lithograph build papers/ more.jsonl -o graph --resolution 1.5
  lithograph build library.bib -o graph --overrides overrides.json`;

/** `lithograph build`: papers in, a graph in a folder out. */
export function createBuildCommand(home: string): Command {
  return new Command('build')
    .description('Build the knowledge graph of papers: from files, or all files of folders.')
    .argument('<input...>', `files or folders: ${FORMAT_NAMES.join(', ')}`)
    .requiredOption('-o, --output <dir>', 'the folder to write, made if need be')
    .option('--extractor <name>', 'how papers are read: neural (a small model) or rules (100 times as fast)', 'neural')
    .option('--format <name>', `format of the input: ${FORMAT_NAMES.join(', ')} (default: told from each file)`)
    .option('--resolution <number>', 'above 1 gives more and smaller themes', positive, 1)
    .option('--seed <integer>', 'seed of the theme detection', integer(0), 1)
    .option('--stability', 'tell how stable each theme is over 20 seeds (default: up to 50,000 edges)')
    .option('--no-stability', 'do not')
    .addOption(
      new Option('--jobs <count>', 'threads that read papers')
        .argParser(integer(1, 256))
        .default(Math.min(availableParallelism(), 256), 'one for each core'),
    )
    .option('--overrides <file>', 'your own merges, splits, labels and kinds: JSON, or a thesaurus of VOSviewer')
    .option('--with <kinds>', 'authors,venues: make nodes of them too (default: neither)', severalOf(BYLINES))
    .option('--no-cache', 'read every paper anew (nothing is kept yet, so this changes nothing)')
    .option('--quiet', 'say nothing but errors')
    .addHelpText('after', HELP)
    .action((inputs: readonly string[], flags: BuildFlags) => build(inputs, flags, home));
}

async function build(inputs: readonly string[], flags: BuildFlags, home: string): Promise<void> {
  const { extractor: extractorName, jobs, output, resolution, seed } = flags;
  const quiet = flags.quiet === true;
  const bylines = BYLINES.filter((byline) => flags.with?.includes(byline));
  const format = checkFlags(flags);
  await checkFolder(output);
  // Readers, extractor and what comes after are the larger part of the program: no other command waits for them.
  const { readFiles } = await import('../node/read-files.ts');
  const { checkExtractorName, createExtractor } = await import('../node/extractors.ts');
  const { buildKnowledgeGraph } = await import('../pipeline.ts');
  checkExtractorName(extractorName);
  const overrides = flags.overrides === undefined ? undefined : await readOverrides(flags.overrides);
  const progress = createProgress(process.stderr, { quiet });
  try {
    progress.show('reading files');
    const { documents, diagnostics } = await readFiles(inputs, format === undefined ? {} : { format });
    progress.clear();
    sayDiagnostics(diagnostics, quiet);
    if (documents.length === 0) throw nothingRead(inputs);
    const total = documents.length;
    const workerFile = join(home, 'extract-worker.js');
    const { extractor, description } = await createExtractor(extractorName, {
      jobs,
      papers: total,
      workerFile,
      onWarning: (message) => {
        progress.clear();
        say(`warning: ${message}`);
      },
    });
    const { graph, report } = await buildKnowledgeGraph(documents, {
      extractor,
      resolution,
      seed,
      with: bylines,
      ...(flags.stability === undefined ? {} : { stability: flags.stability }),
      ...(overrides === undefined ? {} : { overrides: overrides.overrides }),
      onProgress: (done) => progress.show(done === total ? 'joining, finding themes' : 'reading papers', done, total),
    });
    progress.show('writing');
    const unknown = report.unknownNames.map((name) => notInPapers(name, flags.overrides));
    await writeBuild(output, {
      graph,
      notes: { ...report, diagnostics: [...diagnostics, ...unknown] },
      settings: { with: bylines, overrides: overrides?.hash ?? null, stability: flags.stability ?? null },
    });
    progress.clear();
    sayDiagnostics(unknown, quiet);
    if (!quiet) say(`${summaryOf(graph)} → ${output} (read by ${description})`);
  } finally {
    progress.clear();
  }
}

function notInPapers(name: string, source = 'overrides'): Diagnostic {
  return { severity: 'warning', code: 'unknown-name', message: `no paper names "${name}"`, source };
}

/** What must be wrong before anything is read. @returns the format, if one was given. */
function checkFlags(flags: BuildFlags): FormatName | undefined {
  const { format } = flags;
  if (format === undefined) return undefined;
  if (!isFormatName(format)) throw unknownFormat(format, FORMAT_NAMES);
  return format;
}

const isFormatName = (name: string): name is FormatName => FORMAT_NAMES.some((known) => known === name);

function summaryOf(graph: KnowledgeGraph): string {
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').length;
  const themes = topThemes(graph).length;
  return `${papers} papers, ${graph.order - papers} other nodes, ${graph.size} edges, ${themes} themes`;
}
