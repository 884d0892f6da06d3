/** How many of all papers of a year are relevant ones. */
export interface Batch {
  readonly year: number;
  readonly relevant: number;
  readonly all: number;
}

/** Years in which something is named far more often than over the whole time. */
export interface BurstYears {
  readonly firstYear: number;
  readonly lastYear: number;
  /** How much less it costs to explain these years by the high rate than by the usual one, in nats: above 0. */
  readonly strength: number;
}

/** The high rate is so many times the usual one. */
const SCALING = 2;
/** What it costs to go up, in units of `ln(batches)`. To go down costs nothing. */
const GAMMA = 1;
/** No rate is certain, or a single other paper would be impossible. */
const MOST = 0.9999;

/**
 * Bursts by Kleinberg's automaton of two states for batched arrivals: a year's relevant papers are binomial with the rate
 * of the whole time, or with twice that rate, and the cheapest sequence of states is sought (Viterbi). O(batches).
 *
 * J. Kleinberg, "Bursty and hierarchical structure in streams", Data Mining and Knowledge Discovery 7(4) (2003),
 * doi:10.1023/A:1024940629314.
 *
 * @param batches - by year, the first first; years without any paper may be left out.
 */
export function findBursts(batches: readonly Batch[]): readonly BurstYears[] {
  const relevant = batches.reduce((sum, batch) => sum + batch.relevant, 0);
  const all = batches.reduce((sum, batch) => sum + batch.all, 0);
  // A burst stands out from other years: one batch is no stream, and what every paper names cannot be named more.
  if (relevant === 0 || relevant >= all || batches.length < 2) return [];
  const usual = relevant / all;
  const high = Math.min(MOST, SCALING * usual);
  if (high <= usual) return [];
  const gains = batches.map((batch) => cost(batch, usual) - cost(batch, high));
  const states = cheapestStates(gains, GAMMA * Math.log(batches.length));
  return runs(batches, gains, states);
}

/** The negative logarithm of the binomial probability, without the coefficient, which is the same in both states. */
function cost({ all, relevant }: Batch, rate: number): number {
  return -(relevant * Math.log(rate) + (all - relevant) * Math.log(1 - rate));
}

/** Viterbi over two states, starting in the low one. The cost of the low state is 0, that of the high one is less the gain. */
function cheapestStates(gains: readonly number[], up: number): readonly boolean[] {
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  const cameFrom: (readonly [low: boolean, high: boolean])[] = [];
  for (const gain of gains) {
    // Of equal costs the shorter burst: it rises as late and falls as early as it can.
    const [fallen, risen] = [high < low, low + up <= high];
    cameFrom.push([fallen, !risen]);
    [low, high] = [Math.min(low, high), Math.min(high, low + up) - gain];
  }
  const states: boolean[] = [];
  let isHigh = high < low;
  for (const [intoLow, intoHigh] of cameFrom.toReversed()) {
    states.push(isHigh);
    isHigh = isHigh ? intoHigh : intoLow;
  }
  return states.reverse();
}

function runs(batches: readonly Batch[], gains: readonly number[], states: readonly boolean[]): readonly BurstYears[] {
  const found: BurstYears[] = [];
  for (const [index, { year }] of batches.entries()) {
    if (states[index] !== true) continue;
    const before = states[index - 1] === true ? found.pop() : undefined;
    const strength = (before?.strength ?? 0) + (gains[index] ?? 0);
    found.push({ firstYear: before?.firstYear ?? year, lastYear: year, strength });
  }
  return found;
}
