import { MultiDirectedGraph } from 'graphology';
import { keyClash } from '../errors.ts';
import {
  type Document,
  ENTITY_KINDS,
  type Entity,
  type EntityKind,
  type Evidence,
  type NodeKind,
  type Relation,
  type RelationType,
  type Resolution,
  SYMMETRIC_RELATIONS,
  TEXT_RELATIONS,
  type TextRelation,
} from '../model.ts';
import { compareEntries, compareStrings } from '../text/compare.ts';
import { textOf } from '../text/document.ts';
import { hashOf } from '../text/hash.ts';
import { citationsIn } from './citations.ts';
import { joinEvidence } from './evidence.ts';
import { displayLabel, paperLabel } from './labels.ts';
import { yearRange } from './numbers.ts';
import { withSafeIds } from './safe-ids.ts';
import {
  FORMAT_VERSION,
  type GraphAttributes,
  isRelationAllowed,
  type KnowledgeGraph,
  type NodeAttributes,
  UNPLACED,
} from './schema.ts';

/** What the graph remembers of how it was made. */
export interface BuildGraphOptions extends Pick<GraphAttributes, 'extractor' | 'seed' | 'resolution'> {}

/** A graph, and what was not let into it. */
export interface BuiltGraph {
  readonly graph: KnowledgeGraph;
  /** Relations that the table of kinds does not have, by `Head RELATION Tail`. */
  readonly dropped: Readonly<Record<string, number>>;
  /**
   * Other edges left out, by reason: `self-loops` (to itself), `no-such-node` (an end that is not there), `ungrounded`
   * (no evidence whose spans lie in a paper).
   */
  readonly lost: Readonly<Record<string, number>>;
}

