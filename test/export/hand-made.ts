import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/graph/schema.ts';
import { FORMAT_VERSION } from '../../src/graph/schema.ts';
import type { Evidence, Theme } from '../../src/model.ts';

/** A node with every attribute that all nodes have. */
export function node(attributes: Partial<NodeAttributes> = {}): NodeAttributes {
  return {
    label: 'a node',
    kind: 'Concept',
    aliases: [],
    theme: null,
    x: 0,
    y: 0,
    size: 4,
    color: '#888888',
    papers: 1,
    ...attributes,
  };
}

/** A paper's node. */
export function paper(text: string, attributes: Partial<NodeAttributes> = {}): NodeAttributes {
  return node({ kind: 'Paper', label: text.split('\n')[0] ?? '', text, ...attributes });
}

/** An edge with every attribute. */
export function edge(attributes: Partial<EdgeAttributes> = {}): EdgeAttributes {
  return {
    relation: 'uses',
    confidence: 0.5,
    confidenceUpper: 0.5,
    support: 1,
    weight: 0.5,
    evidence: [],
    ...attributes,
  };
}

/** Evidence from the first place where `sentence` stands in `text`. */
export function evidence(paperId: string, text: string, sentence: string, confidence = 0.5): Evidence {
  const start = text.indexOf(sentence);
  return {
    paper: paperId,
    source: 'text',
    sentence: { start, end: start + sentence.length },
    extractor: 'rules@1',
    confidence,
  };
}

export function theme(id: number, attributes: Partial<Theme> = {}): Theme {
  return {
    id,
    name: `theme ${id}`,
    terms: [],
    papers: [],
    keyPapers: [],
    size: 1,
    level: 0,
    parent: null,
    color: '#4477aa',
    ...attributes,
  };
}

/** Any string of UTF-16 code units: control characters, lone surrogates and non-characters are as likely as the rest. */
export function anyText(maxLength = 40, minLength = 0): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0xd7f0, max: 0xe010 }),
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(0xfffe, 0xffff, 0x2028, 0x202e),
  );
  return fc.array(unit, { minLength, maxLength }).map((units) => String.fromCharCode(...units));
}

export function emptyGraph(themes: readonly Theme[] = []): KnowledgeGraph {
  const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  graph.replaceAttributes({ lithograph: FORMAT_VERSION, extractor: 'rules@1', seed: 1, resolution: 1, themes });
  return graph;
}

const OAK = 'Oak: a <fast> & small model\nOak beats Elm on CodeQuiz. We train Oak on TreeText.';
const ELM = 'Elm\nElm is a model. It is beaten by Oak on CodeQuiz.';

/** Two papers, three entities, two themes, one edge that two papers support: small enough to be checked by eye. */
export function handMadeGraph(): KnowledgeGraph {
  const graph = emptyGraph([theme(0, { name: 'models', keyPapers: ['doi:10.1/oak'] }), theme(1, { name: 'data' })]);
  graph.addNode('doi:10.1/oak', {
    ...paper(OAK, { theme: 0, x: 1.5, y: -2, size: 8, color: '#4477aa', year: 2023, firstYear: 2023, lastYear: 2023 }),
    ...{ title: 'Oak: a <fast> & small model', authors: ['Ann Ash', 'Bo "B" Box'], venue: 'TREE', doi: '10.1/oak' },
  });
  graph.addNode('arXiv:2401.00001', paper(ELM, { theme: 0, title: 'Elm', url: 'https://example.org/elm?a=1&b=2' }));
  graph.addNode(
    'e-oak',
    node({ kind: 'Model', label: 'Oak', theme: 0, papers: 2, aliases: [{ name: 'Oak', count: 4, reason: 'label' }] }),
  );
  graph.addNode('e-elm', node({ kind: 'Model', label: 'Elm', theme: 0, papers: 2 }));
  graph.addNode('e-quiz', node({ kind: 'Dataset', label: 'CodeQuiz', theme: 1, color: '#ee6677', papers: 2 }));
  graph.addEdgeWithKey(
    'r-1',
    'doi:10.1/oak',
    'e-oak',
    edge({ relation: 'introduces', evidence: [evidence('doi:10.1/oak', OAK, 'We train Oak on TreeText.')] }),
  );
  graph.addEdgeWithKey(
    'r-2',
    'e-oak',
    'e-elm',
    edge({
      relation: 'OUTPERFORMS',
      confidence: 0.9,
      confidenceUpper: 1,
      support: 2,
      weight: 1.524,
      evidence: [
        evidence('arXiv:2401.00001', ELM, 'It is beaten by Oak on CodeQuiz.', 0.6),
        evidence('doi:10.1/oak', OAK, 'Oak beats Elm on CodeQuiz.', 0.9),
      ],
    }),
  );
  graph.addEdgeWithKey('r-3', 'e-elm', 'e-oak', edge({ relation: 'COMPARED_WITH' }));
  graph.addEdgeWithKey(
    'r-4',
    'e-oak',
    'e-quiz',
    edge({ relation: 'EVALUATED_ON', evidence: [evidence('doi:10.1/oak', OAK, 'Oak beats Elm on CodeQuiz.', 0.8)] }),
  );
  return graph;
}
