import { once } from 'node:events';
import { formatDiagnostic } from '../export/report.ts';
import type { Diagnostic } from '../model.ts';
import { inBatches } from '../node/batches.ts';
import { systemReason } from '../node/system-error.ts';
import { toOneLine } from '../text/invisible.ts';

/** Writes a result. Resolves when more can be written, so a slow reader does not fill the memory. */
export async function print(chunks: string | Iterable<string>): Promise<void> {
  for (const batch of inBatches(typeof chunks === 'string' ? [chunks] : chunks)) {
    if (!process.stdout.write(batch)) await once(process.stdout, 'drain');
  }
}

/** Says something that is not a result: one line on stderr. */
export function say(message: string): void {
  process.stderr.write(`${toOneLine(message)}\n`);
}

/** Says what went wrong with single records; warnings only unless `quiet`. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[], quiet: boolean): void {
  for (const diagnostic of diagnostics) {
    if (quiet && diagnostic.severity === 'warning') continue;
    say(`${diagnostic.severity}: ${formatDiagnostic(diagnostic)}`);
  }
}

/**
 * A reader such as `head` may leave early: that is no failure. Nothing can be told to it any more, so the process ends. A
 * full disk is one, and is said where stderr can still be written.
 */
export function endOnBrokenOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      if (stream === process.stdout) say(`error: cannot write to stdout: ${systemReason(error)}`);
      process.exit(1);
    });
  }
}
