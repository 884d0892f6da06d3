import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unreadableFile } from '../errors.ts';

/** The viewer as it is built for a page that holds its graph. */
export interface PageParts {
  /** The page, with a link to the styles and a script element for the script. */
  readonly html: string;
  readonly script: string;
  readonly style: string;
  /** Of the libraries in the script, which ask to be named in each copy. */
  readonly licenses: string;
}

/**
 * Reads the parts of the page from the folder that `vite build --mode single` writes.
 *
 * @throws LithographError `unreadable-file` where the viewer is not built.
 */
export async function readPageParts(folder: string): Promise<PageParts> {
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  try {
    const [html, script, style, licenses] = await Promise.all(
      ['index.html', 'page.js', 'page.css', 'licenses.md'].map(read),
    );
    return { html: html ?? '', script: script ?? '', style: style ?? '', licenses: licenses ?? '' };
  } catch (error) {
    throw unreadableFile(folder, 'the viewer is not built; run "npm run build"', error);
  }
}

/**
 * One page with the viewer, its styles and a graph in it, to be opened from a disc or a mail. Its content security policy lets
 * it run its own script and nothing else, and load nothing from anywhere.
 *
 * @param json - the graph, as graph.json. No text in it can end the element that it stands in.
 */
export function htmlPageOf(parts: PageParts, json: string): Iterable<string> {
  const style = parts.style.replaceAll('</', '<\\/');
  const script = escapeScript(parts.script);
  const policy = [
    "default-src 'none'",
    `script-src ${sourceOf(script)}`,
    `style-src ${sourceOf(style)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = parts.html
    .replace(/\s*<(?:script|link)\b[^>]*>(?:<\/script>)?/g, '')
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`)
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`);
  const end = head.lastIndexOf('</body>');
  return [
    head.slice(0, end),
    '  <script type="application/json" id="graph">',
    json.replaceAll('<', '\\u003c'),
    '</script>\n    <script type="text/plain" id="licenses">',
    escapeScript(parts.licenses),
    '</script>\n    <script type="module">',
    script,
    '</script>\n  ',
    head.slice(end),
  ];
}

/**
 * A script without the words that end its element, or change how it is read: in strings, templates and patterns, where alone
 * they stand, `\x3c` is the same character.
 */
const escapeScript = (script: string): string => script.replace(/<(?=\/script|script|!--)/gi, '\\x3c');

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
