import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entityId, smallGraph } from '../viewer/small-graph.ts';
import { findChromium, NEEDS_CHROMIUM } from './chromium.ts';
import { type Scene, testScenes } from './scenes.ts';
import { type Bench, createBench } from './viewer.ts';

const executable = await findChromium();
const graph = smallGraph();
const years = graph.mapNodes((_, { year }) => year).filter((year) => year !== undefined);
const [first, last] = [Math.min(...years), Math.max(...years)];
const without = graph.filterNodes((_, { kind, year }) => kind === 'Paper' && year === undefined).length;

/** Forty themes, so that the list of them is a long one. */
function manyThemes(): ReturnType<typeof smallGraph> {
  const many = smallGraph();
  const [theme] = many.getAttribute('themes');
  if (theme === undefined) throw new Error('no theme');
  const node = many.getNodeAttributes(entityId('treetext'));
  const themes = Array.from({ length: 40 }, (_, id) => ({
    ...theme,
    id,
    name: id === 37 ? 'Wälder' : `Theme no. ${id}`,
  }));
  many.setAttribute('themes', themes);
  for (const { id } of themes) many.addNode(`of-${id}`, { ...node, theme: id, label: `Of ${id}` });
  return many;
}

const state = (page: Page) => page.evaluate(() => window.lithograph.state);
const shown = (page: Page) => page.evaluate(() => window.lithograph.shown);
const entries = (page: Page) => page.evaluate(() => window.history.length);
const chips = (page: Page) => page.locator('.chip bdi').allTextContents();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id);

