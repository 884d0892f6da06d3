// Candidate projections: the product's own with one thing changed at a time.
import { UndirectedGraph } from 'graphology';

const ROLES = new Set(['introduces', 'evaluates_on', 'compares_with', 'addresses', 'uses', 'mentions']);

/** What a relation said of two nodes by the weights that were set by hand before anything was measured. */
const BY_HAND = {
  introduces: 1,
  addresses: 0.8,
  evaluates_on: 0.6,
  compares_with: 0.6,
  uses: 0.6,
  mentions: 0.25,
  MEASURED_BY: 0.3,
  VARIANT_OF: 1,
  CITES: 0.8,
  AUTHORED: 0.3,
  PUBLISHED_IN: 0,
};
const KINDS_BY_HAND = { Metric: 0.4, Tool: 0.6 };

/** All that a candidate may change, and what it is by hand. `rarity`: the exponent of tf-idf's idf, 0 for none. */
const BASE = {
  relations: 'both',
  affinity: 'by hand',
  kinds: 'by hand',
  confidence: true,
  rarity: 1,
  hubShare: 0.2,
  norm: 'none',
};

const AFFINITIES = {
  'by hand': (relation) => BY_HAND[relation] ?? 0.5,
  flat: (relation) => (relation === 'PUBLISHED_IN' ? 0 : 1),
};

/** A projection as src/graph/project.ts makes it, by the options of {@link BASE}. */
export function projectWith(graph, options) {
  const { relations, affinity, kinds, confidence, rarity, hubShare, norm } = { ...BASE, ...options };
  const papers = graph.filterNodes((_, { kind }) => kind === 'Paper').length;
  const isHub = ({ kind, papers: count }) => kind !== 'Paper' && count >= 5 && count > papers * hubShare;
  const rare = ({ kind, papers: count }) => {
    if (kind === 'Paper') return 1;
    const idf = Math.log(1 + papers / Math.max(1, count)) / Math.log(1 + Math.max(1, papers));
    return (kinds === 'flat' ? 1 : (KINDS_BY_HAND[kind] ?? 1)) * idf ** rarity;
  };
  const weights = new Map();
  for (const edge of graph.edges().sort()) {
    const [a, b] = graph.extremities(edge).sort();
    const { relation, weight } = graph.getEdgeAttributes(edge);
    const isRole = ROLES.has(relation);
    if ((relations === 'roles' && !isRole) || (relations === 'entities' && isRole)) continue;
    const [first, second] = [graph.getNodeAttributes(a), graph.getNodeAttributes(b)];
    const share = AFFINITIES[affinity](relation) * (confidence ? weight : 1) * Math.sqrt(rare(first) * rare(second));
    if (share <= 0 || isHub(first) || isHub(second)) continue;
    const row = weights.get(a) ?? new Map();
    weights.set(a, row.set(b, (row.get(b) ?? 0) + share));
  }
  return normalized(projectionOf(weights), norm);
}

function projectionOf(weights) {
  const projection = new UndirectedGraph();
  for (const node of [...new Set([...weights].flatMap(([a, row]) => [a, ...row.keys()]))].sort())
    projection.addNode(node);
  for (const a of [...weights.keys()].sort()) {
    for (const b of [...weights.get(a).keys()].sort()) {
      const weight = Math.round(weights.get(a).get(b) * 1e4) / 1e4;
      projection.addUndirectedEdgeWithKey(String(projection.size), a, b, { weight });
    }
  }
  return projection;
}

/**
 * `association`: each weight by the product of the strengths of its ends, van Eck and Waltman's association strength
 * (JASIST 60(8), 2009, doi:10.1002/asi.21075); `cosine`: by the root of it (Salton); `paper`: each paper's ties sum to 1
 * (fractional counting; Perianes-Rodriguez et al. 2016, doi:10.1016/j.joi.2016.10.006). The mean weight stays what it was.
 */
function normalized(projection, norm) {
  if (norm === 'none') return projection;
  const strengths = new Map();
  let sum = 0;
  projection.forEachEdge((_, { weight }, source, target) => {
    sum += weight;
    for (const node of [source, target]) strengths.set(node, (strengths.get(node) ?? 0) + weight);
  });
  const isEntity = (node) => /^e-[0-9a-f]{12}$/.test(node);
  const divisor = (a, b) => {
    const product = strengths.get(a) * strengths.get(b);
    if (norm === 'association') return product;
    if (norm === 'cosine') return Math.sqrt(product);
    return (isEntity(a) ? 1 : strengths.get(a)) * (isEntity(b) ? 1 : strengths.get(b));
  };
  let changed = 0;
  projection.forEachEdge((edge, { weight }, source, target) => {
    const value = weight / divisor(source, target);
    changed += value;
    projection.setEdgeAttribute(edge, 'weight', value);
  });
  projection.updateEachEdgeAttributes((_, attributes) => ({
    ...attributes,
    weight: Math.max(1e-4, Math.round((attributes.weight * sum * 1e4) / changed) / 1e4),
  }));
  return projection;
}

/** By name, what to change of {@link BASE}; `undefined` is the product's own projection. */
export const CANDIDATES = {
  'the product’s': undefined,
  'weights by hand': {},
  'relations and kinds alike': { affinity: 'flat', kinds: 'flat' },
  'relations alike': { affinity: 'flat' },
  'kinds alike': { kinds: 'flat' },
  'without tf-idf': { rarity: 0 },
  'idf squared': { rarity: 2 },
  'association strength': { norm: 'association', rarity: 0 },
  'cosine (Salton)': { norm: 'cosine', rarity: 0 },
  'each paper counts 1': { norm: 'paper' },
  'roles only': { relations: 'roles' },
  'entity relations only': { relations: 'entities' },
  'hubs in': { hubShare: 1 },
  'hubs from 5 %': { hubShare: 0.05 },
  'without confidence': { confidence: false },
  'alike, idf squared': { affinity: 'flat', kinds: 'flat', rarity: 2 },
  'association strength, idf': { norm: 'association' },
  'association strength, resolution 0.5': { norm: 'association', rarity: 0, resolution: 0.5 },
  'association strength, resolution 0.3': { norm: 'association', rarity: 0, resolution: 0.3 },
  'each paper counts 1, resolution 0.6': { norm: 'paper', resolution: 0.6 },
  'each paper counts 1, no tf-idf': { norm: 'paper', rarity: 0 },
  'by hand, one run': { runs: 1 },
  'by hand, vote of 8': { runs: 8 },
};
