import { once } from 'node:events';
import { formatDiagnostic } from '../export/report.ts';
import type { Diagnostic } from '../model.ts';
import { inBatches } from '../node/batches.ts';

/** Writes a result. Resolves when more can be written, so a slow reader does not fill the memory. */
export async function print(chunks: string | Iterable<string>): Promise<void> {
  for (const batch of inBatches(typeof chunks === 'string' ? [chunks] : chunks)) {
    if (!process.stdout.write(batch)) await once(process.stdout, 'drain');
  }
}

/** Says something that is not a result: one line on stderr. */
export function say(message: string): void {
  process.stderr.write(`${toTerminal(message)}\n`);
}

/** Says what went wrong with single records; warnings only unless `quiet`. */
export function sayDiagnostics(diagnostics: readonly Diagnostic[], quiet: boolean): void {
  for (const diagnostic of diagnostics) {
    if (quiet && diagnostic.severity === 'warning') continue;
    say(`${diagnostic.severity}: ${formatDiagnostic(diagnostic)}`);
  }
}

/** Text from papers on one line of a terminal: nothing in it can colour, move the cursor or turn the direction. */
export function toTerminal(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]+/gu, ' ');
}

/**
 * A reader such as `head` may leave early: that is no failure. Nothing can be told to it any more, so the process ends.
 */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}