const scenes: readonly Scene[] = [
  {
    name: 'filters by years with the keyboard, and tells who is left out',
    async run(page) {
      await page.getByLabel('First year').focus();
      await page.keyboard.press('ArrowUp');
      expect((await state(page))?.limits.years).toEqual([first + 1, last]);
      expect(await chips(page)).toEqual([first + 1 === last ? `${last}` : `${first + 1} to ${last}`]);
      const note = page.locator('.years-note');
      expect(await note.textContent()).toMatch(new RegExp(`^${without} papers? without a year (?:is|are) left out`));
      await page.keyboard.press('ArrowDown');
      expect((await state(page))?.limits.years).toBeNull();
      expect(await note.textContent()).toMatch(new RegExp(`^${without} papers? without a year\\.$`));
    },
  },
  {
    name: 'takes years that are typed, the other way round and out of range too',
    async run(page) {
      const field = page.getByLabel('Last year');
      await field.fill(String(first - 100));
      await page.keyboard.press('Enter');
      expect((await state(page))?.limits.years).toEqual([first, first]);
      await field.fill('');
      await page.keyboard.press('Tab');
      expect(await field.inputValue()).toBe(String(first));
    },
  },
  {
    name: 'filters by years with the pointer: one bar, then a stretch of bars',
    async run(page) {
      const box = await page.locator('.year-bars').boundingBox();
      if (box === null) throw new Error('no bars');
      const bars = last - first + 1;
      const at = (year: number): [number, number] => [
        box.x + ((year - first + 0.5) / bars) * box.width,
        box.y + box.height / 2,
      ];
      await page.mouse.click(...at(last));
      expect((await state(page))?.limits.years).toEqual([last, last]);
      const before = await entries(page);
      await page.mouse.move(...at(last - 1));
      await page.mouse.down();
      await page.mouse.move(...at(last), { steps: 10 });
      // Nothing is filtered while it moves; the years say where it is.
      expect((await state(page))?.limits.years).toEqual([last, last]);
      expect(await page.getByLabel('First year').inputValue()).toBe(String(last - 1));
      await page.mouse.up();
      expect((await state(page))?.limits.years).toEqual(last - 1 === first ? null : [last - 1, last]);
      expect(await entries(page)).toBe(before + 1);
    },
  },
  {
    name: 'filters by confidence, one step in the history for a slide',
    async run(page) {
      const before = await entries(page);
      const slider = page.getByLabel(/^Confidence/);
      await slider.focus();
      await page.keyboard.down('ArrowRight');
      for (let step = 0; step < 9; step += 1) await page.keyboard.down('ArrowRight');
      expect((await state(page))?.limits.confidence).toBe(0);
      expect(await page.locator('output').textContent()).toBe('0.50');
      await page.keyboard.up('ArrowRight');
      expect((await state(page))?.limits.confidence).toBe(0.5);
      expect(await slider.getAttribute('aria-valuetext')).toBe('at least 0.50');
      expect(await entries(page)).toBe(before + 1);
      const box = await slider.boundingBox();
      if (box === null) throw new Error('no slider');
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 12 });
      await page.mouse.up();
      expect((await state(page))?.limits.confidence).toBeGreaterThan(0.8);
      expect(await entries(page)).toBe(before + 2);
    },
  },
  {
    name: 'filters by support and degree with the buttons, and says how much is left',
    async run(page) {
      await page.getByRole('button', { name: 'Papers that say so: more' }).press('Enter');
      await page.getByRole('button', { name: 'Relations of a node: more' }).press('Enter');
      await page.getByRole('button', { name: 'Relations of a node: more' }).press('Enter');
      expect((await state(page))?.limits).toMatchObject({ support: 2, degree: 2 });
      const left = await shown(page);
      expect(await page.locator('[data-testid="of"]').textContent()).toMatch(
        new RegExp(`^${left?.nodes} of ${graph.order} nodes, ${left?.edges} of ${graph.size} relations$`),
      );
      expect(await chips(page)).toEqual(['in 2 papers or more', '2 relations or more']);
      const fewer = page.getByRole('button', { name: 'Papers that say so: fewer' });
      await fewer.press('Enter');
      expect(await fewer.getAttribute('aria-disabled')).toBe('true');
      await fewer.press('Enter');
      expect((await state(page))?.limits.support).toBe(1);
    },
  },
  {
    name: 'takes filters back chip by chip, the focus stays among them',
    options: { fragment: '#1&k=Task&t=1&m=0.5' },
    async run(page) {
      expect(await chips(page)).toEqual(['confidence from 0.50', 'not Tasks', 'not Credal networks']);
      await page.getByRole('button', { name: 'Remove: not Tasks' }).press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toContain('not Credal networks');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.chip').count()).toBe(0);
      expect((await state(page))?.hidden).toEqual({ kinds: [], relations: [], themes: [] });
    },
  },
  {
    name: 'clears all filters at once',
    options: { fragment: '#1&k=Task&t=1&m=0.5&y=2023~2024' },
    async run(page) {
      await page.getByRole('button', { name: 'Clear all' }).press('Enter');
      expect(await page.locator('.chip').count()).toBe(0);
      expect((await shown(page))?.nodes).toBe(graph.order);
      await expect.poll(() => focused(page)).toBe('filters-title');
    },
  },
  {
    name: 'undoes and redoes with keys, buttons and the browser alike',
    async run(page) {
      const [undo, redo] = ['Undo', 'Redo'].map((name) => page.getByRole('button', { name, exact: true }));
      const hidden = async () => (await state(page))?.hidden.kinds;
      expect(await undo?.getAttribute('aria-disabled')).toBe('true');
      await page.locator('[data-facet="kinds"][data-value="Paper"]').uncheck();
      await page.locator('[data-facet="kinds"][data-value="Task"]').uncheck();
      await page.keyboard.press('Control+z');
      expect(await hidden()).toEqual(['Paper']);
      await page.keyboard.press('Control+Shift+z');
      expect(await hidden()).toEqual(['Paper', 'Task']);
      await undo?.click();
      await undo?.click();
      expect(await hidden()).toEqual([]);
      expect(await undo?.getAttribute('aria-disabled')).toBe('true');
      await page.keyboard.press('Control+y');
      expect(await hidden()).toEqual(['Paper']);
      await redo?.click();
      expect(await hidden()).toEqual(['Paper', 'Task']);
      await page.goBack();
      await expect.poll(hidden).not.toEqual(['Paper', 'Task']);
      // In a field the key takes back what was typed.
      const before = await state(page);
      await page.locator('#search').focus();
      await page.keyboard.press('Control+z');
      expect((await state(page))?.hidden).toEqual(before?.hidden);
    },
  },
  {
    name: 'saves views by name, across a reload; opens, renames, deletes and brings back',
    options: { fragment: '#1&k=Task&c=kind' },
    async run(page, address) {
      const menu = page.locator('.views summary');
      await menu.press('Enter');
      await page.getByLabel('Name of this view').fill('Without tasks');
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.locator('.views [role="status"]').first().textContent())
        .toBe('Saved: Without tasks');
      await page.goto('about:blank');
      await page.goto(address);
      await menu.press('Enter');
      await page.getByRole('button', { name: 'Without tasks', exact: true }).press('Enter');
      expect(await state(page)).toMatchObject({ coloring: 'kind', hidden: { kinds: ['Task'] } });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Views');
      await menu.press('Enter');
      await page.getByRole('button', { name: 'Rename Without tasks' }).press('Enter');
      await page.getByLabel('New name').fill('<b>Tasks</b> gone');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Delete <b>Tasks</b> gone' }).press('Enter');
      expect(await page.locator('.view-row').count()).toBe(0);
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo the deletion');
      await page.keyboard.press('Enter');
      expect(await page.locator('.view-open').allTextContents()).toEqual(['<b>Tasks</b> gone']);
      await page.keyboard.press('Escape');
      expect(await page.locator('.views-body').isVisible()).toBe(false);
    },
  },
  {
    name: 'copies the link to a view, by hand where the browser forbids it',
    options: { fragment: '#1&k=Task' },
    async run(page, address) {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await page.locator('.views summary').press('Enter');
      await page.getByRole('button', { name: 'Copy the link to this view' }).press('Enter');
      const field = page.getByLabel('Link to the view');
      expect(await field.inputValue()).toBe(`${address}#1&k=Task`);
      await expect
        .poll(() => field.evaluate((input) => (input instanceof HTMLInputElement ? input.selectionEnd : 0)))
        .toBe(`${address}#1&k=Task`.length);
    },
  },
  {
    name: 'lists all keys in a dialog, and gives the focus back',
    async run(page) {
      await page.locator('.help-button').press('Enter');
      await page.locator('dialog.help').waitFor();
      expect(await page.locator('dialog.help dt').count()).toBeGreaterThan(12);
      await page.keyboard.press('Escape');
      await page.locator('dialog.help').waitFor({ state: 'hidden' });
      expect(await focused(page)).toBe('Keys');
      // A letter in a field is a letter.
      await page.locator('#search').focus();
      await page.keyboard.press('?');
      expect(await page.locator('dialog.help').isVisible()).toBe(false);
      expect(await page.locator('#search').inputValue()).toBe('?');
    },
  },
];

