import { MultiDirectedGraph } from 'graphology';
import { keyClash } from '../errors.ts';
import {
  type Document,
  type Entity,
  type Evidence,
  type Relation,
  type RelationType,
  type Resolution,
  SYMMETRIC_RELATIONS,
  TEXT_RELATIONS,
  type TextRelation,
} from '../model.ts';
import { compareStrings } from '../text/compare.ts';
import { textOf } from '../text/document.ts';
import { hashOf } from '../text/hash.ts';
import { citationsIn } from './citations.ts';
import { joinEvidence } from './evidence.ts';
import { displayLabel, paperLabel } from './labels.ts';
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
  /** Relations left out, by `Head RELATION Tail`: off the table of kinds, to itself, or without evidence in a paper. */
  readonly dropped: Readonly<Record<string, number>>;
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
 * @throws LithographError `bad-graph` if a paper's id is the id of an entity too.
 */
export function buildGraph(
  documents: readonly Document[],
  resolution: Pick<Resolution, 'entities' | 'relations'>,
  options: BuildGraphOptions,
): BuiltGraph {
  const safe = withSafeIds(documents, resolution);
  const { entities, relations } = safe.resolution;
  const papers = distinctPapers(safe.documents);
  const nodes = nodesOf(papers, entities);
  const texts = new Map([...papers].map(([id, document]) => [id, textOf(document).length]));
  const { claims, dropped } = sift(
    [...roleClaims(entities), ...relations.map(directed), ...citationClaims([...papers.values()])],
    nodes,
    texts,
  );

  const graph: KnowledgeGraph = new MultiDirectedGraph({ allowSelfLoops: false });
  graph.replaceAttributes({ lithograph: FORMAT_VERSION, ...pickOptions(options), themes: [] });
  for (const [key, attributes] of [...nodes].sort(byKey)) graph.addNode(key, attributes);
  for (const [key, claim] of keyed(claims)) {
    graph.addDirectedEdgeWithKey(key, claim.source, claim.target, {
      relation: claim.relation,
      ...joinEvidence(claim.evidence),
    });
  }
  return { graph, dropped };
}

/** The key of an edge: the same in every build that has it. */
export function edgeKey(source: string, relation: RelationType, target: string, digits = 12): string {
  return `r-${hashOf(`${source}\t${relation}\t${target}`, digits)}`;
}

function pickOptions({ extractor, seed, resolution }: BuildGraphOptions): BuildGraphOptions {
  return { extractor, seed, resolution };
}

/** One document for each id; of two with one id, the one whose text sorts first. */
function distinctPapers(documents: readonly Document[]): ReadonlyMap<string, Document> {
  const papers = new Map<string, Document>();
  for (const document of documents) {
    const other = papers.get(document.id);
    if (other === undefined || compareStrings(textOf(document), textOf(other)) < 0) papers.set(document.id, document);
  }
  return papers;
}

function nodesOf(
  papers: ReadonlyMap<string, Document>,
  entities: readonly Entity[],
): ReadonlyMap<string, NodeAttributes> {
  const nodes = new Map<string, NodeAttributes>();
  for (const [id, document] of papers) nodes.set(id, paperNode(document));
  for (const entity of entities) {
    if (nodes.has(entity.id)) throw keyClash(entity.id);
    nodes.set(entity.id, entityNode(entity, papers));
  }
  return nodes;
}

function paperNode(document: Document): NodeAttributes {
  const { title, year, authors, venue, url, doi } = document;
  return {
    label: paperLabel(document),
    kind: 'Paper',
    aliases: [],
    ...UNPLACED,
    papers: 1,
    ...(year === undefined ? {} : { firstYear: year, lastYear: year }),
    ...(title === undefined ? {} : { title }),
    text: textOf(document),
    ...(year === undefined ? {} : { year }),
    ...(authors === undefined ? {} : { authors }),
    ...(venue === undefined ? {} : { venue }),
    ...(url === undefined ? {} : { url }),
    ...(doi === undefined ? {} : { doi }),
  };
}

function entityNode(entity: Entity, papers: ReadonlyMap<string, Document>): NodeAttributes {
  const named = new Set(entity.occurrences.map((occurrence) => occurrence.paper).filter((paper) => papers.has(paper)));
  const years = [...named].map((paper) => papers.get(paper)?.year).filter((year) => year !== undefined);
  return {
    label: displayLabel(entity.label) || entity.id,
    kind: entity.kind,
    aliases: entity.aliases,
    ...UNPLACED,
    papers: named.size,
    ...(years.length === 0 ? {} : { firstYear: Math.min(...years), lastYear: Math.max(...years) }),
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

function citationClaims(documents: readonly Document[]): Claim[] {
  return citationsIn(documents).map(({ source, target }) => ({
    source,
    relation: 'CITES',
    target,
    evidence: [{ paper: source, source: 'metadata', extractor: 'metadata', confidence: 1 }],
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

/** Joins claims of the same triple, and drops those that the schema or the papers do not bear out. */
function sift(
  claims: readonly Claim[],
  nodes: ReadonlyMap<string, NodeAttributes>,
  textLengths: ReadonlyMap<string, number>,
): { readonly claims: readonly Claim[]; readonly dropped: Readonly<Record<string, number>> } {
  const kept = new Map<string, Claim>();
  const counts = new Map<string, number>();
  for (const claim of claims) {
    const evidence = claim.evidence.filter((piece) => isGrounded(piece, textLengths));
    if (evidence.length === 0 || !isAllowed(claim, nodes)) {
      const name = `${nodes.get(claim.source)?.kind ?? 'nothing'} ${claim.relation} ${nodes.get(claim.target)?.kind ?? 'nothing'}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      continue;
    }
    const triple = JSON.stringify([claim.source, claim.relation, claim.target]);
    kept.set(triple, { ...claim, evidence: [...(kept.get(triple)?.evidence ?? []), ...evidence] });
  }
  return {
    claims: [...kept].sort(byKey).map(([, claim]) => claim),
    dropped: Object.fromEntries([...counts].sort(byKey)),
  };
}

function isAllowed(claim: Claim, nodes: ReadonlyMap<string, NodeAttributes>): boolean {
  const head = nodes.get(claim.source)?.kind;
  const tail = nodes.get(claim.target)?.kind;
  if (head === undefined || tail === undefined || claim.source === claim.target) return false;
  if (!isTextRelation(claim.relation)) return true;
  if (head === 'Paper' || head === 'Author' || head === 'Venue') return false;
  if (tail === 'Paper' || tail === 'Author' || tail === 'Venue') return false;
  return isRelationAllowed(head, claim.relation, tail);
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
  return [...byHash].sort(byKey);
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return compareStrings(a[0], b[0]);
}
