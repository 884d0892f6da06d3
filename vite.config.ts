import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Packages that the server of the Model Context Protocol is made of. */
const AGENT_PROTOCOL = [
  '@modelcontextprotocol/sdk',
  'zod',
  'zod-to-json-schema',
  'ajv',
  'ajv-formats',
  /^fast-/,
  'json-schema-traverse',
];

/** One script, which can stand in a page, and one file of styles. */
const SINGLE_OUTPUT = {
  codeSplitting: false,
  entryFileNames: 'page.js',
  assetFileNames: 'page[extname]',
} as const;

/** The page of the viewer, with styles and all, but another entry. */
const singleEntry = {
  name: 'single-entry',
  transformIndexHtml: { order: 'pre' as const, handler: (html: string) => html.replace('./main.tsx', './single.tsx') },
};

// Three builds from one file: `vite build` makes the viewer, `vite build --mode library` the library and the command, `vite build
// --mode single` the script and the styles of the page that `lithograph export --to html` fills with a graph.
export default defineConfig(({ mode }) => {
  const library = mode === 'library';
  const single = mode === 'single';
  return {
    root: library || mode === 'test' ? '.' : 'src/viewer',
    base: './',
    publicDir: library || single ? false : resolve(import.meta.dirname, 'public'),
    build: library
      ? {
          ssr: true,
          target: 'node20',
          outDir: resolve(import.meta.dirname, 'dist'),
          emptyOutDir: false,
          license: { fileName: 'licenses.md' },
          rollupOptions: {
            input: {
              index: 'src/index.ts',
              node: 'src/node/index.ts',
              cli: 'src/cli/main.ts',
              'extract-worker': 'src/node/extract-worker.ts',
            },
            output: { chunkFileNames: 'chunks/[name].js' },
          },
        }
      : {
          outDir: resolve(import.meta.dirname, single ? 'dist/viewer-single' : 'dist/viewer'),
          emptyOutDir: true,
          target: 'es2022',
          license: { fileName: 'licenses.md' },
          ...(single && { modulePreload: false, cssCodeSplit: false, rollupOptions: { output: SINGLE_OUTPUT } }),
        },
    plugins: single ? [singleEntry] : [],
    // The library of the agents' protocol has some hundred packages: what is used of it goes into the build, so that users
    // install none of them.
    ssr: library ? { noExternal: AGENT_PROTOCOL } : {},
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    server: { host: '127.0.0.1', port: 5173 },
    worker: { format: 'es' },
    test: {
      include: ['test/**/*.test.{ts,tsx}'],
      globalSetup: ['test/global-setup.ts'],
      setupFiles: ['test/setup.ts'],
      testTimeout: 60_000,
    },
  };
});
