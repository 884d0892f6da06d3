#!/usr/bin/env node
import { reportFailure } from './failure.ts';
import { createProgram } from './program.ts';
import { endOnBrokenOutput } from './terminal.ts';

endOnBrokenOutput();
// The code is set, not passed to exit(): what was written to a pipe must still get out.
process.exitCode = await createProgram(import.meta.dirname)
  .parseAsync(process.argv)
  .then(() => process.exitCode ?? 0, reportFailure);
