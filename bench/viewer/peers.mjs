// Builds the pages of the peers, and serves them with the graph as the viewer's server does its own.
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';

/** As large as the map of the viewer in the same window, and as much beside it. */
const PAGE = (name) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${name}</title>
    <link rel="icon" href="data:," />
    <style>
      body { margin: 0; }
      header { height: 56px; }
      #map { position: absolute; left: 280px; top: 56px; width: 800px; height: 820px; }
    </style>
  </head>
  <body>
    <header>
      <input id="search" aria-label="Search" />
      <label><input id="filter" type="checkbox" checked /> Methods</label>
    </header>
    <div id="map"></div>
    <script type="module" src="./${name}.js"></script>
  </body>
</html>
`;

/** Builds a page for each peer into `folder`. */
export async function buildPeers(names, folder) {
  mkdirSync(folder, { recursive: true });
  if (names.length === 0) return;
  const pages = join(import.meta.dirname, 'pages');
  await build({
    configFile: false,
    root: pages,
    mode: 'production',
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(pages, `${name}.js`)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  for (const name of names) {
    writeFileSync(join(folder, `${name}.html`), PAGE(name));
  }
}

/** Serves the pages and a graph.json on 127.0.0.1. */
export async function servePeers(folder, graphFile) {
  const serve = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    if (request.url === '/data/graph.json') {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      createReadStream(graphFile).pipe(response);
    } else serve(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
