import { describe, expect, test } from 'vitest';
import { resultsOf } from './read-results.ts';

describe('where a change started', () => {
  test.each<[string, readonly string[]]>([
    [
      '[Larch|Model] reduces the mean error from 6.2 px to ~2.4 px on [Grove|Dataset].',
      ['score about 6.2→2.4 px mean error | model=Larch dataset=Grove'],
    ],
    [
      'On [Grove|Dataset], ROC-AUC improves from 0.94 to 0.99 (F1: 0.80 to 0.97).',
      ['score 0.94→0.99 ROC-AUC | dataset=Grove', 'score 0.8→0.97 F1 | dataset=Grove'],
    ],
    [
      'Tuning [Larch|Model] reduces the word error rate from a 52.5% untuned baseline to 17.5%.',
      ['score 52.5→17.5% word error rate | model=Larch'],
    ],
    [
      'The word error rate is between 4% on one set and 7% on another.',
      ['score 4% word error rate', 'score 7% word error rate'],
    ],
    ['F1 scores ranging from 0.71 to 0.86 are seen.', ['score 0.71..0.86 F1 scores']],
    ['The runs vary (F1: 0.71 to 0.86).', ['score 0.71..0.86 F1']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('units of differences', () => {
  test.each<[string, readonly string[]]>([
    ['[Larch|Model] outperforms [Alder|Model] by 18.2% points.', ['difference 18.2 points | model=Larch vs=Alder']],
    ['It loses a lot (accuracy -4.4%p).', ['difference 4.4 points accuracy']],
    [
      '[Larch|Model] helps, achieving up to 11.8 exact-match points over plain [Alder|Model] on [Grove|Dataset].',
      ['difference up to 11.8 points exact-match | model=Larch dataset=Grove vs=plain Alder'],
    ],
    [
      '[Larch|Model] is 2.5 to 3.5 exact match points better than [Alder|Model].',
      ['difference 2.5..3.5 points exact match | model=Larch vs=Alder'],
    ],
    ['[Larch|Model] is 2.5 recall points lower.', ['difference 2.5 points recall | model=Larch']],
    ['It uses two to four orders of magnitude less memory.', ['ratio 2..4 orders of magnitude memory']],
    ['The work improves the quality up to ~7%.', ['difference about 7%']],
    [
      'We show the superior quality of our parser over older systems (up to 14% in recall).',
      ['difference up to 14% recall | vs=older systems'],
    ],
    ['It gives an 8.8× speedup with a 0.01% quality drop.', ['ratio 8.8x speedup', 'difference 0.01%']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('numbers that are no results', () => {
  test.each([
    'With 3% poisoned samples the model is tested.',
    'It reaches competitive accuracy using only 20%, 10%, and even 5% of the annotated data.',
    'This gain was achieved with only 15% of samples.',
    'It is as good, with less than 40% of the computation cost.',
    'It is the most accurate at a 20% node-cache budget.',
    'This is close to the memory of mainstream 80 GB accelerators.',
    'We count heads, with head counts ranging from 94 to 4543.',
    'It links to large bases such as [Grove|Dataset] (which has 15 times more entries than [TreeText|Dataset]).',
    'A variance inequality gives conditions for κ > 0.',
    'The gain is significant (P-value less than 0.05).',
    'Both hold with P < 0.0001.',
    'We look at classes that make up less than 25% of the set.',
    'We sample 64 anchor points above the bark.',
    'It takes 300 check points more than before.',
    'The stem is drawn with 20 control points lower on the trunk.',
    '[Larch|Model] was tested on 5000 data points higher in noise.',
  ])('%s', (text) => {
    expect(resultsOf(text)).toEqual([]);
  });
});

test('a metric that nobody knows is not the one of the number before', () => {
  expect(resultsOf('It has a 100% accuracy with a [False Leaf Rate|Metric] of 2.06%.')).toEqual([
    'score 100% accuracy',
    'score 2.06% False Leaf Rate',
  ]);
});
