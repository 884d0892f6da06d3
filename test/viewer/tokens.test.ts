import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queryWordsOf, tokensOf } from '../../src/viewer/tokens.ts';

const terms = (text: string): string[] => tokensOf(text).map(({ term }) => term);

describe('tokensOf', () => {
  test.each([
    ['words and numbers', 'Three models, 70B each.', ['three', 'models', '70b', 'each']],
    ['accents and case', 'Évariste naïve ÜBER', ['evariste', 'naive', 'uber']],
    ['the German ß', 'Straße', ['strasse']],
    ['a word with a hyphen in its parts and as one', 'pre-training', ['pre', 'training', 'pretraining']],
    ['other dashes alike', 'pre‑training', ['pre', 'training', 'pretraining']],
    ['a Greek letter on its own', 'β-VAE', ['beta', 'vae', 'betavae']],
    ['wide letters', 'ＢＥＲＴ', ['bert']],
    ['Japanese by pairs, and the last character', '知識グラフ', ['知識', '識グ', 'グラ', 'ラフ', 'フ']],
    ['Chinese next to Latin', '用BERT模型', ['用', 'bert', '模型', '型']],
    ['Arabic', 'شبكة عصبية', ['شبكة', 'عصبية']],
    ['nothing', ' -- ( ) ', []],
  ])('takes %s', (_name, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('says where each word stands, whatever the text', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 60 }), (text) => {
        const lost = tokensOf(text).filter(
          ({ term, start, end }) => term === '' || start < 0 || start >= end || end > text.length,
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  test('keeps words of any length apart from the index', () => {
    expect(terms('x'.repeat(20_000))[0]?.length).toBeLessThan(100);
  });
});

describe('queryWordsOf', () => {
  test.each([
    ['a word', 'reward', [[['reward']]]],
    ['words', 'Reward hacking', [[['reward']], [['hacking']]]],
    ['a hyphen: in parts, or as one', 'pre-training', [[['pre', 'training'], ['pretraining']]]],
    ['Japanese: all of its pairs', '知識グラフ', [[['知識', '識グ', 'グラ', 'ラフ']]]],
    ['one Japanese character', '知', [[['知']]]],
  ])('reads %s', (_name, query, ways) => {
    expect(queryWordsOf(query).map((word) => word.ways)).toEqual(ways);
  });

  test.each([[''], ['  '], ['-'], ['"(']])('finds no word in %j', (query) => {
    expect(queryWordsOf(query)).toEqual([]);
  });

  test('asks for so many words at most', () => {
    expect(queryWordsOf('a '.repeat(1000)).length).toBe(12);
  });
});