describe.skipIf(executable === null)(`filters, undo and saved views (${NEEDS_CHROMIUM})`, () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await createBench(executable ?? '');
  }, 60_000);
  afterAll(() => bench?.close());

  testScenes(() => bench, graph, scenes);

  test('opens the keys by ? where nothing has the focus', async () => {
    const { page, close } = await bench.open(graph);
    await page.keyboard.press('?');
    await page.locator('dialog.help').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.locator('dialog.help').waitFor({ state: 'hidden' });
    await close();
  });

  test('shows the first of many themes, finds one, and shows all when asked', async () => {
    const { page, problems, close } = await bench.open(manyThemes());
    const rows = () => page.locator('[data-facet="themes"]').count();
    expect(await rows()).toBe(12);
    await page.locator('[data-facet-search="themes"]').fill('walder');
    await expect.poll(rows).toBe(1);
    await page.getByRole('button', { name: 'only Wälder' }).press('Enter');
    expect(await chips(page)).toEqual(['only Wälder']);
    await page.locator('[data-facet-search="themes"]').press('Escape');
    await page.getByRole('button', { name: 'Show all 41 in: Themes' }).press('Enter');
    await expect.poll(rows).toBe(41);
    expect(problems).toEqual([]);
    await close();
  });

  test('keeps views until the page is closed where the browser keeps nothing, and says so', async () => {
    const { page, problems, close } = await bench.open(graph, { before: withoutStorage, hint: true });
    await page.locator('.views summary').click();
    await page.getByLabel('Name of this view').fill('One');
    await page.keyboard.press('Enter');
    expect(await page.locator('.view-open').allTextContents()).toEqual(['One']);
    expect(await page.locator('.views-note').textContent()).toContain('last until it is closed');
    expect(problems).toEqual([]);
    await close();
  });

  test.each([
    ['filters in use', '#1&k=Task&t=1&m=0.5&y=2023~2024', null],
    ['saved views', '', '.views summary'],
    ['the keys', '', '.help-button'],
  ])('has nothing that axe objects to in: %s', async (_name, fragment, opener) => {
    const { page, close } = await bench.open(graph, { fragment });
    if (opener !== null) await page.locator(opener).click();
    if (opener === '.views summary') {
      await page.getByLabel('Name of this view').fill('One');
      await page.keyboard.press('Enter');
    }
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: { run(): Promise<axe.AxeResults> } };
      return (await checker.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
    expect(violations).toEqual([]);
    await close();
  });

  test.each([320, 375, 500, 600, 720, 800, 1000, 1100, 1440])('has a head that fits %i pixels', async (width) => {
    const { page, close } = await bench.open(graph, { viewport: { width, height: 700 }, fragment: '#1&k=Task' });
    const boxes = await page.locator('.masthead :is(button, summary, input, h1)').evaluateAll((parts) =>
      parts
        .filter((part) => part.checkVisibility() && part.closest('.menu-body, .views-body, dialog, .hits') === null)
        // On a phone the name of the page is for screen readers alone.
        .filter((part) => (part.closest('.brand')?.clientWidth ?? 99) > 2)
        .map((part) => ({ name: part.textContent || part.id, box: part.getBoundingClientRect().toJSON() }))
        .filter(({ box }) => box.width > 2),
    );
    expect(boxes.filter(({ box }) => box.left < 0 || box.right > width)).toEqual([]);
    const overlaps = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(({ box: b }) => {
          const wide = Math.min(a.box.right, b.right) - Math.max(a.box.left, b.left);
          const high = Math.min(a.box.bottom, b.bottom) - Math.max(a.box.top, b.top);
          return wide > 2 && high > 2;
        })
        .map((b) => `${a.name} / ${b.name}`),
    );
    expect(overlaps).toEqual([]);
    await close();
  });
});

/** Runs in the page: a browser that forbids storage. */
function withoutStorage(): void {
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('forbidden', 'SecurityError');
    },
  });
}