/** An edge to be, before evidence for the same triple is joined. */
interface Claim {
  readonly source: string;
  readonly relation: RelationType;
  readonly target: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Papers and entities as nodes; roles, relations and citations as edges, each with its evidence. Nodes and edges are
 * added in the order of their keys, so the order of papers and entities does not show. Themes and positions are not set.
 *
 * @param documents - no two with the same id.
 * @throws LithographError `bad-graph` if two documents have one id, or one has the id of an entity.
 */
export function buildGraph(
  documents: readonly Document[],
  resolution: Pick<Resolution, 'entities' | 'relations'>,
  options: BuildGraphOptions,
): BuiltGraph {
  const safe = withSafeIds(documents, resolution);
  const { entities, relations } = safe.resolution;
  const nodes = nodesOf(safe.documents, entities);
  const texts = new Map(safe.documents.map((document) => [document.id, textOf(document).length]));
  const citations = citationClaims(documents, safe.idOf);
  const { claims, dropped, lost } = sift(
    [...roleClaims(entities), ...relations.map(directed), ...citations],
    nodes,
    texts,
  );

  const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  graph.replaceAttributes({ lithograph: FORMAT_VERSION, ...pickOptions(options), themes: [] });
  for (const [key, attributes] of [...nodes].sort(compareEntries)) graph.addNode(key, attributes);
  for (const [key, claim] of keyed(claims)) {
    graph.addDirectedEdgeWithKey(key, claim.source, claim.target, {
      relation: claim.relation,
      ...joinEvidence(claim.evidence),
    });
  }
  return { graph, dropped, lost };
}

/** The key of an edge: the same in every build that has it. */
export function edgeKey(source: string, relation: RelationType, target: string, digits = 12): string {
  return `r-${hashOf(JSON.stringify([source, relation, target]), digits)}`;
}

function pickOptions({ extractor, seed, resolution }: BuildGraphOptions): BuildGraphOptions {
  return { extractor, seed, resolution };
}

function nodesOf(documents: readonly Document[], entities: readonly Entity[]): ReadonlyMap<string, NodeAttributes> {
  const nodes = new Map<string, NodeAttributes>();
  const add = (key: string, attributes: NodeAttributes): void => {
    if (nodes.has(key)) throw keyClash(key);
    nodes.set(key, attributes);
  };
  for (const document of documents) add(document.id, paperNode(document));
  const years = new Map(documents.map((document) => [document.id, yearOf(document)]));
  for (const entity of entities) add(entity.id, entityNode(entity, years));
  return nodes;
}

function paperNode(document: Document): NodeAttributes {
  const { title, authors, venue, url, doi } = document;
  const year = yearOf(document);
  return {
    label: paperLabel(document),
    kind: 'Paper',
    aliases: [],
    ...UNPLACED,
    papers: 1,
    ...yearRange(year === undefined ? [] : [year]),
    ...(title === undefined ? {} : { title }),
    text: textOf(document),
    ...(year === undefined ? {} : { year }),
    ...(authors === undefined ? {} : { authors }),
    ...(venue === undefined ? {} : { venue }),
    ...(url === undefined ? {} : { url }),
    ...(doi === undefined ? {} : { doi }),
  };
}

/** A year is a whole number; anything else that a record may hold there is none. */
function yearOf({ year }: Document): number | undefined {
  return Number.isInteger(year) ? year : undefined;
}

/** @param years - of each paper; undefined for one without. */
function entityNode(entity: Entity, years: ReadonlyMap<string, number | undefined>): NodeAttributes {
  const named = new Set(entity.occurrences.map(({ paper }) => paper).filter((paper) => years.has(paper)));
  return {
    label: displayLabel(entity.label) || entity.id,
    kind: entity.kind,
    aliases: entity.aliases,
    ...UNPLACED,
    papers: named.size,
    ...yearRange([...named].map((paper) => years.get(paper)).filter((year) => year !== undefined)),
  };
}

function roleClaims(entities: readonly Entity[]): Claim[] {
  return entities.flatMap((entity) =>
    entity.occurrences.map(({ paper, role, evidence }) => ({
      source: paper,
      relation: role,
      target: entity.id,
      evidence: [evidence],
    })),
  );
}

function citationClaims(documents: readonly Document[], idOf: (id: string) => string): Claim[] {
  return citationsIn(documents).map(({ source, target }) => ({
    source: idOf(source),
    relation: 'CITES',
    target: idOf(target),
    evidence: [{ paper: idOf(source), source: 'metadata', extractor: 'metadata', confidence: 1 }],
  }));
}

/** Symmetric relations run from the smaller key to the larger; turned ones have their head and tail swapped too. */
function directed(relation: Relation): Claim {
  const { source, target, evidence } = relation;
  if (!SYMMETRIC_RELATIONS.has(relation.relation) || compareStrings(source, target) <= 0) return relation;
  return { source: target, relation: relation.relation, target: source, evidence: evidence.map(turned) };
}

function turned(evidence: Evidence): Evidence {
  const { head, tail, ...rest } = evidence;
  return { ...rest, ...(tail === undefined ? {} : { head: tail }), ...(head === undefined ? {} : { tail: head }) };
}

/** Joins claims of the same triple, and leaves out those that the schema or the papers do not bear out. */
function sift(
  claims: readonly Claim[],
  nodes: ReadonlyMap<string, NodeAttributes>,
  textLengths: ReadonlyMap<string, number>,
): Omit<BuiltGraph, 'graph'> & { readonly claims: readonly Claim[] } {
  const kept = new Map<string, { claim: Claim; evidence: Evidence[] }>();
  const dropped = new Map<string, number>();
  const lost = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const claim of claims) {
    const { source, relation, target } = claim;
    const [head, tail] = [nodes.get(source)?.kind, nodes.get(target)?.kind];
    const evidence = claim.evidence.filter((piece) => isGrounded(piece, textLengths));
    if (head === undefined || tail === undefined) count(lost, 'no-such-node');
    else if (source === target) count(lost, 'self-loops');
    else if (evidence.length === 0) count(lost, 'ungrounded');
    else if (!isAllowed(head, relation, tail)) count(dropped, `${head} ${relation} ${tail}`);
    else {
      const triple = JSON.stringify([source, relation, target]);
      const known = kept.get(triple);
      if (known === undefined) kept.set(triple, { claim, evidence });
      else for (const piece of evidence) known.evidence.push(piece);
    }
  }
  return {
    claims: [...kept].sort(compareEntries).map(([, { claim, evidence }]) => ({ ...claim, evidence })),
    dropped: Object.fromEntries([...dropped].sort(compareEntries)),
    lost: Object.fromEntries([...lost].sort(compareEntries)),
  };
}

function isAllowed(head: NodeKind, relation: RelationType, tail: NodeKind): boolean {
  if (!isTextRelation(relation)) return true;
  return isEntityKind(head) && isEntityKind(tail) && isRelationAllowed(head, relation, tail);
}

function isEntityKind(kind: NodeKind): kind is EntityKind {
  return ENTITY_KINDS.some((known) => known === kind);
}

function isTextRelation(relation: RelationType): relation is TextRelation {
  return TEXT_RELATIONS.some((known) => known === relation);
}

/** Whether the evidence is of a paper that is here, and its spans lie in that paper's text. */
function isGrounded(evidence: Evidence, textLengths: ReadonlyMap<string, number>): boolean {
  const length = textLengths.get(evidence.paper);
  if (length === undefined) return false;
  const { sentence, head, tail } = evidence;
  if (evidence.source === 'text' && (sentence === undefined || tail === undefined)) return false;
  return [sentence, head, tail].every(
    (span) => span === undefined || (span.start >= 0 && span.start < span.end && span.end <= length),
  );
}

/** Claims with their edge keys, in the order of the keys. Of two with one hash the later triple gets a longer one. */
function keyed(claims: readonly Claim[]): (readonly [string, Claim])[] {
  const byHash = new Map<string, Claim>();
  for (const claim of claims) {
    const { source, relation, target } = claim;
    const key = edgeKey(source, relation, target);
    byHash.set(byHash.has(key) ? edgeKey(source, relation, target, 32) : key, claim);
  }
  return [...byHash].sort(compareEntries);
}
