import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCoordinated } from '../../src/resolve/coordination.ts';
import { vocabulary } from './vocabulary.ts';

describe('splitCoordinated', () => {
  test.each([
    ['Qwen-2.5-7B/72B', 'Qwen-2.5-7B | Qwen-2.5-72B'],
    ['Mistral-7B/24B', 'Mistral-7B | Mistral-24B'],
    ['Llama-3.1-8B/70B', 'Llama-3.1-8B | Llama-3.1-70B'],
    ['Gemma-2 2B/9B/27B', 'Gemma-2 2B | Gemma-2 9B | Gemma-2 27B'],
    ['Qwen3-VL (2B/4B/8B/30B)', 'Qwen3-VL 2B | Qwen3-VL 4B | Qwen3-VL 8B | Qwen3-VL 30B'],
    ['Llama2-Chat (70B, 7B)', 'Llama2-Chat 70B | Llama2-Chat 7B'],
    ['Llama-3.1-{8B,70B}-Instruct', 'Llama-3.1-8B-Instruct | Llama-3.1-70B-Instruct'],
    ['Llama-3 8B/70B Instruct', 'Llama-3 8B Instruct | Llama-3 70B Instruct'],
    ['Llama-3.1/3.2-8B-Instruct', 'Llama-3.1-8B-Instruct | Llama-3.2-8B-Instruct'],
    ['8B and 70B Llama-3.1 models', 'Llama-3.1 8B | Llama-3.1 70B'],
    ['7B, 13B and 70B Llama 2', 'Llama 2 7B | Llama 2 13B | Llama 2 70B'],
    ['Llama 2 7B, 13B, and 70B', 'Llama 2 7B | Llama 2 13B | Llama 2 70B'],
    ['LLaMA 7B and 13B models', 'LLaMA 7B | LLaMA 13B'],
    ['llama-2-chat 7B & 70B', 'llama-2-chat 7B | llama-2-chat 70B'],
    ['Llama 3&3.1', 'Llama 3 | Llama 3.1'],
    ['GPT-3/4', 'GPT-3 | GPT-4'],
    ['GPT-3.5/4', 'GPT-3.5 | GPT-4'],
    ['GPT-3 and GPT-4', 'GPT-3 | GPT-4'],
    ['GPT-3.5 and GPT-4 models', 'GPT-3.5 | GPT-4'],
    ['DINOv2/3', 'DINOv2 | DINOv3'],
    ['YOLOv5/v7', 'YOLOv5 | YOLOv7'],
    ['ResNet-50/101/152', 'ResNet-50 | ResNet-101 | ResNet-152'],
    ['CIFAR-10/100', 'CIFAR-10 | CIFAR-100'],
    ['CIFAR-10 and CIFAR-100', 'CIFAR-10 | CIFAR-100'],
    ['CIFAR-10 and -100', 'CIFAR-10 | CIFAR-100'],
    ['ImageNet-1k/21k', 'ImageNet-1k | ImageNet-21k'],
    ['WMT14/16', 'WMT14 | WMT16'],
    ['ISIC 2017/2018', 'ISIC 2017 | ISIC 2018'],
    ['SemEval 2013, 2014 and 2015', 'SemEval 2013 | SemEval 2014 | SemEval 2015'],
    ['HumanEval/HumanEval+', 'HumanEval | HumanEval+'],
    ['MBPP and MBPP+', 'MBPP | MBPP+'],
    ['BERT-base/large', 'BERT-base | BERT-large'],
    ['Gemini 1.5 Pro and Flash', 'Gemini 1.5 Pro | Gemini 1.5 Flash'],
    ['Pass@1/10', 'Pass@1 | Pass@10'],
    ['Top-1/5 accuracy', 'Top-1 accuracy | Top-5 accuracy'],
    ['BLEU-1/2/3/4', 'BLEU-1 | BLEU-2 | BLEU-3 | BLEU-4'],
  ])('%s → %s', (name, parts) => {
    expect(splitCoordinated(name, vocabulary).join(' | ')).toBe(parts);
  });

  test.each([
    'TCP/IP',
    'and/or',
    'FP8/BF16',
    'C/C++',
    'I/O',
    'A/B testing',
    'CNN/DM',
    'CNN/Daily Mail',
    'Cora/Citeseer',
    'ViT-B/16',
    '24/7',
    '1/2',
    'Cityscapes 1/16',
    'GPT-4/Claude',
    'GPT-4 and Claude 3',
    'GPT-5.5 / Pi',
    'REK+/RAG+',
    'H100/A100',
    'mAP50:95',
    'Atari 100k',
    '1,000 Genomes',
    'meta-llama/Llama-3.1-8B',
    'text-to-image/video',
    '2-bit and 1.6-bit packing schemes',
    'collaborative 3D detection and tracking',
    'dataset of 503,875 images annotated with 12 weather attributes',
    'ICDAR 2024/2025 MapText Competition data',
    'speculative decoding',
    '',
  ])('leaves "%s" whole', (name) => {
    expect(splitCoordinated(name, vocabulary)).toEqual([name]);
  });

  test('a part is not split again', () => {
    const size = fc.integer({ min: 1, max: 500 }).map((n) => `${n}B`);
    const family = fc.constantFrom('Llama-3.1-', 'Qwen ', 'Gemma-2 ', 'OPT-');
    fc.assert(
      fc.property(family, fc.uniqueArray(size, { minLength: 2, maxLength: 8 }), (prefix, sizes) => {
        const parts = splitCoordinated(prefix + sizes.join('/'), vocabulary);
        expect(parts).toEqual(sizes.map((each) => prefix + each));
        expect(parts.map((part) => splitCoordinated(part, vocabulary))).toEqual(parts.map((part) => [part]));
      }),
    );
  });

  test('a hostile name takes no time', () => {
    const name = `Llama ${'1/'.repeat(5000)}`;
    expect(splitCoordinated(name, vocabulary)).toEqual([name]);
    expect(splitCoordinated(`A${' and 1'.repeat(15)}`, vocabulary)).toHaveLength(1);
  });
});
