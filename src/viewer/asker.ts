import type { KnowledgeGraph } from '../graph/schema.ts';
import type { FromWorker, SentEdge, ToWorker } from './analysis-messages.ts';
import type { Answers, Ask, Question } from './question.ts';

/** Answers the questions of the panels about one graph. */
export interface Asker {
  /** The answer if it was given before. */
  known<A extends Ask>(question: Question<A>): Answers[A] | undefined;
  /** Rejects with an error in words for the reader, or with the signal's reason when it is aborted. */
  ask<A extends Ask>(question: Question<A>, signal: AbortSignal): Promise<Answers[A]>;
}

/** Graphs of more nodes and relations than this are asked in a worker; below, sending the graph there takes longer. */
const MOST_IN_PAGE = 5_000;

/** So many answers are kept. */
const KEPT = 24;

const ASKERS = new WeakMap<KnowledgeGraph, Asker>();

/** The asker of a graph, made with the first question. */
export function askerOf(graph: KnowledgeGraph): Asker {
  const known = ASKERS.get(graph);
  if (known !== undefined) return known;
  const asker = createAsker(graph, graph.order + graph.size > MOST_IN_PAGE ? startWorker : null);
  ASKERS.set(graph, asker);
  return asker;
}

/** A worker, as far as the asker needs one. */
export interface AnalysisWorker {
  postMessage(message: ToWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/**
 * Answers in the page, or in a worker where one can be had: a page that was opened from a file has none.
 *
 * @param start - starts the worker; null: all is answered in the page.
 */
export function createAsker(graph: KnowledgeGraph, start: (() => AnalysisWorker) | null): Asker {
  const answers = new Map<string, unknown>();
  let hasWorker = start !== null;
  let remote: Remote | null = null;
  const answer = async (question: Question, signal: AbortSignal): Promise<unknown> => {
    if (hasWorker && start !== null) {
      if (remote === null || remote.isGone()) remote = createRemote(graph, start());
      try {
        return await remote.ask(question, signal);
      } catch (error) {
        if (!(error instanceof NoWorkerError)) throw error;
        hasWorker = false;
      }
    }
    const { answerQuestion } = await import('./answer-question.ts');
    signal.throwIfAborted();
    return answerQuestion(graph, question);
  };
  return {
    known: <A extends Ask>(question: Question<A>) => answers.get(JSON.stringify(question)) as Answers[A] | undefined,
    async ask<A extends Ask>(question: Question<A>, signal: AbortSignal) {
      const key = JSON.stringify(question);
      const given = answers.get(key) ?? (await answer(question as Question, signal));
      answers.delete(key);
      answers.set(key, given);
      for (const oldest of [...answers.keys()].slice(0, -KEPT)) answers.delete(oldest);
      return given as Answers[A];
    },
  };
}

/** There is no worker: not what went wrong with a question. */
class NoWorkerError extends Error {}

interface Remote {
  ask(question: Question, signal: AbortSignal): Promise<unknown>;
  /** Whether it was stopped. */
  isGone(): boolean;
}

/** So many nodes or relations are copied at once: some milliseconds, abstracts and all. */
const SLICE = 200;

function createRemote(graph: KnowledgeGraph, worker: AnalysisWorker): Remote {
  const waiting = new Map<number, (reply: FromWorker | null) => void>();
  let isGone = false;
  let questions = 0;
  const stop = (): void => {
    isGone = true;
    worker.terminate();
    for (const settle of waiting.values()) settle(null);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', stop);
  const sent = sendGraph(graph, worker, () => isGone);
  return {
    async ask(question, signal) {
      await sent;
      signal.throwIfAborted();
      if (isGone) throw new NoWorkerError();
      questions += 1;
      const id = questions;
      const reply = await new Promise<FromWorker | null>((resolve, reject) => {
        waiting.set(id, resolve);
        signal.addEventListener('abort', () => {
          reject(signal.reason);
          // What is being answered can't be called back: the worker goes, unless others wait for it too.
          if (waiting.delete(id) && waiting.size === 0) stop();
        });
        worker.postMessage({ type: 'ask', id, question });
      });
      if (reply === null) throw new NoWorkerError();
      if ('problem' in reply) throw new QuestionError(reply.problem);
      return reply.answer;
    },
    isGone: () => isGone,
  };
}

/** What the question itself is about went wrong; the worker is well. */
class QuestionError extends Error {}

/** Sends the graph in slices, between which the page can do something else. */
async function sendGraph(graph: KnowledgeGraph, worker: AnalysisWorker, isGone: () => boolean): Promise<void> {
  worker.postMessage({ type: 'graph', attributes: graph.getAttributes() });
  const nodes = graph.nodes();
  for (let start = 0; start < nodes.length && !isGone(); start += SLICE) {
    const slice = nodes.slice(start, start + SLICE);
    worker.postMessage({ type: 'nodes', nodes: slice.map((key) => [key, graph.getNodeAttributes(key)] as const) });
    await pause();
  }
  const edges = graph.edges();
  for (let start = 0; start < edges.length && !isGone(); start += SLICE) {
    const slice = edges.slice(start, start + SLICE).map((key): SentEdge => {
      const [source, target] = graph.extremities(key);
      return [key, source, target, graph.getEdgeAttributes(key)];
    });
    worker.postMessage({ type: 'edges', edges: slice });
    await pause();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function startWorker(): AnalysisWorker {
  return new Worker(new URL('./analysis-worker.ts', import.meta.url), { type: 'module' });
}
