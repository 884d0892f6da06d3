/** Claims to be the best that give no number: "achieves state-of-the-art results". */
import type { Span } from '../../model.ts';
import { mentionsOf, type ResultEntity } from './names.ts';
import type { DraftTies } from './results.ts';

/** A claim, in the offsets of the text that was read; the ties are indexes into the entities. */
export interface DraftClaim {
  readonly span: Span;
  readonly ties: DraftTies;
}

const CLAIM =
  /\b(?:achiev|reach|attain|obtain|set|establish|deliver|yield|demonstrat|show|provid|exhibit|produc|report|record|secur|get)\w*\s(?:(?:an?|the|new|its|overall|comparable|superior|strong|consistent|open-source|or)\s){0,3}(?:state[- ]of[- ]the[- ]art|SOTA|SoTA)\b(?!\s(?:baselines?|methods?|models?|approaches|systems|LLMs?|techniques|algorithms|competitors))(?:\s(?:results?|performances?|accuracy|accuracies|scores?|quality|level))?/giu;
const HEDGED =
  /\b(?:compar\w+|competitive with|close to|near|on par with|similar to|comparable to|not|without)\s*(?:to\s)?$/i;
const HAS_NUMBER = /\d\s?%|\d\.\d|\d\s?(?:×|x\b)|\bpoints\b/;

/** Claims of a text in sentences that give no result in numbers, in the order of the text. O(n). */
export function findStateOfTheArt(
  text: string,
  sentences: readonly Span[],
  entities: readonly ResultEntity[],
): DraftClaim[] {
  if (!/state[- ]of[- ]the[- ]art|sota/i.test(text)) return [];
  const mentions = mentionsOf(entities);
  return sentences.flatMap((sentence) => {
    if (!/state[- ]of|sota/i.test(text.slice(sentence.start, sentence.end))) return [];
    const words = text.slice(sentence.start, sentence.end);
    if (HAS_NUMBER.test(words)) return [];
    return [...words.matchAll(CLAIM)]
      .filter((match) => !HEDGED.test(words.slice(0, match.index)) && !/\b(?:comparable|near)\b/i.test(match[0]))
      .map((match): DraftClaim => {
        const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
        const before = mentions.filter(({ start, end }) => start >= sentence.start && end <= span.start);
        const after = mentions.filter(({ start, end }) => start >= span.end && end <= sentence.end);
        const model = before.find(({ type }) => type === 'Model' || type === 'Method' || type === 'Tool')?.entity;
        const datasets = new Set(after.filter(({ type }) => type === 'Dataset').map(({ entity }) => entity));
        const [dataset] = datasets;
        return {
          span,
          ties: {
            ...(model === undefined ? {} : { model }),
            ...(dataset === undefined || datasets.size > 1 ? {} : { dataset }),
          },
        };
      });
  });
}
