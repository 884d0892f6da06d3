import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldKey } from '../../src/text/fold.ts';

describe('foldKey', () => {
  test.each([
    ['case', 'MBPP', 'mbpp'],
    ['dashes, underscores and spaces', 'Fine-tuning_of  LLMs', 'fine tuning of llms'],
    ['dashes of all lengths', 'human–AI—teaming−now‑ok', 'human ai teaming now ok'],
    ['versions keep their dots', 'Llama-3.1-8B', 'llama 3.1 8b'],
    ['signs that matter stay', 'Pass@1, C++, C#, R&D', 'pass@1, c++, c#, r&d'],
    ['accents', 'Schrödinger café Fùxì', 'schrodinger cafe fuxi'],
    ['accents in two characters', 'cafe\u0301', 'cafe'],
    ['letters with strokes', 'Łukasz Ørsted Straße Æther', 'lukasz orsted strasse aether'],
    ['Greek letters have names', 'β-VAE, α, Δ', 'beta vae, alpha, delta'],
    ['symbols for Greek letters', 'ϵ-greedy, µ, ϕ', 'epsilon greedy, mu, phi'],
    ['Greek words stay', 'αβγ', 'αβγ'],
    ['superscripts and subscripts', 'M³ H₂O ℓ₀', 'm3 h2o l0'],
    ['letters for mathematics', '𝒪(n) 𝐱 ℝ', 'o(n) x r'],
    ['full width', 'ＧＰＴ－４', 'gpt 4'],
    ['ligatures', 'eﬃcient', 'efficient'],
    ['quotes are left out', 'Cohen’s “kappa” \'x\' "y" `z`', 'cohens kappa x y z'],
    ['invisible characters are left out', 'a\u200Bb\u00ADc\u202Ed', 'abcd'],
    ['odd spaces', ' a\u00A0b\u3000c\td\n', 'a b c d'],
    ['times', '3×3', '3x3'],
    ['nothing', ' -_ ', ''],
    ['scripts without case', '机器学习 हिन्दी', '机器学习 हिन्दी'],
    ['the capital I with a dot', 'İstanbul', 'istanbul'],
  ])('%s', (_name, text, key) => {
    expect(foldKey(text)).toBe(key);
  });

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldKey(foldKey(text))).toBe(foldKey(text));
      }),
      { numRuns: 300 },
    );
  });
});
