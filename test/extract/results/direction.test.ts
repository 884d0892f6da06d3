import { describe, expect, test } from 'vitest';
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

describe('the verb that governs a change', () => {
  test.each<[string, 'higher' | 'lower']>([
    // A noun or an adjective in the subject is none.
    ['The new leaf loss boosts accuracy by 3%.', 'higher'],
    ['The twig loss outperforms plain hinge terms by 3%.', 'higher'],
    ['Our pairwise loss beats Alder by 2.1 points.', 'higher'],
    ['Branch cut outperforms Alder by 3%.', 'higher'],
    ['Branch cuts outperform Alder by 3%.', 'higher'],
    ['Our compressed trees outperform Alder by 3%.', 'higher'],
    ['We find that reduced trees consistently outperform Alder by 3%.', 'higher'],
    ['The lower branches outperform the upper ones by 3%.', 'higher'],
    ['Tree boosting cuts the error by 5%.', 'lower'],
    ['The improved stem lowers error by 4%.', 'lower'],
    ['The enhanced stem cuts latency by 40%.', 'lower'],
    ['The enhanced stem cut latency by 40%.', 'lower'],
    ['Advanced leaves drop accuracy by 3%.', 'lower'],
    ['Enhanced pruning cut latency by 40%.', 'lower'],
    // Nor is one in the object.
    ['It improves a compressed tree by 5%.', 'higher'],
    ['It reduces accuracy gains by 5%.', 'lower'],
    ['It reduces the gain by 5%.', 'lower'],
    ['This reduced energy gain by 5%.', 'lower'],
    ['Larch can increase accuracy drops by 5%.', 'higher'],
    ['Stems with improved leaves lower the error by 4%.', 'lower'],
    // Of several verbs the last one has the number.
    ['A term that cuts noise boosts accuracy by 3%.', 'higher'],
    ['Dropping leaves boosts speed by 5%.', 'higher'],
    ['By reducing noise it improves accuracy by 3%.', 'higher'],
    ['It improves accuracy by reducing noise by 3%.', 'lower'],
    ['The error was reduced by 3%.', 'lower'],
    ['The drops were improved by 3%.', 'higher'],
    ['Accuracy gains drop by 3%.', 'lower'],
    ['Larch improved accuracy by 3%.', 'higher'],
    ['We see a model reducing the error by 3%.', 'lower'],
  ])('%s', (text, expected) => {
    const [result] = findResults(text, splitSentences(text), []);
    expect(result?.direction).toBe(expected);
  });
});
