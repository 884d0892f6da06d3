import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { edgeBetween, entityId, smallGraph } from '../viewer/small-graph.ts';

/** What a paper could be called by someone who means harm, or by accident. */
export const HOSTILE_TITLES: readonly string[] = [
  '<img src=x onerror="window.hacked = true">',
  '</script><script>window.hacked = true</script>',
  '"><svg/onload=window.hacked=true>',
  '{{constructor.constructor("window.hacked=true")()}}',
  '\u202Egnp.txt\u202C \u2066reversed\u2069 and \u0007 bells',
  `A title of 20,000 characters ${'very '.repeat(4000)}long`,
  'Wörter, 日本語の題名, עברית ו-العربية',
];

/** The small graph, with titles, names, texts and addresses from {@link HOSTILE_TITLES}. */
export function hostileGraph(): KnowledgeGraph {
  const graph = smallGraph();
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').sort();
  for (const [index, paper] of papers.entries()) {
    const title = HOSTILE_TITLES[index % HOSTILE_TITLES.length] ?? '';
    const { text = '', title: before = '' } = graph.getNodeAttributes(paper);
    // The new title has another length, so what is said of the text must move along.
    const shift = before === '' ? title.length + 1 : title.length - before.length;
    graph.mergeNodeAttributes(paper, {
      title,
      label: title.slice(0, 200),
      text: before === '' ? `${title}\n${text}` : title + text.slice(before.length),
      url: index % 2 === 0 ? 'javascript:window.hacked=true' : 'data:text/html,<script>window.hacked=true</script>',
      doi: '10.1/"onmouseover="window.hacked=true',
      authors: ['<b onmouseover=window.hacked=true>Mallory</b>'],
      venue: '<style>*{display:none}</style>',
    });
    moveEvidence(graph, paper, shift);
  }
  graph.mergeNodeAttributes(entityId('alder'), {
    label: '<img src=x onerror="window.hacked = true">',
    aliases: [{ name: '<script>window.hacked = true</script>', count: 1, reason: '<b>because</b>' }],
  });
  graph.updateAttribute('themes', (themes = []) =>
    themes.map((theme) => ({ ...theme, name: `<img src=x onerror="window.hacked = true"> ${theme.id}` })),
  );
  return graph;
}

function moveEvidence(graph: KnowledgeGraph, paper: string, by: number): void {
  const moved = <T extends { start: number; end: number } | undefined>(span: T) =>
    span === undefined ? {} : { start: span.start + by, end: span.end + by };
  graph.updateEachEdgeAttributes((_, attributes) => ({
    ...attributes,
    evidence: attributes.evidence.map((piece) =>
      piece.paper !== paper
        ? piece
        : {
            ...piece,
            ...(piece.sentence && { sentence: moved(piece.sentence) as { start: number; end: number } }),
            ...(piece.head && { head: moved(piece.head) as { start: number; end: number } }),
            ...(piece.tail && { tail: moved(piece.tail) as { start: number; end: number } }),
          },
    ),
  }));
}

/** Titles and names in other scripts, one from the right first, and in words longer than a column. */
export const FOREIGN_TITLES: readonly string[] = [
  'نماذج لغوية كبيرة لتوليد الشيفرة البرمجية باستخدام Mamba و Transformer',
  'מודלי שפה גדולים (LLM) ליצירת קוד: סקירה',
  '大規模言語モデルによるコード生成の頑健性評価とその応用に関する研究',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurfsbegründungsverfahren',
  'A title \u202Ewith\u202C a trick \u2066inside\u2069 it',
];

/** The small graph as people elsewhere would have it. */
export function foreignGraph(): KnowledgeGraph {
  const graph = smallGraph();
  const nameOf = (index: number): string => FOREIGN_TITLES[index % FOREIGN_TITLES.length] ?? '';
  for (const [index, node] of graph.nodes().sort().entries()) {
    if (graph.getNodeAttribute(node, 'kind') === 'Paper') {
      graph.mergeNodeAttributes(node, { title: nameOf(index), authors: ['نجيب محفوظ', 'Ada Lovelace', '湯川 秀樹'] });
    }
    graph.setNodeAttribute(node, 'label', nameOf(index));
  }
  graph.updateAttribute('themes', (themes = []) =>
    themes.map((theme, index) => ({ ...theme, name: nameOf(index), terms: [{ label: nameOf(index + 2), score: 1 }] })),
  );
  return graph;
}

/** The small graph with so many relations more, between the same things. */
export function manyRelations(more: number): KnowledgeGraph {
  const graph = smallGraph();
  const nodes = graph.filterNodes((_, { kind }) => kind !== 'Paper').sort();
  const attributes = graph.getEdgeAttributes(
    edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', entityId('alder')),
  );
  for (let index = 0; index < more; index += 1) {
    const [from, to] = [nodes[(index * 7) % nodes.length] ?? '', nodes[(index * 13 + 1) % nodes.length] ?? ''];
    const confidence = ((index * 31) % 97) / 97;
    graph.addEdgeWithKey(`many-${index}`, from, to, { ...attributes, confidence, confidenceUpper: 1 });
  }
  return graph;
}
