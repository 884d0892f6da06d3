import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import type { Evidence, Span, StateOfTheArt, TextResult } from '../../src/model.ts';
import { edge, emptyGraph, node, paper } from '../export/hand-made.ts';

const TEXTS: Readonly<Record<string, string>> = {
  p1: 'Oak\nOak reaches 83% accuracy and 4% WER on CodeQuiz. Elm reaches 91%. Oak beats Elm.',
  p2: 'Elm\nElm reaches 91% accuracy and 2.5% WER on CodeQuiz, and Oak 0.87. It gains 4%. Elm sets a new state of the art on CodeQuiz. Elm beats Oak.',
  p3: 'Quiz\nOn CodeQuiz we reach 50%.',
};

/** Three papers that state results on one data set, in part other ones of the same model, and say who beats whom. */
export function evaluatedGraph(): KnowledgeGraph {
  const graph = emptyGraph();
  for (const [key, text] of Object.entries(TEXTS)) graph.addNode(key, paper(text, { firstYear: 2024 }));
  graph.addNode('e-oak', node({ kind: 'Model', label: 'Oak', papers: 2 }));
  graph.addNode('e-elm', node({ kind: 'Model', label: 'Elm', papers: 2 }));
  graph.addNode('e-quiz', node({ kind: 'Dataset', label: 'CodeQuiz', papers: 3 }));
  graph.addNode('e-grove', node({ kind: 'Dataset', label: 'Grove' }));
  graph.addNode('e-acc', node({ kind: 'Metric', label: 'accuracy', papers: 2 }));
  const role = (
    from: string,
    confidence: number,
    results: readonly TextResult[],
    best: readonly StateOfTheArt[] = [],
  ) =>
    graph.addEdgeWithKey(`r-${from}`, from, 'e-quiz', {
      ...edge({ relation: 'evaluates_on', confidence, confidenceUpper: confidence }),
      evidence: [said(from, 'CodeQuiz', confidence, results, best)],
    });
  const accuracy = { metric: 'e-acc', dataset: 'e-quiz' };
  role('p1', 0.8, [
    score('p1', '83%', { unit: '%', metric: 'accuracy', about: { ...accuracy, model: 'e-oak' } }),
    score('p1', '4%', { unit: '%', metric: 'WER', about: { dataset: 'e-quiz', model: 'e-oak' } }),
    score('p1', '91%', { unit: '%', metric: 'accuracy', about: { ...accuracy, model: 'e-elm' } }),
  ]);
  role(
    'p2',
    0.9,
    [
      score('p2', '91%', { unit: '%', metric: 'accuracy', about: { ...accuracy, model: 'e-elm' } }),
      score('p2', '2.5%', { unit: '%', metric: 'WER', about: { dataset: 'e-quiz', model: 'e-elm' } }),
      score('p2', '0.87', { metric: 'accuracy', about: { ...accuracy, model: 'e-oak' } }),
      score('p2', '4%', { unit: '%', kind: 'difference', metric: 'accuracy', about: { ...accuracy, model: 'e-elm' } }),
    ],
    [{ span: spanOf('p2', 'sets a new state of the art'), about: { dataset: 'e-quiz', model: 'e-elm' } }],
  );
  role('p3', 0.85, [score('p3', '50%', { unit: '%', about: { dataset: 'e-quiz' } })]);
  beats(graph, 'e-oak', 'e-elm', [said('p1', 'Oak beats Elm', 0.8)]);
  beats(graph, 'e-elm', 'e-oak', [
    said('p1', 'Elm reaches 91%', 0.3),
    said('p2', 'Elm beats Oak', 0.9, [
      score('p2', '4%', { kind: 'difference', setting: 'offline', about: { dataset: 'e-quiz' } }),
    ]),
  ]);
  graph.addEdgeWithKey(
    'r-c',
    'e-elm',
    'e-oak',
    edge({ relation: 'COMPARED_WITH', evidence: [said('p1', 'Oak beats Elm', 0.5)] }),
  );
  graph.addEdgeWithKey(
    'r-e',
    'e-oak',
    'e-quiz',
    edge({ relation: 'EVALUATED_ON', evidence: [said('p1', 'CodeQuiz', 0.5)] }),
  );
  return graph;
}

function beats(graph: KnowledgeGraph, from: string, to: string, evidence: readonly Evidence[]): void {
  const confidence = Math.max(...evidence.map((piece) => piece.confidence));
  const support = new Set(evidence.map((piece) => piece.paper)).size;
  const attributes = { relation: 'OUTPERFORMS' as const, confidence, confidenceUpper: confidence, support, evidence };
  graph.addEdgeWithKey(`r-${from}-${to}`, from, to, edge(attributes));
}

function spanOf(key: string, words: string): Span {
  const start = (TEXTS[key] ?? '').indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in ${key}`);
  return { start, end: start + words.length };
}

function score(key: string, number: string, rest: Partial<TextResult>): TextResult {
  return { value: Number(number.replace('%', '')), kind: 'score', span: spanOf(key, number), ...rest };
}

function said(
  key: string,
  words: string,
  confidence: number,
  results: readonly TextResult[] = [],
  stateOfTheArt: readonly StateOfTheArt[] = [],
): Evidence {
  const sentence = spanOf(key, words);
  return {
    ...{ paper: key, source: 'text', sentence, tail: sentence, extractor: 'rules@1', confidence },
    ...(results.length === 0 ? {} : { results }),
    ...(stateOfTheArt.length === 0 ? {} : { stateOfTheArt }),
  };
}
