import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const CLI = resolve(import.meta.dirname, '../../dist/cli.js');

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface RunOptions {
  /** What comes on stdin; default nothing. */
  readonly input?: string | Uint8Array;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the built command as a shell would, and waits for its end. */
export function run(parameters: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = start(parameters, options);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A command that does not read its input may be gone before all of it is written.
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => done({ stdout, stderr, code }));
  });
}

/** Starts the built command, for one that ends only when it is told to. */
export function start(parameters: readonly string[], options: RunOptions = {}): ReturnType<typeof startPiped> {
  return startPiped(parameters, options);
}

function startPiped(parameters: readonly string[], { environment = {}, folder }: RunOptions) {
  return spawn(process.execPath, [CLI, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LITHOGRAPH_DEBUG: '', DISPLAY: '', WAYLAND_DISPLAY: '', ...environment },
    ...(folder === undefined ? {} : { cwd: folder }),
  });
}
