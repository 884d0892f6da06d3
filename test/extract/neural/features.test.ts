import { describe, expect, test } from 'vitest';
import { FEATURE_SIZES, shapeOf, wordFeatures } from '../../../src/extract/neural/features.ts';
import { matchLexicon } from '../../../src/extract/rules/lexicon.ts';
import { ENTITY_KINDS } from '../../../src/model.ts';
import { askPython, withoutModules } from '../../conformance/python.ts';
import { annotate, lexicon, oddTexts } from '../shipped.ts';

const SHAPES: readonly (readonly [text: string, shape: number])[] = [
  ['', 0],
  ['.', 0],
  ['--', 0],
  ['🤖', 0],
  ['+', 0],
  ['model', 1],
  ['naïve', 1],
  ['self-attention', 1],
  ['\u01c5', 1],
  ['中文', 1],
  ['データ', 1],
  ['Model', 2],
  ['É', 2],
  ['A', 2],
  ['-Model', 2],
  ['Self-attention', 2],
  ['BERT', 3],
  ['F-B', 3],
  ['BÉ', 3],
  ['RoBERTa', 4],
  ['iPhone', 4],
  ['LLMs', 4],
  ['Self-Attention', 4],
  ['gpt4', 5],
  ['3d', 5],
  ['x²', 5],
  ['GPT4', 6],
  ['3D', 6],
  ['Llama2', 6],
  ['42', 7],
  ['3.14', 7],
  ['½', 7],
  ['Ⅷ', 7],
  ['10%', 7],
];

test.each(SHAPES)('the shape of "%s" is %i', (text, shape) => {
  expect(shapeOf(text)).toBe(shape);
});

const without = withoutModules([]);

test.skipIf(without !== undefined)(`training reads shapes alike${without === undefined ? '' : `: ${without}`}`, () => {
  const words = SHAPES.map(([text]) => text);
  const { shapes } = askPython('reader_strings.py', { words, pairs: [] }) as { shapes: number[] };
  expect(shapes).toEqual(SHAPES.map(([, shape]) => shape));
});

const featuresOf = (text: string, titleLength = 0): { words: string[]; features: ReturnType<typeof wordFeatures> } => {
  const annotated = annotate(text, titleLength);
  const words = annotated.tokens.map((token) => token.text);
  return { words, features: wordFeatures(annotated, matchLexicon(lexicon, annotated.tokens)) };
};

describe('the features of a word', () => {
  test('say whether it is in the title, opens a sentence or is within', () => {
    const { features, words } = featuresOf('Oak trees\nWe plant. They grow.', 9);
    expect(words.map((word, i) => `${word} ${features[i]?.[3]}`)).toEqual([
      'Oak 1',
      'trees 1',
      'We 2',
      'plant 3',
      '. 3',
      'They 2',
      'grow 3',
      '. 3',
    ]);
  });

  test('say what the lexicon takes it for', () => {
    const { features, words } = featuresOf('We test on ImageNet.');
    const dataset = 1 + 2 * ENTITY_KINDS.indexOf('Dataset');
    expect(features[words.indexOf('ImageNet')]?.[1]).toBe(dataset);
    expect(features[0]?.[1]).toBe(0);
  });

  test('say that it goes on with a name of the lexicon', () => {
    const { features, words } = featuresOf('It is trained by gradient descent.');
    const [first, second] = [words.indexOf('gradient'), words.indexOf('descent')].map((i) => features[i]?.[1] ?? 0);
    expect([(first ?? 0) % 2, second]).toEqual([1, (first ?? 0) + 1]);
  });

  test.each(oddTexts)('are below their sizes: %s', (_, text) => {
    const sizes = [FEATURE_SIZES.pos, FEATURE_SIZES.lexicon, FEATURE_SIZES.shape, FEATURE_SIZES.place];
    const { features, words } = featuresOf(`${text}\n${text}`, text.length);
    expect(features).toHaveLength(words.length);
    for (const own of features) {
      expect(own.every((value, i) => Number.isInteger(value) && value >= 0 && value < (sizes[i] ?? 0))).toBe(true);
    }
  });
});
