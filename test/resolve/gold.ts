import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Document,
  ExtractedEntity,
  ExtractedEvidence,
  ExtractedRelation,
  Extraction,
  Span,
} from '../../src/model.ts';
import { textOf } from '../../src/text/document.ts';
import { splitSentences } from '../../src/text/sentences.ts';

interface GoldPaper {
  readonly id: string;
  readonly entities: readonly (Omit<ExtractedEntity, 'mentions' | 'confidence'> & {
    readonly mentions: readonly string[];
  })[];
  readonly relations: readonly ExtractedRelation[];
}

/** The annotated papers as if an extractor had found just that. */
export function goldExtractions(folder: string, set: 'train' | 'dev'): Extraction[] {
  const documents = new Map(
    (JSON.parse(readFileSync(join(folder, `${set}.papers.json`), 'utf8')) as Document[]).map((paper) => [
      paper.id,
      paper,
    ]),
  );
  return readFileSync(join(folder, `${set}.gold.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldPaper)
    .flatMap((gold) => {
      const document = documents.get(gold.id);
      return document === undefined ? [] : [toExtraction(gold, document)];
    });
}

function toExtraction(gold: GoldPaper, document: Document): Extraction {
  const text = textOf(document);
  const spans = spansOf(gold.entities, text);
  const entities = gold.entities.flatMap((entity, index): ExtractedEntity[] => {
    const mentions = spans[index] ?? [];
    return mentions.length === 0 ? [] : [{ ...entity, mentions, confidence: 1 }];
  });
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const sentences = splitSentences(text);
  const relations: ExtractedRelation[] = [];
  const evidence: ExtractedEvidence[] = [];
  for (const relation of gold.relations) {
    const [head, tail] = [byId.get(relation[0]), byId.get(relation[2])];
    if (head === undefined || tail === undefined) continue;
    relations.push(relation);
    evidence.push(nearest(head.mentions, tail.mentions, sentences));
  }
  return { id: gold.id, document, extractor: 'gold@1', entities, relations, evidence };
}

/** The pair of mentions that stand closest, and the sentence of the head. */
function nearest(heads: readonly Span[], tails: readonly Span[], sentences: readonly Span[]): ExtractedEvidence {
  const pairs = heads.flatMap((head) =>
    tails.map((tail) => ({ head, tail, distance: Math.abs(head.start - tail.start) })),
  );
  const [best] = pairs.sort((a, b) => a.distance - b.distance);
  if (best === undefined) throw new Error('no mentions');
  const { head, tail } = best;
  const sentence = sentences.find(({ start, end }) => start <= head.start && head.start < end) ?? head;
  return { sentence, head, tail, confidence: 1 };
}

/** Every occurrence of a mention's string, the longest strings first, at the edges of words: the rule of the gold. */
function spansOf(entities: GoldPaper['entities'], text: string): Span[][] {
  const spans: Span[][] = entities.map(() => []);
  const taken = new Uint8Array(text.length);
  const strings = entities.flatMap(({ mentions }, index) => mentions.map((mention) => ({ mention, index })));
  strings.sort((a, b) => b.mention.length - a.mention.length);
  for (const { mention, index } of strings) {
    for (let start = text.indexOf(mention); start >= 0; start = text.indexOf(mention, start + 1)) {
      const end = start + mention.length;
      if (joinsWord(text, start) || joinsWord(text, end) || taken.subarray(start, end).some(Boolean)) continue;
      taken.fill(1, start, end);
      spans[index]?.push({ start, end });
    }
  }
  return spans.map((own) => own.sort((a, b) => a.start - b.start));
}

function joinsWord(text: string, at: number): boolean {
  const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  return at > 0 && at < text.length && isWord(text[at - 1]) && isWord(text[at]);
}
