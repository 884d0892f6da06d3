import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import { SECURITY_HEADERS, serveViewer, type ViewerServer } from '../../src/node/serve.ts';
import { emptyGraph, handMadeGraph } from '../export/hand-made.ts';
import { temporaryFolder } from './temporary.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

async function start(options: { readonly port?: number } = {}): Promise<ViewerServer & { readonly folder: string }> {
  const folder = temporaryFolder({
    'secret.txt': 'secret',
    'graph/graph.json': toJson(handMadeGraph()),
    'viewer/index.html': '<title>viewer</title>',
    'viewer/assets/main.js': '1',
    'viewer/data/graph.json': 'demo',
    'viewer/data/other.json': 'demo',
  });
  const server = await serveViewer(join(folder, 'graph'), { viewer: join(folder, 'viewer'), port: 0, ...options });
  onTestFinished(() => server.close());
  return { ...server, folder };
}

/** The files that this process has open. */
const openFiles = (): string[] =>
  readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });

/** A request whose path goes out as it is: fetch would resolve `..` before. */
function get(address: string, path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    request(
      { hostname, port, path, method: options.method ?? 'GET', headers: { host: options.host ?? host } },
      (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      },
    )
      .on('error', reject)
      .end();
  });
}

describe('the server of the viewer', () => {
  test('serves the page, its parts, the graph and the themes, each with the security headers', async () => {
    const { address, folder } = await start();
    const bodies: Record<string, string> = {
      '/': '<title>viewer</title>',
      '/assets/main.js': '1',
      '/data/graph.json': readFileSync(join(folder, 'graph/graph.json'), 'utf8'),
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await get(address, path);
      expect([answer.status, answer.body]).toEqual([200, body]);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(answer.headers[name.toLowerCase()]).toBe(value);
      }
    }
    expect(JSON.parse((await get(address, '/data/themes.json?x')).body)).toHaveLength(2);
  });

  test('allows no inline script or style, and nothing from elsewhere', () => {
    const policy = SECURITY_HEADERS['Content-Security-Policy'];
    expect(policy).toContain("default-src 'self'");
    // Compiling WebAssembly is the one thing beyond its own files that the page may do.
    expect(policy?.replace(" 'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|https?:|data:|blob:|\*/);
  });

  test('listens on 127.0.0.1 alone', async () => {
    expect((await start()).address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '//secret.txt',
    '/data/../../secret.txt',
    '/%',
    '/data/other.json',
    '/nothing',
  ])('%s leads nowhere', async (path) => {
    const { address } = await start();
    const answer = await get(address, path);
    expect([answer.status, answer.body]).toEqual([404, 'not found\n']);
  });

  test.each([
    ['a name that was pointed at this machine', 'evil.example', 403],
    ['another port', '127.0.0.1:1', 403],
    ['localhost', 'localhost', 200],
  ])('answers %s with %3$i', async (_name, host, status) => {
    const { address } = await start();
    const answer = await get(address, '/', {
      host: host === 'localhost' ? `localhost:${new URL(address).port}` : host,
    });
    expect(answer.status).toBe(status);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await get((await start()).address, '/', { method });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('answers HEAD without a body', async () => {
    const { address } = await start();
    for (const path of ['/', '/data/graph.json', '/data/themes.json']) {
      const answer = await get(address, path, { method: 'HEAD' });
      expect([answer.status, answer.body]).toEqual([200, '']);
    }
  });

  test('shows a graph that was rebuilt, and survives one that is gone', async () => {
    const { address, folder } = await start();
    writeFileSync(join(folder, 'graph/graph.json'), toJson(emptyGraph()));
    expect((await get(address, '/data/graph.json')).body).toBe(toJson(emptyGraph()));
    writeFileSync(join(folder, 'graph/graph.json'), '{');
    expect((await get(address, '/data/themes.json')).status).toBe(500);
    expect((await get(address, '/')).status).toBe(200);
  });

  test.skipIf(!existsSync('/proc/self/fd'))('closes its file when the client leaves early: needs /proc', async () => {
    const { address, folder } = await start();
    const file = join(folder, 'graph/graph.json');
    writeFileSync(file, ' '.repeat(1 << 25));
    const opened = (): number => openFiles().filter((name) => name === realpathSync(file)).length;
    const { hostname, port, host } = new URL(address);
    await new Promise<void>((resolve) => {
      const asking = request({ hostname, port, path: '/data/graph.json', headers: { host } }, (response) => {
        response.once('data', () => {
          expect(opened()).toBe(1);
          response.destroy();
          resolve();
        });
      });
      asking.on('error', () => undefined).end();
    });
    await vi.waitFor(() => expect(opened()).toBe(0), { timeout: 10_000 });
    expect((await get(address, '/')).status).toBe(200);
  });

  test('takes the next port where one is taken', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const taken = other.address();
    const port = taken !== null && typeof taken === 'object' ? taken.port : 0;
    const { address } = await start({ port });
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
  });

  test.each([
    ['there is no graph', 'nowhere', 'viewer', 'no such file or folder'],
    ['the viewer is not built', 'graph', 'nowhere', 'the viewer is not built'],
  ])('does not start where %s', async (_name, graph, viewer, message) => {
    const { folder } = await start();
    await expect(serveViewer(join(folder, graph), { viewer: join(folder, viewer), port: 0 })).rejects.toThrow(message);
  });
});
