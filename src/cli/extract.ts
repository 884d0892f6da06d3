import { Command } from 'commander';
import { print, say } from './terminal.ts';

interface ExtractFlags {
  readonly extractor: string;
  readonly tolerant?: true;
}

const HELP = `
Reads one JSON object a line, {"id", "title"?, "abstract", …}, and writes one line for each, in the same order:
  {"id", "document", "extractor", "entities", "relations", "evidence"}
Offsets are UTF-16 code units, end exclusive, into title + "\\n" + abstract as given (abstract alone without a title).
A bad line gets {"id"?, "error": "line 3: …"} in its place, and the exit code is then 1 at the end.

Example:
  lithograph extract < papers.jsonl > extracted.jsonl`;

/** `lithograph extract`: a filter from papers to what they say. */
export function createExtractCommand(): Command {
  return new Command('extract')
    .description('Read papers as JSON lines on stdin, write what they say as JSON lines on stdout.')
    .option('--extractor <name>', 'how papers are read: neural (a small model) or rules (100 times as fast)', 'neural')
    .option('--tolerant', 'exit with 0 even if there were bad lines')
    .addHelpText('after', HELP)
    .action(extract);
}

async function extract({ extractor, tolerant }: ExtractFlags): Promise<void> {
  // The readers and the extractor are the larger part of the program: no other command waits for them.
  const { extractLines } = await import('../node/extract-lines.ts');
  const { createExtractor } = await import('../node/extractors.ts');
  let bad = 0;
  const created = await createExtractor(extractor, { onWarning: (message) => say(`warning: ${message}`) });
  for await (const line of extractLines(process.stdin, created.extractor)) {
    if ('error' in line) bad += 1;
    await print(`${JSON.stringify(line)}\n`);
  }
  if (bad === 0) return;
  say(`${bad} bad ${bad === 1 ? 'line' : 'lines'}: see "error" in the output`);
  if (tolerant !== true) process.exitCode = 1;
}
