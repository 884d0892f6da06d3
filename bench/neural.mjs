// Papers per CPU-second of the neural extractor in Node, with and without the rules, next to its bare encoder on the same
// windows in the same run: the machine's speed and load cancel out in the ratio. Load time and memory come from processes of
// their own.
//   node bench/neural.mjs [--papers 50] [--rounds 5] [--model DIR] [--runtime onnxruntime-node|onnxruntime-web]
//     [--library FILE]
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import {
  describeMachine,
  firstPapers,
  loadModel,
  median,
  slowdown,
  speedTable,
  takeTurns,
  wholeNumber,
} from './library.mjs';

const { values: options } = parseArgs({
  options: {
    papers: { type: 'string', default: '50' },
    rounds: { type: 'string', default: '5' },
    model: { type: 'string' },
    runtime: { type: 'string' },
    library: { type: 'string' },
    // What the script calls itself with.
    fresh: { type: 'boolean', default: false },
  },
});
const rounds = wholeNumber(options, 'rounds');
const documents = firstPapers(wholeNumber(options, 'papers', 0));

if (options.fresh) await measureFresh();
else await measureSpeed();

async function measureSpeed() {
  const { library, model, runtime } = await loadModel(options);
  const windows = [];
  const recorder = {
    run: (feeds) => {
      windows.push(feeds);
      return model.sessions.encoder.run(feeds);
    },
  };
  const recorded = { ...model, sessions: { ...model.sessions, encoder: recorder } };
  await read(library.createShippedNeuralExtractor(recorded));
  const neural = library.createShippedNeuralExtractor(model);
  const alone = library.createShippedNeuralExtractor(model, { withRules: false });
  const times = await takeTurns(
    {
      neural: () => time(() => read(neural)),
      'neural-alone': () => time(() => read(alone)),
      'bare encoder': () =>
        time(async () => {
          for (const feeds of windows) await model.sessions.encoder.run(feeds);
        }),
    },
    rounds,
  );
  // Memory is that of a process that reads; the other two only load, for the median.
  const fresh = [documents.length, 0, 0].map(runFresh);
  const [cpu, wall] = ['cpu', 'wall'].map((key) => median(fresh.map((figures) => figures[key])).toFixed(2));
  process.stdout.write(
    `${documents.length} papers, ${windows.length} windows, one warm-up, median of ${rounds}; ` +
      `neural@${neural.version}, ${runtime}, ${describeMachine()}\n\n` +
      `${speedTable(times, documents.length)}\n\n` +
      `The whole path takes ${slowdown(times.neural, times['bare encoder'])} times as long as its encoder alone.\n` +
      `The model loads in ${wall} s (${cpu} CPU-seconds). Most memory while it reads: ${fresh[0].megabytes} MB.\n`,
  );
}

/** Loads and reads in this process, which has done nothing else, and prints what that took. */
async function measureFresh() {
  let loaded;
  const { cpu, wall } = await time(async () => {
    loaded = await loadModel(options);
  });
  await read(loaded.library.createShippedNeuralExtractor(loaded.model));
  // In kilobytes of 1024 bytes.
  const megabytes = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  process.stdout.write(JSON.stringify({ cpu, wall, megabytes }));
}

function runFresh(papers) {
  const given = ['model', 'runtime', 'library'].flatMap((name) => (options[name] ? [`--${name}`, options[name]] : []));
  const call = [import.meta.filename, '--fresh', '--papers', String(papers), ...given];
  return JSON.parse(execFileSync(process.execPath, call, { encoding: 'utf8' }));
}

async function read(extractor) {
  let entities = 0;
  for await (const extraction of extractor.extract(documents)) entities += extraction.entities.length;
  if (entities === 0 && documents.length > 0) throw new Error('nothing was found');
}

async function time(run) {
  const [cpuStart, wallStart] = [process.cpuUsage(), performance.now()];
  await run();
  const { user, system } = process.cpuUsage(cpuStart);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - wallStart) / 1e3 };
}
