import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlPageOf, type PageParts, readPageParts } from '../../src/node/html-page.ts';
import { temporaryFolder } from './temporary.ts';

const PARTS: PageParts = {
  html: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Lithograph</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <script type="module" crossorigin src="./page.js"></script>
    <link rel="stylesheet" crossorigin href="./page.css">
  </head>
  <body>
    <div id="app"></div>
  </body>
</html>
`,
  script: "console.log('</script><!-- <script>', '$&');",
  style: 'p { color: red; content: "$`"; }',
  licenses: 'MIT </script> of somebody',
};

const pageOf = (json: string, parts = PARTS): string => [...htmlPageOf(parts, json)].join('');

/** The contents of elements, as a parser of HTML cuts them: each ends at the first end tag, whatever stands around it. */
const contents = (page: string, start: RegExp, end: string): string[] =>
  [...page.matchAll(start)].map((match) => {
    const from = match.index + match[0].length;
    return page.slice(from, page.indexOf(end, from));
  });
const scripts = (page: string): string[] => contents(page, /<script\b[^>]*>/g, '</script');

describe('the page that holds its graph', () => {
  test.each([
    ['script-src', (page: string) => scripts(page)[2] ?? ''],
    ['style-src', (page: string) => contents(page, /<style>/g, '</style')[0] ?? ''],
  ])('allows by %s just what is in it', (directive, contentOf) => {
    const page = pageOf('{}');
    const hash = createHash('sha256').update(contentOf(page)).digest('base64');
    expect(page).toContain(`${directive} 'sha256-${hash}'`);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain('unsafe');
  });

  test('refers to no other file', () => {
    expect(pageOf('{}')).not.toMatch(/\b(?:src|href)=/);
  });

  test('has its policy before anything that it is for', () => {
    const page = pageOf('{}');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.search(/<style|<script/));
    expect(page.indexOf('charset')).toBeLessThan(1024);
  });

  test('keeps what the script does', () => {
    const [, , script = ''] = scripts(pageOf('{}'));
    const said: unknown[] = [];
    new Function('console', script)({ log: (...words: unknown[]) => said.push(...words) });
    expect(said).toEqual(['</script><!-- <script>', '$&']);
  });

  test('gives the graph back, whatever texts are in it, and nothing else changes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '<!--<script>', '</SCRIPT\n>', '-->', '$&', '$`', '\u2028', '</body>', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const json = JSON.stringify({ texts });
        const page = pageOf(json);
        const [graph = '', , script] = scripts(page);
        expect(JSON.parse(graph)).toEqual(JSON.parse(json));
        expect(scripts(page)).toHaveLength(3);
        expect(script).toBe(scripts(pageOf('{}'))[2]);
      }),
    );
  });
});

test('a viewer that is not built is said to be so', async () => {
  const folder = join(temporaryFolder({}), 'viewer-single');
  await expect(readPageParts(folder)).rejects.toThrow(/the viewer is not built; run "npm run build"/);
});
