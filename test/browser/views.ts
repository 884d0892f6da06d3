import type { Page } from 'playwright-core';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';

const graph = smallGraph();
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder'));

/** One view of the page, for whatever must hold in all of them. */
export interface NamedView {
  readonly name: string;
  readonly fragment: string;
  /** What opens it once the address is there: a menu, a dialog. */
  readonly open?: (page: Page) => Promise<void>;
  /** What closes it again; default: nothing. */
  readonly close?: (page: Page) => Promise<void>;
}

/** All views of the small graph. A new panel is one line here; then it is held to what the others are. */
export const VIEWS: readonly NamedView[] = [
  { name: 'the overview', fragment: '#1' },
  { name: 'a node', fragment: `#1&s=n.${entityId('alder')}` },
  { name: 'a node by kind, with the list', fragment: `#1&c=kind&l=both&s=n.${entityId('codequiz')}` },
  { name: 'a paper', fragment: '#1&s=n.arXiv%3A2401.00001' },
  { name: 'a paper by its sentence', fragment: `#1&s=n.arXiv%3A2401.00001&e=0.${outperforms}` },
  { name: 'the evidence', fragment: `#1&s=e.${outperforms}` },
  { name: 'a theme', fragment: '#1&s=t.0' },
  { name: 'the table of nodes', fragment: `#1&l=list&s=n.${entityId('alder')}` },
  { name: 'the table of relations', fragment: `#1&l=list&b=relations&s=e.${outperforms}` },
  { name: 'the table of papers', fragment: '#1&l=list&b=papers&s=n.paper-5' },
  { name: 'the map with relations', fragment: `#1&l=both&b=relations&s=e.${outperforms}` },
  { name: 'a path', fragment: `#1&s=p.${entityId('alder')}~${entityId('codequiz')}` },
  { name: 'a comparison', fragment: `#1&s=c.${entityId('alder')}~${entityId('larch-2-70b')}` },
  { name: 'gaps', fragment: '#1&s=g.' },
  { name: 'bridges', fragment: '#1&s=b.' },
  { name: 'what is near a node', fragment: `#1&f=1.both.${entityId('alder')}&s=n.${entityId('alder')}` },
  { name: 'themes as dots', fragment: '#1&g=1' },
  { name: 'limits', fragment: '#1&y=2023~2024&m=0.5&n=1&d=1' },
  { name: 'filters that leave nothing', fragment: '#1&l=list&t=0%7E1%7Enone' },
  {
    name: 'the export menu',
    fragment: '#1',
    open: (page) => page.locator('.export-menu summary').click(),
    close: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the menu of views',
    fragment: '#1',
    open: (page) => page.locator('.views summary').first().click(),
    close: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the list of keys',
    fragment: '#1',
    open: (page) => page.keyboard.press('?'),
    close: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the search with its hits',
    fragment: '#1&q=larch',
    open: async (page) => {
      await page.locator('#search').focus();
      await page.locator('.hit').first().waitFor();
    },
    close: (page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()),
  },
];

/** Goes to a view, and waits until it is drawn. */
export async function goTo(page: Page, { fragment, open }: NamedView): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, fragment);
  await page.waitForTimeout(250);
  await open?.(page);
}
