import { MultiDirectedGraph } from 'graphology';
import { describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import type { FromWorker, ToWorker } from '../../src/viewer/analysis-messages.ts';
import { answerQuestion } from '../../src/viewer/answer-question.ts';
import { type AnalysisWorker, createAsker } from '../../src/viewer/asker.ts';
import { pathQuestion } from '../../src/viewer/question.ts';
import { INITIAL_STATE } from '../../src/viewer/state.ts';
import { entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const question = pathQuestion(entityId('larch-2-70b'), entityId('treetext'), INITIAL_STATE);
const expected = answerQuestion(graph, question);
const never = (): AbortSignal => new AbortController().signal;

/** A worker that does what the real one does, in the same thread; `silent` ones never answer. */
function fakeWorker(how: 'answers' | 'silent' | 'broken' = 'answers') {
  const copy: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  const listeners: ((event: { readonly data: FromWorker }) => void)[] = [];
  const state = { copy, asked: 0, isGone: false };
  let onError = (): void => undefined;
  const receive = (message: ToWorker): void => {
    if (message.type === 'graph') copy.replaceAttributes(message.attributes);
    else if (message.type === 'nodes') for (const node of message.nodes) copy.addNode(...node);
    else if (message.type === 'edges') for (const edge of message.edges) copy.addDirectedEdgeWithKey(...edge);
    else {
      state.asked += 1;
      if (how === 'answers') {
        const data = { id: message.id, answer: answerQuestion(copy, message.question) };
        for (const listener of listeners) listener({ data });
      }
    }
  };
  const worker: AnalysisWorker = {
    postMessage: (message) => (how === 'broken' ? onError() : receive(structuredClone(message))),
    addEventListener: (type: string, listener: (event: never) => void) => {
      if (type === 'message') listeners.push(listener as (event: { readonly data: FromWorker }) => void);
      else onError = listener as () => void;
    },
    terminate: () => {
      state.isGone = true;
    },
  };
  return { worker, state };
}

describe('the asker', () => {
  test('answers in the page, and at once the second time', async () => {
    const asker = createAsker(graph, null);
    expect(asker.known(question)).toBeUndefined();
    expect(await asker.ask(question, never())).toEqual(expected);
    expect(asker.known(question)).toEqual(expected);
  });

  test('sends the whole graph to a worker and answers the same', async () => {
    const { worker, state } = fakeWorker();
    const asker = createAsker(graph, () => worker);
    expect(await asker.ask(question, never())).toEqual(expected);
    expect(serializeGraph(state.copy)).toBe(serializeGraph(graph));
  });

  test('answers in the page where the worker can not start', async () => {
    const { worker } = fakeWorker('broken');
    const asker = createAsker(graph, () => worker);
    expect(await asker.ask(question, never())).toEqual(expected);
  });

  test('stops the worker when the question is called back, and starts another for the next', async () => {
    const workers = [fakeWorker('silent'), fakeWorker()];
    let started = 0;
    const asker = createAsker(graph, () => {
      started += 1;
      return (workers[started - 1] ?? fakeWorker()).worker;
    });
    const controller = new AbortController();
    const asked = asker.ask(question, controller.signal);
    await expect.poll(() => workers[0]?.state.asked).toBe(1);
    controller.abort();
    await expect(asked).rejects.toThrow();
    expect(workers[0]?.state.isGone).toBe(true);
    expect(await asker.ask(question, never())).toEqual(expected);
    expect(started).toBe(2);
  });

  test('rejects with the words of the question', async () => {
    const asker = createAsker(graph, null);
    await expect(asker.ask(pathQuestion('nothing', 'at all', INITIAL_STATE), never())).rejects.toThrow(/nothing/);
  });
});
