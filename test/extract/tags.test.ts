import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import { certainTag, isNameShape, TAGS } from '../../src/extract/rules/certain-tags.ts';
import { parseTagger, tagWords } from '../../src/extract/rules/tags.ts';
import { createWordTable } from '../../src/extract/rules/words.ts';
import { annotate, tagger } from './shipped.ts';

const tagsOf = (text: string): string =>
  annotate(text, 0)
    .tokens.map(({ text: word, pos }) => `${word}/${pos}`)
    .join(' ');

describe('parts of speech', () => {
  test.each([
    ['We/PRON propose/VERB a/DET novel/ADJ framework/NOUN ./PUNCT'],
    ['The/DET model/NOUN outperforms/VERB GPT-4o/PROPN on/ADP MBPP/PROPN ./PUNCT'],
    ['We/PRON train/VERB large/ADJ language/NOUN models/NOUN ./PUNCT'],
    ['It/PRON is/AUX 3×/NUM larger/ADJ than/ADP Llama-3.1-8B/PROPN ./PUNCT'],
    ['BERT/PROPN and/CCONJ RoBERTa/PROPN are/AUX strong/ADJ baselines/NOUN ./PUNCT'],
    ["the/DET model/NOUN 's/PART accuracy/NOUN"],
  ])('%s', (tagged) => {
    const text = tagged.replaceAll(/\/[A-Z]+/g, '').replaceAll(/ (?=[.'])/g, '');
    expect(tagsOf(text)).toBe(tagged);
  });

  test('follow the context where a word has several', () => {
    expect(tagsOf('We model the data.')).toContain('model/VERB');
    expect(tagsOf('The model is small.')).toContain('model/NOUN');
  });
});

describe('names by their shape', () => {
  test.each(['GPT-4o', 'BERT', 'LLMs', 'RoBERTa', 'WMT14', 'F1', '3D', 'vLLM'])('%s is one', (word) => {
    expect(isNameShape(word)).toBe(true);
  });
  test.each(['Model', 'model', '3rd', '10x', 'a', 'I', '2024', 'state-of-the-art'])('%s is none', (word) => {
    expect(isNameShape(word)).toBe(false);
  });
});

describe('the dictionary', () => {
  const word = (text: string, capitalFree: boolean) => ({ text, lower: text.toLowerCase(), capitalFree });
  const the = TAGS.indexOf('DET');

  test('counts for small letters, and for capitals where they say nothing', () => {
    expect(certainTag(word('the', false), tagger.dictionary)).toBe(the);
    expect(certainTag(word('The', true), tagger.dictionary)).toBe(the);
    expect(certainTag(word('The', false), tagger.dictionary)).toBe(-1);
  });

  test('an empty one leaves all to the weights, and that is a tag for each word', () => {
    const empty = parseTagger({ words: {}, model: { columns: TAGS.length, step: 1, features: '', weights: '' } });
    const table = createWordTable({ groups: new Map(), dictionary: empty.dictionary });
    expect([...tagWords([table('the'), table('cat')], Uint8Array.of(1, 0), empty)]).toEqual([0, 0]);
  });

  test.each([[null], [{}], [{ words: {}, model: {} }]])('%j is no tagger', (json) => {
    expect(() => parseTagger(json)).toThrow(LithographError);
  });
});
