import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command } from 'commander';
import { serveViewer } from '../node/serve.ts';
import { integer } from './arguments.ts';
import { print, say } from './terminal.ts';

interface ViewFlags {
  readonly port: number;
  readonly open: boolean;
}

const HELP = `
Only this machine can reach it. If the port is taken, the next free one is used; the address is printed.

Example:
  lithograph view graph --no-open`;

/** `lithograph view`: the viewer on a local address, until it is interrupted. */
export function createViewCommand(home: string): Command {
  return new Command('view')
    .description('Explore a graph in the browser.')
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .option('--port <number>', 'the first port to try; 0 for any free one', integer(0, 65535), 4173)
    .option('--no-open', 'do not open a browser')
    .addHelpText('after', HELP)
    .action((path: string, flags: ViewFlags) => view(path, flags, home));
}

async function view(path: string, { open, port }: ViewFlags, home: string): Promise<void> {
  const server = await serveViewer(path, { viewer: join(home, 'viewer'), port });
  await print(`${server.address}\n`);
  say('Ctrl+C ends it');
  if (open) openBrowser(server.address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

/** Opens the address where there is a desktop. That it does not work is no failure: the address was printed. */
function openBrowser(address: string): void {
  const [command, ...parameters] = openerFor(process.platform) ?? [];
  if (command === undefined) return;
  spawn(command, [...parameters, address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function openerFor(platform: NodeJS.Platform): readonly string[] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  const hasDesktop = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasDesktop ? ['xdg-open'] : undefined;
}
