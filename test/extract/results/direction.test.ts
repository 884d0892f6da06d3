import { expect, test } from 'vitest';
import { findResults } from '../../../src/extract/results/results.ts';
import { splitSentences } from '../../../src/text/sentences.ts';

test.each<[string, string | undefined]>([
  ['It reduces FLOPs by up to 85.7% with only a marginal average accuracy drop.', 'lower'],
  ['It reduces FLOPs by 85.7% with a marginal change.', 'lower'],
  ['The setup improved the view, reducing visibility loss by 15% and capturing more events.', 'lower'],
  ['The techniques increase the maximum acceptable link loss by up to 6 dB.', 'higher'],
  ['It increases accuracy by 5% and lowers the cost.', 'higher'],
  ['It outperforms the baseline by a margin of 5%.', 'higher'],
  ['We see a 13% decrease in gain.', 'lower'],
  ['We see a drop in accuracy of 5%.', 'lower'],
  ['It cuts cost, with savings of 5%.', 'lower'],
  ['It is 20% faster with less memory.', 'higher'],
  ['The results are better (by up to 10%).', 'higher'],
  ['The accuracy is 5% higher, and it brings the parity score 63% closer to 1.0.', 'higher'],
  ['It has a False Leaf Rate of 2.06%.', undefined],
])('%s', (text, expected) => {
  const [result] = findResults(text, splitSentences(text), []);
  expect(result?.direction).toBe(expected);
});
