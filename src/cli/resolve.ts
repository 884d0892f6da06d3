import { Command } from 'commander';
import { readOverrides } from '../node/read-overrides.ts';
import { print, say } from './terminal.ts';

interface ResolveFlags {
  readonly overrides?: string;
  readonly tolerant?: true;
}

const HELP = `
Reads {"name", "type"?} on each line, all of them, and writes for each, in the same order:
  {"name", "type", "entity", "label", "family"?, "reason", "parts"?}
Equal "entity" means the same thing. A bare acronym joins a long form only where exactly one in the input fits it.
"type" is one of Model, Method, Dataset, Task, Metric, Tool, Concept. "parts" are the names that "Qwen-2.5-7B/72B"
stands for.
A bad line gets {"error": "line 3: …"} in its place, and the exit code is then 1 at the end.

Examples:
  lithograph resolve < names.jsonl
  printf '{"name":"Human Eval"}\\n{"name":"HumanEval+"}\\n' | lithograph resolve`;

/** `lithograph resolve`: a filter from names to the things that they mean. */
export function createResolveCommand(): Command {
  return new Command('resolve')
    .description('Read names as JSON lines on stdin, write which of them are the same thing on stdout.')
    .option('--overrides <file>', 'your own merges, splits, labels and kinds: JSON, or a thesaurus of VOSviewer')
    .option('--tolerant', 'exit with 0 even if there were bad lines')
    .addHelpText('after', HELP)
    .action(resolve);
}

async function resolve({ overrides: file, tolerant }: ResolveFlags): Promise<void> {
  const overrides = file === undefined ? undefined : (await readOverrides(file)).overrides;
  const { resolveLines } = await import('../node/resolve-lines.ts');
  const lines = await resolveLines(process.stdin, overrides);
  await print(lines.map((line) => `${JSON.stringify(line)}\n`));
  const bad = lines.filter((line) => 'error' in line).length;
  if (bad === 0) return;
  say(`${bad} bad ${bad === 1 ? 'line' : 'lines'}: see "error" in the output`);
  if (tolerant !== true) process.exitCode = 1;
}
