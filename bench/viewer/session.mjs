// What a reader does in a page, step by step, with the script time of each step.
import { heapOf, loadingTime, openMeter, scriptTimes } from './script-time.mjs';

/** How often each thing is done; on a large graph, where a peer needs seconds for each, less often. */
const TIMES = { hovers: 30, selections: 5, toggles: 6, queries: 2 };
const FEW_TIMES = { hovers: 10, selections: 3, toggles: 4, queries: 1 };
/** Relations from which on a graph is large. */
const LARGE = 50_000;
/** Moves that come first and do not count. */
const WARM_UP = 3;
/** Typed letter by letter: beginnings of words that the graphs hold. */
const QUERIES = ['lomika', 'rentor'];
/** Milliseconds in which a step has to be done, and in which a page has to be there. */
const LIMIT = 60_000;
const LOADING_LIMIT = 240_000;

/**
 * Opens a page on a graph and uses it.
 *
 * @param contender - one of `CONTENDERS`.
 * @param options - `random`: a seeded generator, which chooses the nodes to point at; `edges`: how many the graph has.
 * @returns by what was done, the milliseconds of script time of each step; where one took too long, a message instead, and
 * nothing of what would have followed.
 */
export async function measureSession(browser, contender, address, { random, edges }) {
  const times = edges < LARGE ? TIMES : FEW_TIMES;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    await page.addInitScript({ content: `(${rememberPaint})(${contender.isPainted})` });
    const meter = await openMeter(page);
    const steps = {
      loading: async () => [await loadingTime(meter, () => openPage(page, address), LOADING_LIMIT)],
      paint: async () => [await page.evaluate(() => window.paintedAt)],
      heap: async () => [await heapOf(meter)],
      hover: async () => {
        const moves = await hover(meter, contender, { random, count: times.hovers });
        met.push(...moves.spots);
        return moves.times;
      },
      select: () => scriptTimes(meter, met.slice(0, times.selections).map(clickOn(page)), LIMIT),
      filter: () => filter(meter, contender, times.toggles),
      search: () => search(meter, contender, QUERIES.slice(0, times.queries)),
    };
    const results = {};
    const met = [];
    for (const [name, measure] of Object.entries(steps)) {
      try {
        results[name] = await measure();
      } catch (error) {
        results[name] = firstLine(error);
        // A page that hangs is not asked for more.
        return results;
      }
    }
    return results;
  } finally {
    await context.close();
  }
}

const clickOn =
  (page) =>
  ({ x, y }) =>
  () =>
    page.mouse.click(x, y);

function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split('\n')[0];
}

async function openPage(page, address) {
  await page.goto(address, { timeout: LOADING_LIMIT });
  await page.waitForFunction(() => window.paintedAt !== undefined, undefined, { timeout: LOADING_LIMIT });
}

/** Runs in the page before all else: when was the first frame that shows something? */
function rememberPaint(isPainted) {
  const look = () => {
    if (isPainted()) requestAnimationFrame(() => (window.paintedAt = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Moves the pointer from node to node; what counts are the moves that met one. */
async function hover(meter, contender, { random, count }) {
  const { page } = meter;
  const spots = shuffled(await page.evaluate(contender.spots), random);
  const met = [];
  const steps = spots.slice(0, WARM_UP + count).map(({ x, y }) => async () => {
    await page.mouse.move(x, y);
  });
  const checked = steps.map((step, index) => async () => {
    await step();
    await new Promise((resolve) => setTimeout(resolve, 60));
    met[index] = await page.evaluate(contender.isHovered);
  });
  const times = await scriptTimes(meter, checked, LIMIT);
  const counted = times.map((_, index) => index).filter((index) => index >= WARM_UP && met[index]);
  // In an overview the nodes of most places are within one dot elsewhere.
  if (counted.length < count / 4) throw new Error(`only ${counted.length} of ${count} moves met a node`);
  return { times: counted.map((index) => times[index]), spots: counted.map((index) => spots[index]) };
}

async function filter(meter, contender, toggles) {
  const control = meter.page.locator(contender.filter);
  await control.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await control.boundingBox();
  const click = clickOn(meter.page)({ x: x + width / 2, y: y + height / 2 });
  return scriptTimes(meter, Array(toggles).fill(click), LIMIT);
}

async function search(meter, contender, queries) {
  const times = [];
  for (const query of queries) {
    await meter.page.locator(contender.search).fill('');
    await meter.page.locator(contender.search).focus();
    const steps = [...query].map((letter) => () => meter.page.keyboard.press(letter));
    times.push(...(await scriptTimes(meter, steps, LIMIT)));
  }
  return times;
}

function shuffled(items, random) {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
