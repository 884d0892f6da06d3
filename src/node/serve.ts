import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sirv from 'sirv';
import { LithographError, noFreePort, unreadableFile } from '../errors.ts';
import { toThemesJson } from '../export/themes.ts';
import { graphFileOf, readGraphFile } from './read-graph.ts';
import { systemCode, systemReason } from './system-error.ts';

/** The only address served: the graph is nobody else's business. */
const HOST = '127.0.0.1';

/** Ports that are tried one after the other. */
const ATTEMPTS = 100;

/**
 * The page may load from this server alone, run no inline script or style, and be framed by nobody. It may compile
 * WebAssembly, which the neural reader is run by; that lets no text be run as JavaScript.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Where the viewer is, and where it is to be served. */
export interface ServeOptions {
  /** The folder of the built viewer. */
  readonly viewer: string;
  /** The first port to try; default 4173. 0 takes any free one. */
  readonly port?: number;
}

/** A server that runs. */
export interface ViewerServer {
  /** `http://127.0.0.1:4173/`. */
  readonly address: string;
  /** Ends all connections, then resolves. */
  close(): Promise<void>;
}

/**
 * Serves the viewer with the graph of a build folder or a graph.json, on 127.0.0.1 only, at the first free port.
 *
 * @throws LithographError `unreadable-file` or `bad-graph` where there is no graph to show or no viewer to show it.
 */
export async function serveViewer(path: string, options: ServeOptions): Promise<ViewerServer> {
  const file = await graphFileOf(path);
  await readGraphFile(file);
  await stat(join(options.viewer, 'index.html')).catch((error: unknown) => {
    throw unreadableFile(options.viewer, 'the viewer is not built; run "npm run build"', error);
  });
  // Not `dev`: the list of files is made once, so a path cannot lead out of the folder.
  const serveStatic = sirv(options.viewer, { etag: true });
  const server = createServer((request, response) => {
    handle(request, response, file, serveStatic).catch((error: unknown) => fail(response, error));
  });
  const port = await listen(server, options.port ?? 4173);
  return {
    address: `http://${HOST}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type StaticHandler = ReturnType<typeof sirv>;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  serveStatic: StaticHandler,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (!isOurHost(request)) return refuse(response, 403, 'this server answers to 127.0.0.1 and localhost only');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'only GET and HEAD are allowed');
  }
  const pathname = (request.url ?? '/').replace(/[?#].*$/, '');
  if (pathname === '/data/graph.json') return sendGraph(request, response, file);
  if (pathname === '/data/themes.json') return sendText(request, response, toThemesJson(await readGraphFile(file)));
  // The demo that ships with the viewer must not show through where the graph at hand has no such file.
  if (pathname.startsWith('/data/')) return refuse(response, 404, 'not found');
  serveStatic(request, response, () => refuse(response, 404, 'not found'));
}

/** A page elsewhere can make its own name point to 127.0.0.1 (DNS rebinding); its requests still carry that name. */
function isOurHost(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  return request.headers.host === `${HOST}:${port}` || request.headers.host === `localhost:${port}`;
}

/** Read anew for each request, so that a rebuilt graph is there after a reload. */
async function sendGraph(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const { size } = await stat(file);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': size,
    'Cache-Control': 'no-cache',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // One byte more than announced would break the answer; a file that shrinks ends the connection. The file is closed
  // however it ends, also where the client leaves early.
  await pipeline(createReadStream(file, { end: Math.max(size - 1, 0) }), response);
}

function sendText(request: IncomingMessage, response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${reason}\n`);
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else refuse(response, 500, error instanceof LithographError ? error.message : systemReason(error));
}

async function listen(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + ATTEMPTS - 1, 65535);
  for (let port = first; port <= last; port++) {
    const taken = await tryPort(server, port);
    const address = server.address();
    if (!taken && address !== null && typeof address === 'object') return address.port;
  }
  throw noFreePort(first, last);
}

/** Whether the port was taken, or is not ours to take; any other failure is thrown. */
function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      server.off('listening', listening);
      if (systemCode(error) === 'EADDRINUSE' || systemCode(error) === 'EACCES') resolve(true);
      else reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      resolve(false);
    };
    server.once('error', failed).once('listening', listening).listen(port, HOST);
  });
}
