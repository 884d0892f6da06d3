import { isNearDuplicate } from './similar-labels.ts';

/** A term that may stand in the name of a theme. */
export interface NameTerm {
  readonly label: string;
  readonly score: number;
  /** The papers of the theme that name it. */
  readonly papers: ReadonlySet<string>;
}

const TERMS_IN_NAME = 3;
/** A third term joins the name only while it stays as short as this, in UTF-16 units. */
const LONGEST_NAME = 60;
/** Longer labels are clauses rather than names. */
const LONGEST_TERM = 40;
/** Terms after so many say no more than a number. */
const CANDIDATES = 50;

/**
 * The name of a theme: two or three terms that are not near-duplicates; one more of them, or a number, where the name is
 * taken. First the best, then each time the one that is best by its score and by the share of its papers that the name does
 * not cover yet, so that the name speaks for more of them.
 *
 * @param terms - the best first.
 * @returns undefined where there are no terms.
 */
export function joinTerms(terms: readonly NameTerm[], taken: ReadonlySet<string>): string | undefined {
  const short = terms.filter(({ label }) => label.length <= LONGEST_TERM);
  let left = (short.length > 0 ? short : terms).slice(0, CANDIDATES);
  const chosen: string[] = [];
  const covered = new Set<string>();
  for (let next = left[0]; next !== undefined; next = bestOf(left, covered)) {
    const { label, papers } = next;
    const longer = [...chosen, label].join(', ');
    if (chosen.length >= TERMS_IN_NAME - 1 && longer.length > LONGEST_NAME && !taken.has(chosen.join(', '))) break;
    chosen.push(label);
    if (chosen.length >= TERMS_IN_NAME && !taken.has(longer)) break;
    for (const paper of papers) covered.add(paper);
    left = left.filter((term) => !isNearDuplicate(term.label, label));
  }
  return chosen.length === 0 ? undefined : withNumber(chosen.join(', '), taken);
}

/** A name, with a number where it is taken. */
export function withNumber(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${name} (${number})`;
  return candidate;
}

/** The first of the best. A paper more than there is keeps a term in the running whose papers are all covered. */
function bestOf(terms: readonly NameTerm[], covered: ReadonlySet<string>): NameTerm | undefined {
  let [best, most] = [terms[0], 0];
  for (const term of terms) {
    const uncovered = [...term.papers].filter((paper) => !covered.has(paper)).length;
    const gain = (term.score * (1 + uncovered)) / (1 + term.papers.size);
    if (gain > most) [best, most] = [term, gain];
  }
  return best;
}
