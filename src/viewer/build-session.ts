import { type ReadonlySignal, signal } from '@preact/signals';
import { parseGraph } from '../graph/parse.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Diagnostic } from '../model.ts';
import { type Answer, FIRST_STAGE, type Order, type Progress, type ReadBy, type Reading } from './build-messages.ts';
import { type GraphmlTable, tableOf } from './graphml-table.ts';

const STOPPED = 'The part of the page that reads papers stopped';
const NOT_LOADED = 'it could not be loaded';

/** Where the neural model is, next to the page. */
const MODEL = 'models/reader/';

/** What somebody is doing who opens something. */
export type Step =
  | { readonly type: 'choosing' }
  | ({ readonly type: 'working' } & Progress)
  /** The papers are there; how are they to be read? */
  | { readonly type: 'asking'; readonly papers: number; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'failed'; readonly problem: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'done'; readonly graph: KnowledgeGraph; readonly result: OpenedGraph };

/** How a graph came to the page. */
export interface OpenedGraph {
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly readBy?: ReadBy;
}

/** What opens files: one at a time, in a worker that lives as long as it takes. */
export interface Session {
  readonly step: ReadonlySignal<Step>;
  /** Reads files, a pasted text, or both. What runs already is given up. */
  open(files: readonly File[], pasted?: string): void;
  /** Builds from the papers that were read. */
  build(reading: Reading): void;
  /** Ends the worker, whatever it does. */
  cancel(): void;
}

/** What the environment gives. */
export interface SessionOptions {
  readonly createWorker: () => Worker;
  readonly parseXml: (text: string) => XMLDocument;
  /** The address of the page, to which the model's is relative. */
  readonly base: string;
  /** Called once with each graph, before its step is `done`. */
  readonly onGraph: (graph: KnowledgeGraph, result: OpenedGraph) => void;
}

/** Starts with nothing to do. */
export function createSession(options: SessionOptions): Session {
  const step = signal<Step>({ type: 'choosing' });
  let worker: Worker | null = null;
  const end = (): void => {
    worker?.terminate();
    worker = null;
  };
  const order = (message: Order): void => worker?.postMessage(message);
  const fail = (problem: string, diagnostics: readonly Diagnostic[] = []): void => {
    end();
    step.value = { type: 'failed', problem, diagnostics };
  };
  const showGraph = (json: string, result: OpenedGraph): void => {
    end();
    const read = attempt(() => parseGraph(json, result.source));
    if ('problem' in read) fail(read.problem);
    else if (read.value.order === 0) fail(`${result.source}: the graph is empty`, result.diagnostics);
    else {
      options.onGraph(read.value, result);
      step.value = { type: 'done', graph: read.value, result };
    }
  };
  const onAnswer = (answer: Answer): void => {
    if (answer.type === 'progress') step.value = { ...answer, type: 'working' };
    else if (answer.type === 'papers') step.value = { ...answer, type: 'asking' };
    else if (answer.type === 'failed') fail(answer.problem, answer.diagnostics);
    else if (answer.type === 'graph') showGraph(answer.json, resultOf(answer));
    else {
      const table = readTable(answer.text, options.parseXml);
      if ('problem' in table) fail(`${answer.source}: no graph can be read from it: ${table.problem}`);
      else order({ type: 'table', table, source: answer.source });
    }
  };
  const start = (): void => {
    end();
    const own = options.createWorker();
    worker = own;
    // What was on its way when the worker was ended is not wanted any more.
    own.addEventListener('message', ({ data }: MessageEvent<Answer>) => worker === own && onAnswer(data));
    own.addEventListener('error', ({ message }) => worker === own && fail(`${STOPPED}: ${message || NOT_LOADED}`));
  };
  return {
    step,
    open(files, pasted = '') {
      start();
      step.value = { type: 'working', stage: FIRST_STAGE };
      order({ type: 'open', files, pasted });
    },
    build(reading) {
      step.value = { type: 'working', stage: 'Reading papers' };
      order({ type: 'build', reading, model: new URL(MODEL, options.base).href });
    },
    cancel() {
      end();
      step.value = { type: 'choosing' };
    },
  };
}

function resultOf({ source, diagnostics, readBy }: Answer & { type: 'graph' }): OpenedGraph {
  return { source, diagnostics, ...(readBy === undefined ? {} : { readBy }) };
}

function readTable(text: string, parseXml: SessionOptions['parseXml']): GraphmlTable | { readonly problem: string } {
  const read = attempt(() => tableOf(parseXml(text)));
  return 'value' in read ? read.value : read;
}

function attempt<T>(run: () => T): { readonly value: T } | { readonly problem: string } {
  try {
    return { value: run() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
