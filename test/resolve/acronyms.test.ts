import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abbreviates, looksLikeAcronym, singularShort } from '../../src/resolve/acronyms.ts';

describe('abbreviates', () => {
  test.each([
    ['RLHF', 'reinforcement learning from human feedback'],
    ['RM', 'reward model'],
    ['RMs', 'reward models'],
    ['LLM', 'large language model'],
    ['LLMs', 'Large Language Models'],
    ['MLLM', 'multimodal large language model'],
    ['MBPP', 'Mostly Basic Python Problems'],
    ['BERT', 'Bidirectional Encoder Representations from Transformers'],
    ['GPT', 'Generative Pre-trained Transformer'],
    ['LoRA', 'Low-Rank Adaptation'],
    ['MoE', 'Mixture-of-Experts'],
    ['CoT', 'chain-of-thought'],
    ['ICL', 'in-context learning'],
    ['FIM', 'fill-in-the-middle'],
    ['SSM', 'state space model'],
    ['AUC', 'area under the curve'],
    ['IoU', 'intersection over union'],
    ['kNN', 'k-nearest neighbors'],
    ['ViT', 'Vision Transformer'],
    ['ReLU', 'rectified linear unit'],
    ['XAI', 'explainable artificial intelligence'],
    ['S2TT', 'speech-to-text translation'],
    ['3DGS', '3D Gaussian Splatting'],
    ['P2CL', 'Progressive Two-stage Correction Learning'],
    ['MQL4GRec', 'Multimodal Quantitative Language for Generative Recommendation'],
    ['Adv-RM', 'adversarial reward model'],
    ['T2SGrid', 'Temporal to Spatial Gridification'],
  ])('%s stands for %s', (short, long) => {
    expect(abbreviates(short, long)).toBe(true);
  });

  test.each([
    ['RM', 'random model of words'],
    ['XML', 'machine learning'],
    ['SSM', 'structured state space model'],
    ['LLM', 'language model'],
    ['MAP', 'mean average'],
    ['CNN', 'recurrent neural network'],
    ['RLHF', 'reinforcement learning'],
    ['BERT', 'BERT models'],
    ['ConvAD', 'ConvAD mechanism'],
    ['CHrF++', 'CHrF++ score'],
    ['Qwen', 'Qwen2.5 32B'],
    ['GPT-4', 'GPT-4o'],
    ['GPT4', 'GPT-4o'],
    ['VQ-VAE', 'view-aware 3D Vector Quantized-Variational AutoEncoder'],
    ['GPT-4', 'GPT-4 Turbo'],
    ['Mamba', 'Many able mathematicians build apps'],
    ['model', 'many odd design elements'],
    ['GPU', 'GPU'],
    ['AI', ''],
    ['', 'artificial intelligence'],
  ])('%s does not stand for %s', (short, long) => {
    expect(abbreviates(short, long)).toBe(false);
  });

  test('initials stand for their words', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), (words) => {
        const short = words.map((each) => each.charAt(0).toUpperCase()).join('');
        expect(abbreviates(short, words.join(' '))).toBe(true);
        expect(abbreviates(`${short}s`, words.join('-'))).toBe(true);
      }),
    );
  });

  test('any two texts are compared without an error', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (short, long) => {
        expect([true, false]).toContain(abbreviates(short, long));
      }),
    );
  });
});

describe('looksLikeAcronym', () => {
  test.each(['RLHF', 'RM', 'RMs', 'LoRA', 'P2CL', 'D&I', 'Adv-RM', 'T2I-ICL'])('%s does', (text) => {
    expect(looksLikeAcronym(text)).toBe(true);
  });

  test.each(['Mamba', 'reward model', 'A', 'Transformers', 'ABCDEFGHIJKLMN', 'GPT 4', 'Llama', ''])(
    '"%s" does not',
    (text) => {
      expect(looksLikeAcronym(text)).toBe(false);
    },
  );
});

describe('singularShort', () => {
  test.each([
    ['RMs', 'RM'],
    ["PC's", 'PC'],
    ['GPS', 'GPS'],
    ['models', 'models'],
    ['LoRAs', 'LoRAs'],
  ])('%s → %s', (short, singular) => {
    expect(singularShort(short)).toBe(singular);
  });
});
