/** Results found in texts: their ties lead to entities of the corpus, and each is put on the roles of those. */
import type { Entity, Evidence, ResultTies, Span, StateOfTheArt, TextResult } from '../model.ts';
import { compareSpans } from '../text/spans.ts';
import type { LocalEntity, LocalPaper } from './locals.ts';

type IdOf = (entity: LocalEntity) => string | undefined;

/** What an extraction says with spans and ties. */
interface Tied {
  readonly span: Span;
  readonly about?: ResultTies;
}

/** Such statements of one paper, with ids of the corpus for the ties; those whose spans are not in the text are left out. */
export function tieToCorpus<T extends Tied>(statements: readonly T[] | undefined, paper: LocalPaper, idOf: IdOf): T[] {
  return (statements ?? [])
    .filter(({ span: { start, end } }) => start >= 0 && start < end && end <= paper.text.length)
    .map((statement) => {
      const { about, ...rest } = statement;
      const ties = Object.entries(about ?? {}).flatMap(([part, local]: [string, string]) => {
        const ids = new Set(
          (paper.places.get(local) ?? []).map((index) => paper.entities[index]).map((entity) => entity && idOf(entity)),
        );
        const [id] = ids;
        // A name that stood for several things leaves open which of them is meant.
        return id === undefined || ids.size > 1 ? [] : [[part, id] as const];
      });
      return (ties.length === 0 ? rest : { ...rest, about: Object.fromEntries(ties) }) as T;
    });
}

/** The fields of evidence that hold statements, without the empty ones. */
export function resultFields(
  results: readonly TextResult[],
  stateOfTheArt: readonly StateOfTheArt[] = [],
): Pick<Evidence, 'results' | 'stateOfTheArt'> {
  return {
    ...(results.length === 0 ? {} : { results }),
    ...(stateOfTheArt.length === 0 ? {} : { stateOfTheArt }),
  };
}

/**
 * Puts each result of a paper, in the order of its text, on the role of every entity that it is tied to, and one without ties on
 * those roles whose sentence states it. O(results), and the untied ones of a paper times its entities.
 */
export function attachResults(entities: readonly Entity[], papers: readonly LocalPaper[], idOf: IdOf): Entity[] {
  const results = groupByTie(papers, (paper) => tieToCorpus(paper.extraction.results, paper, idOf));
  const claims = groupByTie(papers, (paper) => tieToCorpus(paper.extraction.stateOfTheArt, paper, idOf));
  const untied = new Map(
    papers.map((paper) => [
      paper.extraction.id,
      tieToCorpus(paper.extraction.results, paper, idOf).filter(({ about }) => about === undefined),
    ]),
  );
  return entities.map((entity) => {
    const occurrences = entity.occurrences.map((occurrence) => {
      const { evidence, paper } = occurrence;
      const stated = [...(results.get(entity.id)?.get(paper) ?? []), ...statedIn(evidence.sentence, untied.get(paper))];
      const fields = resultFields(stated.sort(compareBySpan), claims.get(entity.id)?.get(paper));
      return { ...occurrence, evidence: { ...evidence, ...fields } };
    });
    return { ...entity, occurrences };
  });
}

function statedIn(sentence: Span | undefined, results: readonly TextResult[] = []): readonly TextResult[] {
  if (sentence === undefined) return [];
  return results.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
}

function compareBySpan(a: Tied, b: Tied): number {
  return compareSpans(a.span, b.span);
}

/** Entity id → paper → statements. */
function groupByTie<T extends Tied>(
  papers: readonly LocalPaper[],
  read: (paper: LocalPaper) => readonly T[],
): ReadonlyMap<string, ReadonlyMap<string, readonly T[]>> {
  const groups = new Map<string, Map<string, T[]>>();
  for (const paper of papers) {
    for (const statement of [...read(paper)].sort(compareBySpan)) {
      for (const id of new Set(Object.values(statement.about ?? {}))) {
        const ofEntity = groups.get(id) ?? new Map<string, T[]>();
        groups.set(id, ofEntity);
        const known = ofEntity.get(paper.extraction.id);
        if (known === undefined) ofEntity.set(paper.extraction.id, [statement]);
        else known.push(statement);
      }
    }
  }
  return groups;
}
