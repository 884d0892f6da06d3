// Script time in a page of Chromium: the CPU time of its main thread in JavaScript, as the browser's own trace has it. What
// the graphics process does, in software or not, is not in it, nor is the page's style, layout and painting.

/** Events of a trace within which JavaScript runs. Nested ones count once. */
const SCRIPT = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'HandlePostMessage',
  'RunMicrotasks',
  'TimerFire',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'v8.run',
]);
const CATEGORIES = ['devtools.timeline', 'v8.execute', 'v8', 'blink.user_timing'];
const MARK = 'lithograph-bench:';
/** The page is at rest when its main thread worked for less than this share of so many milliseconds. */
const REST = { share: 0.35, during: 150 };

/** Opens what measures a page. */
export async function openMeter(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

/**
 * Takes steps in turn and gives the milliseconds of script time of each, until the page is at rest after it.
 *
 * @param steps - functions that put something into the page, as a user does.
 * @param limit - milliseconds after which a step has failed.
 */
export async function scriptTimes(meter, steps, limit) {
  const { page } = meter;
  const mark = (name) => page.evaluate((name) => performance.mark(name).name, MARK + name);
  const events = await trace(meter, async () => {
    for (const [index, step] of steps.entries()) {
      await mark(index);
      await step();
      await atRest(meter, limit);
    }
    await mark('end');
  });
  const marks = marksOf(events);
  if (marks.length !== steps.length + 1) throw new Error(`the trace has ${marks.length} marks of ${steps.length + 1}`);
  const times = steps.map(() => 0);
  let step = -1;
  for (const { ts, time } of scriptOf(events, marks[0])) {
    while (step + 1 < marks.length && marks[step + 1].ts <= ts) step += 1;
    if (step >= 0 && step < steps.length) times[step] += time;
  }
  return times;
}

/** Milliseconds of script time of a page from when it is opened until it is at rest. */
export async function loadingTime(meter, open, limit) {
  const events = await trace(meter, async () => {
    await open();
    await atRest(meter, limit);
    await meter.page.evaluate((name) => performance.mark(name).name, MARK);
  });
  return scriptOf(events, marksOf(events)[0]).reduce((sum, { time }) => sum + time, 0);
}

async function trace({ session }, run) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordUntilFull', includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  try {
    await run();
  } finally {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  return events;
}

/** Waits until a page has drawn, which a slow graphics process may put off, and has nothing more to do. */
export async function atRest({ page, session }, limit) {
  const end = performance.now() + limit;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  let before = await busyTime(session);
  let calm = 0;
  while (calm < 2) {
    await new Promise((resolve) => setTimeout(resolve, REST.during));
    const after = await busyTime(session);
    calm = after - before < (REST.share * REST.during) / 1e3 ? calm + 1 : 0;
    before = after;
    if (performance.now() > end) throw new Error(`not at rest after ${limit / 1000} s`);
  }
}

/** Bytes that the page's JavaScript keeps. */
export async function heapOf({ session }) {
  await session.send('HeapProfiler.collectGarbage');
  return (await metrics(session)).JSHeapUsedSize;
}

/** CPU-seconds of the main thread up to now. The command waits its turn there. */
async function busyTime(session) {
  return (await metrics(session)).TaskDuration;
}

async function metrics(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function marksOf(events) {
  return events.filter(({ name }) => name.startsWith(MARK)).sort((a, b) => a.ts - b.ts);
}

/** When JavaScript ran on the thread of a mark, and for how many milliseconds of CPU time. */
function scriptOf(events, { pid, tid }) {
  const script = events
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && SCRIPT.has(event.name))
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const outer = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur, tdur } of script) {
    if (ts < end) continue;
    end = ts + dur;
    outer.push({ ts, time: (tdur ?? dur) / 1e3 });
  }
  return outer;
}
