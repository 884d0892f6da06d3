import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotate, oddTexts } from './shipped.ts';

const CORPUS = `${process.env.LITHOGRAPH_SHARED ?? '../shared'}/corpora/abstracts-1k.jsonl`;

// Every token is in its sentence, at its place, and sentences and tokens together leave nothing but white space out.
function checkAnnotation(text: string, titleLength: number): void {
  const { sentences, tokens } = annotate(text, titleLength);
  let end = 0;
  for (const token of tokens) {
    const sentence = sentences[token.sentence];
    const gap = text.slice(end, token.start);
    const found = text.slice(token.start, token.end);
    if (gap.trim() !== '' || found !== token.text || token.lower !== found.toLowerCase()) {
      throw new Error(`token ${JSON.stringify(token)} after ${JSON.stringify(gap)}`);
    }
    if (sentence === undefined || token.start < sentence.start)
      throw new Error(`token ${JSON.stringify(token)} before its sentence`);
    end = token.end;
  }
  expect(text.slice(end).trim()).toBe('');
}

describe('tokens keep their offsets', () => {
  test.each(oddTexts)('%s', (_, text) => {
    checkAnnotation(text, 0);
    checkAnnotation(`${text}\n${text}`, text.length);
  });

  test('any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => checkAnnotation(text, 0)));
  });

  test.skipIf(!existsSync(CORPUS))('needs the shared corpora: 1,000 abstracts', () => {
    const lines = readFileSync(CORPUS, 'utf8').trim().split('\n');
    for (const line of lines) {
      const { title, abstract } = JSON.parse(line) as { title: string; abstract: string };
      checkAnnotation(`${title}\n${abstract}`, title.length);
    }
    expect(lines.length).toBe(1000);
  });
});

describe('the title', () => {
  test('is null where there is none', () => {
    expect(annotate('We study cats.', 0).title).toBeNull();
  });

  test('is a sentence of its own', () => {
    const { title, sentences, tokens } = annotate('Cats and Dogs\nWe study cats. They purr.', 13);
    expect(title).toEqual({ start: 0, end: 13 });
    expect(sentences[0]).toEqual({ start: 0, end: 13 });
    expect(tokens.map((token) => token.sentence)).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2]);
  });

  test('is read as small letters, whose capitals say nothing', () => {
    const { tokens } = annotate('Learning the Structure of Large Language Models\nWe learn.', 47);
    expect(tokens.slice(1, 7).map((token) => token.pos)).toEqual(['DET', 'NOUN', 'ADP', 'ADJ', 'NOUN', 'NOUN']);
  });
});

test('the same text gives the same annotation, whatever was read before', () => {
  const text = 'We propose DeepNet, a model for parsing. It beats BERT by 3.5% on GLUE.';
  const first = annotate(text, 0);
  for (const [, odd] of oddTexts) annotate(odd, 0);
  expect(annotate(text, 0)).toEqual(first);
});
