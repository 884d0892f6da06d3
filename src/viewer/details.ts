import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Evidence, RELATION_TYPES, type RelationType, SYMMETRIC_RELATIONS } from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { sentenceAround, sentencesOf } from '../text/spans.ts';
import { type Catalog, nodeName } from './catalog.ts';
import { type Mark, type Segment, segmentsOf, withoutOverlaps } from './marks.ts';
import type { Citation } from './state.ts';
import { RELATION_WORDS } from './words.ts';

/** One relation of a node, as lists show it. */
export interface RelationItem {
  readonly edge: string;
  /** Key of the node at the other end. */
  readonly other: string;
  readonly support: number;
  readonly confidence: number;
}

/** The relations of one node that are of one type and direction. */
export interface RelationGroup {
  readonly relation: RelationType;
  /** `both` for relations without a direction. */
  readonly direction: 'out' | 'in' | 'both';
  /** "outperforms", "is outperformed by". */
  readonly words: string;
  readonly items: readonly RelationItem[];
}

/**
 * The relations of a node by type and direction, in the order of the model's list; in a group the best supported first.
 *
 * @param edges - only these; default: all.
 */
export function groupRelations(
  graph: KnowledgeGraph,
  catalog: Catalog,
  node: string,
  edges?: ReadonlySet<string>,
): RelationGroup[] {
  const groups = new Map<
    string,
    { relation: RelationType; direction: RelationGroup['direction']; items: RelationItem[] }
  >();
  graph.forEachEdge(node, (edge, { relation, support, confidence }, source, target) => {
    if (edges !== undefined && !edges.has(edge)) return;
    const direction = SYMMETRIC_RELATIONS.has(relation) ? 'both' : source === node ? 'out' : 'in';
    const id = `${relation} ${direction}`;
    const group = groups.get(id) ?? { relation, direction, items: [] };
    group.items.push({ edge, other: source === node ? target : source, support, confidence });
    groups.set(id, group);
  });
  const byName = (a: RelationItem, b: RelationItem): number =>
    compareStrings(nodeName(catalog, a.other), nodeName(catalog, b.other)) || compareStrings(a.edge, b.edge);
  return [...groups.values()]
    .map((group) => ({
      ...group,
      words: RELATION_WORDS[group.relation][group.direction === 'in' ? 'backward' : 'forward'],
      items: group.items.sort((a, b) => b.support - a.support || b.confidence - a.confidence || byName(a, b)),
    }))
    .sort(
      (a, b) =>
        RELATION_TYPES.indexOf(a.relation) - RELATION_TYPES.indexOf(b.relation) ||
        compareStrings(b.direction, a.direction),
    );
}

/** Which end of a relation a stretch of text names. */
export type End = 'head' | 'tail';

/** A sentence that is quoted; `named` if it only says what the claim is about, because the claim itself does not. */
export interface Passage {
  readonly segments: readonly Segment<End>[];
  readonly role: 'claim' | 'named';
}

/**
 * What a piece of evidence quotes, in the order of the text: the sentence that makes the claim with head and tail marked
 * and, where it says only "it" or "our model", the sentence that names the thing. Empty where no text says so.
 */
export function passagesOf(graph: KnowledgeGraph, evidence: Evidence): Passage[] {
  const text = textOfPaper(graph, evidence.paper);
  const { sentence } = evidence;
  if (text === undefined || sentence === undefined) return [];
  const marks: Mark<End>[] = [];
  if (evidence.head !== undefined) marks.push({ span: evidence.head, value: 'head' });
  if (evidence.tail !== undefined) marks.push({ span: evidence.tail, value: 'tail' });
  const others = marks.filter(({ span }) => span.end <= sentence.start || span.start >= sentence.end);
  const sentences = others.length === 0 ? [] : sentencesOf(text);
  const spans = [sentence, ...others.map(({ span }) => sentenceAround(span, sentences))];
  const distinct = spans.filter((span, index) => spans.findIndex((other) => other.start === span.start) === index);
  return distinct
    .sort((a, b) => a.start - b.start)
    .map((span) => ({
      segments: segmentsOf(text, span, marks),
      role: span.start === sentence.start ? 'claim' : 'named',
    }));
}

/** What a stretch of a paper's abstract is: the sentence that was cited, an end of what it claims, or the name of a node. */
export type AbstractMark =
  | { readonly type: 'cited' }
  | { readonly type: 'end'; readonly end: End }
  | { readonly type: 'name'; readonly node: string };

/** A paper's abstract, without its title, with everything marked that the graph knows to be named in it. */
export function abstractOf(
  graph: KnowledgeGraph,
  catalog: Catalog,
  paper: string,
  citation: Citation | null,
): Segment<AbstractMark>[] {
  const attributes = graph.getNodeAttributes(paper);
  const text = attributes.text ?? '';
  const title = attributes.title ?? '';
  const start = title !== '' && text.startsWith(`${title}\n`) ? title.length + 1 : 0;
  const cited = citation === null ? undefined : evidenceOf(graph, citation);
  const names = (catalog.namings.get(paper) ?? []).map(
    ({ node, span }): Mark<AbstractMark> => ({ span, value: { type: 'name', node } }),
  );
  const marks = withoutOverlaps(names);
  if (cited !== undefined && cited.paper === paper) marks.unshift(...marksOfCited(cited));
  return segmentsOf(text, { start, end: text.length }, marks);
}

/** The ends may lie outside of the sentence, where it says only "it" or "our model". */
function marksOfCited({ sentence, head, tail }: Evidence): Mark<AbstractMark>[] {
  if (sentence === undefined) return [];
  return [
    { span: sentence, value: { type: 'cited' } },
    ...(head === undefined ? [] : [{ span: head, value: { type: 'end', end: 'head' } as const }]),
    ...(tail === undefined ? [] : [{ span: tail, value: { type: 'end', end: 'tail' } as const }]),
  ];
}

/** The piece of evidence that a citation names, if the graph has it. */
export function evidenceOf(graph: KnowledgeGraph, citation: Citation): Evidence | undefined {
  return graph.hasEdge(citation.edge) ? graph.getEdgeAttribute(citation.edge, 'evidence')[citation.index] : undefined;
}

/** Whether the sentences about a node report anything in numbers. */
export function hasResults(graph: KnowledgeGraph, node: string): boolean {
  return graph.someInEdge(node, (_, { evidence }) => evidence.some(({ results = [] }) => results.length > 0));
}

/** Other relations between the same two nodes, in either direction. */
export function parallelEdges(graph: KnowledgeGraph, edge: string): string[] {
  const [source, target] = graph.extremities(edge);
  return graph
    .filterEdges(source, (other, _, from, to) => other !== edge && (from === target || to === target))
    .sort(compareStrings);
}

function textOfPaper(graph: KnowledgeGraph, paper: string): string | undefined {
  return graph.hasNode(paper) ? graph.getNodeAttribute(paper, 'text') : undefined;
}
