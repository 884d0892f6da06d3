import { describe, expect, test } from 'vitest';
import { toJson } from '../../src/export/json.ts';
import type { Answer, Order } from '../../src/viewer/build-messages.ts';
import { createSession, type OpenedGraph, type Session } from '../../src/viewer/build-session.ts';
import { timeWords } from '../../src/viewer/time-words.ts';
import { smallGraph } from './small-graph.ts';

/** A worker that says what the test lets it say. */
interface FakeWorker {
  readonly orders: Order[];
  isEnded: boolean;
  say(answer: Answer): void;
  breakDown(message: string): void;
}

function start(): { session: Session; workers: FakeWorker[]; graphs: OpenedGraph[] } {
  const workers: FakeWorker[] = [];
  const graphs: OpenedGraph[] = [];
  const createWorker = (): Worker => {
    const listeners = new Map<string, (event: unknown) => void>();
    const fake: FakeWorker = {
      orders: [],
      isEnded: false,
      say: (data) => listeners.get('message')?.({ data }),
      breakDown: (message) => listeners.get('error')?.({ message }),
    };
    workers.push(fake);
    return {
      postMessage: (order: Order) => fake.orders.push(order),
      addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
      terminate: () => {
        fake.isEnded = true;
      },
    } as unknown as Worker;
  };
  const session = createSession({
    createWorker,
    parseXml: () => {
      throw new Error('no XML here');
    },
    base: 'http://127.0.0.1:4173/some/page.html#1&l=list',
    onGraph: (_, result) => graphs.push(result),
  });
  return { session, workers, graphs };
}

const NOTE = { severity: 'warning', code: 'bad-year', message: 'the year was left out', line: 3 } as const;

describe('a session', () => {
  test('goes from files over papers to a graph, and ends its worker then', () => {
    const { graphs, session, workers } = start();
    session.open([], 'Fens');
    const [worker] = workers;
    expect(worker?.orders).toEqual([{ type: 'open', files: [], pasted: 'Fens' }]);
    worker?.say({ type: 'papers', papers: 1, diagnostics: [NOTE] });
    expect(session.step.value).toEqual({ type: 'asking', papers: 1, diagnostics: [NOTE] });
    session.build('careful');
    expect(worker?.orders[1]).toEqual({
      type: 'build',
      reading: 'careful',
      model: 'http://127.0.0.1:4173/some/models/reader/',
    });
    worker?.say({ type: 'progress', stage: 'Reading papers', done: 0, total: 1, unit: 'papers' });
    expect(session.step.value).toMatchObject({ type: 'working', done: 0, total: 1 });
    const readBy = { extractor: 'rules@1', fallback: 'no model' };
    worker?.say({ type: 'graph', json: toJson(smallGraph()), source: 'the graph', diagnostics: [NOTE], readBy });
    expect(session.step.value.type).toBe('done');
    expect(graphs).toEqual([{ source: 'the graph', diagnostics: [NOTE], readBy }]);
    expect(worker?.isEnded).toBe(true);
  });

  test('that is cancelled ends its worker, and hears nothing of it any more', () => {
    const { graphs, session, workers } = start();
    session.open([], 'Fens');
    session.cancel();
    expect(workers[0]?.isEnded).toBe(true);
    workers[0]?.say({ type: 'graph', json: toJson(smallGraph()), source: 'late', diagnostics: [] });
    workers[0]?.breakDown('late');
    expect(session.step.value).toEqual({ type: 'choosing' });
    expect(graphs).toEqual([]);
  });

  test('opens one thing at a time', () => {
    const { session, workers } = start();
    session.open([], 'Fens');
    session.open([], 'Bogs');
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });

  test.each<[string, (worker: FakeWorker | undefined) => void, RegExp]>([
    ['a graph that is none', (worker) => worker?.say(graphOf('{"nodes": 3}')), /x\.json: not a graph of Lithograph/],
    ['a graph that is empty', (worker) => worker?.say(graphOf(emptyGraph())), /x\.json: the graph is empty/],
    ['a worker that fails', (worker) => worker?.say({ type: 'failed', problem: 'no', diagnostics: [] }), /^no$/],
    ['a worker that breaks down', (worker) => worker?.breakDown('out of memory'), /stopped: out of memory/],
    ['XML that makes trouble', (worker) => worker?.say({ type: 'xml', text: '<', source: 'x.graphml' }), /no XML here/],
  ])('says so of %s, and keeps what was there', (_name, act, problem) => {
    const { graphs, session, workers } = start();
    session.open([], 'Fens');
    act(workers[0]);
    const step = session.step.value;
    expect(step.type === 'failed' && step.problem).toMatch(problem);
    expect(workers[0]?.isEnded).toBe(true);
    expect(graphs).toEqual([]);
  });
});

const graphOf = (json: string): Answer => ({ type: 'graph', json, source: 'x.json', diagnostics: [] });

function emptyGraph(): string {
  const graph = smallGraph();
  for (const node of graph.nodes()) graph.dropNode(node);
  graph.setAttribute('themes', []);
  return toJson(graph);
}

test.each([
  [0.2, '1 second'],
  [12.4, '12 seconds'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [3000, '50 minutes'],
  [10_000, '3 hours'],
])('%d seconds are about %s', (seconds, words) => {
  expect(timeWords(seconds)).toBe(words);
});
