import { CommanderError } from 'commander';
import { type ErrorCode, LithographError } from '../errors.ts';
import { say } from './terminal.ts';

/** Errors of these codes say that the command was called wrongly. */
const BAD_USAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['bad-option', 'unknown-format', 'unknown-extractor']);

/** Tells what went wrong on stderr. @returns the exit code: 0 for help and version, 1 failed, 2 bad usage. */
export function reportFailure(error: unknown): number {
  // commander has printed its message, or the help, by itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (process.env.LITHOGRAPH_DEBUG) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  if (error instanceof LithographError) {
    say(`error: ${error.message}`);
    return BAD_USAGE.has(error.code) ? 2 : 1;
  }
  say(`unexpected error: ${error instanceof Error ? error.message : String(error)}`);
  say('run with LITHOGRAPH_DEBUG=1 for the stack, and please report it');
  return 1;
}
