import { findResults } from '../../../src/extract/results/results.ts';
import { splitSentences } from '../../../src/text/sentences.ts';
import { readMarked } from '../marked-text.ts';

/** The results of a text with marked names, each in one line: `score up to 43% accuracy | model=A dataset=B`. */
export function resultsOf(marked: string): string[] {
  const { annotated, entities } = readMarked(marked);
  const { text } = annotated;
  return findResults(text, splitSentences(text), entities).map((result) => {
    const { baseline, bound, comparedWith, kind, metric, setting, ties, unit, value, valueTo } = result;
    const number = [
      bound === undefined ? '' : `${bound} `,
      baseline === undefined ? '' : `${baseline}→`,
      value,
      valueTo === undefined ? '' : `..${valueTo}`,
      unit === undefined ? '' : unit === '%' || unit === 'x' ? unit : ` ${unit}`,
    ].join('');
    const said = [
      ['model', ties.model === undefined ? undefined : entities[ties.model]?.name],
      ['dataset', ties.dataset === undefined ? undefined : entities[ties.dataset]?.name],
      ['vs', comparedWith],
      ['in', setting],
    ].flatMap(([key, text]) => (text === undefined ? [] : [`${key}=${text}`]));
    return [
      `${kind} ${number}${metric === undefined ? '' : ` ${metric}`}`,
      ...(said.length > 0 ? [said.join(' ')] : []),
    ].join(' | ');
  });
}
