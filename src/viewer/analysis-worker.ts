import { MultiDirectedGraph } from 'graphology';
import type { KnowledgeGraph } from '../graph/schema.ts';
import type { FromWorker, ToWorker } from './analysis-messages.ts';
import { answerQuestion } from './answer-question.ts';
import type { Question } from './question.ts';

// A module worker with a copy of the graph: questions that take seconds on a large one do not stop the page.
const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.type) {
    case 'graph':
      graph.replaceAttributes(data.attributes);
      return;
    case 'nodes':
      for (const [key, attributes] of data.nodes) graph.addNode(key, attributes);
      return;
    case 'edges':
      for (const [key, source, target, attributes] of data.edges) {
        graph.addDirectedEdgeWithKey(key, source, target, attributes);
      }
      return;
    case 'ask':
      self.postMessage(reply(data.id, data.question));
  }
});

function reply(id: number, question: Question): FromWorker {
  try {
    return { id, answer: answerQuestion(graph, question) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}
