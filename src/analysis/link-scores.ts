import type { KnowledgeGraph } from '../graph/schema.ts';
import { keepWithGraph } from './keep.ts';
import { type LinkNetwork, linkNetworkOf, type Standing } from './link-network.ts';
import type { EdgeFilter } from './options.ts';

/** How near a node is to the others, whether or not they are linked. */
export interface LinkScores {
  /** Numbers of the nodes to which a way of two ties leads, in rising order. */
  readonly reached: readonly number[];
  /** The weight of all ways of two ties to a node; 0 if there is none. */
  waysTo(number: number): number;
  /** How likely a link to a node is, above 0; only its order means something. */
  scoreOf(number: number): number;
}

/** The link scores of a graph. */
export interface LinkScorer {
  readonly network: LinkNetwork;
  /** Undefined for a node that no paper names. */
  scoresFrom(node: string): LinkScores | undefined;
}

/**
 * Weights of the score's three parts. Tuned on the papers of `bench/links.mjs` up to 2024, of which it was to foresee
 * 2025; what the benchmark reports is 2026.
 */
const WAYS_EXPONENT = 0.3;
const MOMENTUM_EXPONENT = 0.7;
const CLOSENESS = 1;
/** What counts as no way at all, and as no recent paper: both keep the product above 0. */
const NO_WAY = 1e-4;
const NO_MOMENTUM = 0.05;

/**
 * How likely two entities are to be named together, from three things: the ways of two ties between them, each step
 * dealt out among all the ties of the node between (weighted resource allocation); how often papers name either of
 * late; and how alike the themes of their papers are. Ways through what every other paper names are left out.
 *
 * score = ways^0.3 × (momentum × momentum)^0.7 × exp(cosine of themes)
 *
 * T. Zhou, L. Lü and Y.-C. Zhang, "Predicting missing links via local information", Eur. Phys. J. B 71 (2009),
 * doi:10.1140/epjb/e2009-00335-8. One node's scores take O(ties of its neighbours).
 */
export const linkScorerOf = keepWithGraph<EdgeFilter, LinkScorer>(
  ({ minimumConfidence = 0, minimumSupport = 0 }) => `${minimumConfidence} ${minimumSupport}`,
  (graph: KnowledgeGraph, filter): LinkScorer => {
    const network = linkNetworkOf(graph, filter);
    const momenta = network.standings.map(momentumFactor);
    return {
      network,
      scoresFrom: (node) => {
        const number = network.numbers.get(node);
        const standing = number === undefined ? network.standingOf(node) : network.standings[number];
        return standing === undefined ? undefined : scoresOf(network, standing, { momenta, self: number });
      },
    };
  },
);

function scoresOf(
  network: LinkNetwork,
  standing: Standing,
  { momenta, self }: { readonly momenta: readonly number[]; readonly self: number | undefined },
): LinkScores {
  const ways = new Float64Array(network.nodes.length);
  const reached: number[] = [];
  for (const [between, first] of standing.ties) {
    if (network.common[between] === 1) continue;
    const dealt = first / (network.strengths[between] ?? 1);
    for (const [number, second] of network.standings[between]?.ties ?? []) {
      if (number === self) continue;
      if (ways[number] === 0) reached.push(number);
      ways[number] = (ways[number] ?? 0) + dealt * second;
    }
  }
  const own = momentumFactor(standing);
  const profile = new Map(standing.profile);
  return {
    reached: reached.sort((a, b) => a - b),
    waysTo: (number) => ways[number] ?? 0,
    scoreOf: (number) =>
      ((ways[number] ?? 0) + NO_WAY) ** WAYS_EXPONENT *
      own *
      (momenta[number] ?? 0) *
      Math.exp(CLOSENESS * cosine(profile, network.standings[number])),
  };
}

function momentumFactor({ momentum }: Standing): number {
  return (momentum + NO_MOMENTUM) ** MOMENTUM_EXPONENT;
}

function cosine(profile: ReadonlyMap<number, number>, other: Standing | undefined): number {
  let sum = 0;
  for (const [theme, share] of other?.profile ?? []) sum += share * (profile.get(theme) ?? 0);
  return sum;
}
