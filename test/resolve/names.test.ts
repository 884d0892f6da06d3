import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../../src/resolve/keys.ts';
import { canonicalName, type ParsedName, parseName } from '../../src/resolve/names.ts';
import { vocabulary } from './vocabulary.ts';

/** What was read, as one line: family, then the slots that are there. */
function describeName(name: string): string {
  const { family, organization, version, size, variants, date, quantization }: ParsedName = parseName(name, vocabulary);
  const slots = {
    by: organization,
    version,
    size: size?.label,
    variants: variants.length > 0 ? variants.join('+') : undefined,
    date,
    quantization,
  };
  const said = Object.entries(slots).flatMap(([slot, value]) => (value === undefined ? [] : [`${slot}=${value}`]));
  return [family, ...said].join(' ');
}

const NAMES: readonly (readonly [name: string, read: string])[] = [
  ['Llama-3.1-8B-Instruct', 'Llama version=3.1 size=8B variants=instruct'],
  ['LLaMA 3.1 8B Instruct', 'LLaMA version=3.1 size=8B variants=instruct'],
  ['Llama-3.1-Instruct-8B', 'Llama version=3.1 size=8B variants=instruct'],
  ['meta-llama/Llama-3.1-8B-Instruct', 'Llama by=Meta version=3.1 size=8B variants=instruct'],
  ['8B Llama-3.1', 'Llama version=3.1 size=8B'],
  ['Llama-3.1 8B models', 'Llama version=3.1 size=8B'],
  ['Llama3', 'Llama version=3'],
  ['llama-2-7b-chat-hf', 'llama version=2 size=7B variants=chat+hf'],
  ['TheBloke/Llama-2-7B-GGUF', 'Llama by=TheBloke version=2 size=7B quantization=gguf'],
  ['13 billion parameter LLaMA', 'LLaMA size=13B'],
  ['CodeLlama-34B-Python', 'CodeLlama size=34B variants=python'],
  ['TinyLlama-1.1B', 'TinyLlama size=1.1B'],
  ['Llama-68M', 'Llama size=68M'],
  ['Llama-Guard-3-8B', 'Llama-Guard version=3 size=8B'],
  ['GPT-4', 'GPT version=4'],
  ['GPT4', 'GPT version=4'],
  ['GPT–4', 'GPT version=4'],
  ['OpenAI GPT-4', 'GPT by=OpenAI version=4'],
  ["OpenAI's GPT-4", 'GPT by=OpenAI version=4'],
  ['GPT-4o', 'GPT version=4o'],
  ['GPT-4o-mini', 'GPT version=4o variants=mini'],
  ['GPT-4V', 'GPT version=4v'],
  ['gpt-4-0613', 'gpt version=4 date=0613'],
  ['GPT-3.5-Turbo', 'GPT version=3.5 variants=turbo'],
  ['GPT-4-32k', 'GPT version=4 variants=32k'],
  ['GPT-3 (175B)', 'GPT version=3 size=175B'],
  ['1.3 billion GPT-3', 'GPT version=3 size=1.3B'],
  ['GPT-2 models', 'GPT version=2'],
  ['GPT2-XL', 'GPT version=2 variants=xl'],
  ['GPT-NeoX-20B', 'GPT-NeoX size=20B'],
  ['GPT-J-6B', 'GPT-J size=6B'],
  ['o1-preview', 'o1 variants=preview'],
  ['o4-mini-2025-04-16', 'o4 variants=mini date=2025-04-16'],
  ['Claude 3.5 Sonnet', 'Claude version=3.5 variants=sonnet'],
  ['Claude Sonnet 3.5', 'Claude version=3.5 variants=sonnet'],
  ['Claude-3-Opus-20240229', 'Claude version=3 variants=opus date=20240229'],
  ['Gemini 1.5 Pro', 'Gemini version=1.5 variants=pro'],
  ['Google Gemini 1.5 Pro', 'Gemini by=Google version=1.5 variants=pro'],
  ['Gemini 2.0 Flash Lite', 'Gemini version=2 variants=flash+lite'],
  ['Mixtral 8x7B', 'Mixtral size=8x7B'],
  ['Mistral-7B-Instruct-v0.2', 'Mistral version=0.2 size=7B variants=instruct'],
  ['Mistral Medium 3.1', 'Mistral version=3.1 variants=medium'],
  ['Qwen2.5-72B-Instruct', 'Qwen version=2.5 size=72B variants=instruct'],
  ['Qwen/Qwen2.5-7B', 'Qwen by=Alibaba version=2.5 size=7B'],
  ['Qwen1.5-14B-Chat-GPTQ-Int4', 'Qwen version=1.5 size=14B variants=chat quantization=gptq int4'],
  ['Qwen3-235B-A22B', 'Qwen version=3 size=235B A22B'],
  ['Qwen2.5-Math-7B-Instruct', 'Qwen version=2.5 size=7B variants=math+instruct'],
  ['Qwen3-0.6b', 'Qwen version=3 size=600M'],
  ['DeepSeek-V3', 'DeepSeek version=3'],
  ['deepseek-ai/DeepSeek-V3', 'DeepSeek by=DeepSeek version=3'],
  ['DeepSeek-R1-0528', 'DeepSeek version=r1 date=0528'],
  ['DeepSeek-R1-Distill-Qwen-7B', 'DeepSeek version=r1 size=7B variants=distill+qwen'],
  ['Nemotron-H-47B-Base', 'Nemotron-H size=47B variants=base'],
  ['Nemotron-H-8B-Base-8K', 'Nemotron-H size=8B variants=8k+base'],
  ['Nemotron-4 15B', 'Nemotron version=4 size=15B'],
  ['T5-11B', 'T5 size=11B'],
  ['Flan-T5-XXL', 'Flan-T5 variants=xxl'],
  ['BERT-base-uncased', 'BERT variants=base+uncased'],
  ['BERT Large', 'BERT variants=large'],
  ['Whisper large-v3', 'Whisper version=3 variants=large'],
  ['YOLOv5s', 'YOLO version=5s'],
  ['YOLO v3', 'YOLO version=3'],
  ['MobileNetV2', 'MobileNet version=2'],
  ['ResNet-50', 'ResNet version=50'],
  ['Stable Diffusion v1.5', 'Stable Diffusion version=1.5'],
  ['DALL-E 2', 'DALL-E version=2'],
  ['Llama-3.1 4-bit', 'Llama version=3.1 quantization=4-bit'],
  ['NVIDIA A100 GPUs', 'A100 by=NVIDIA'],
  ['CIFAR-10', 'CIFAR version=10'],
  ['WMT14', 'WMT date=2014'],
  ['WMT 2014', 'WMT date=2014'],
  ["AIME'25", 'AIME date=2025'],
  ['ImageNet-21k', 'ImageNet variants=21k'],
  ['MATH-500', 'MATH version=500'],
  ['MMLU-Pro', 'MMLU variants=pro'],
  ['HumanEval+', 'HumanEval variants=+'],
  ['HumanEval-X', 'HumanEval variants=x'],
  ['SWE-bench Verified', 'SWE-bench variants=verified'],
  ['SQuAD v1.1', 'SQuAD version=1.1'],
];

/** Names and phrases that are one piece: nothing is read from them. */
const WHOLE = [
  'reward models',
  'Reward models',
  'Bayesian networks',
  'Knowledge Base',
  'Nemotron-H',
  'GSM8K',
  'Mask3D',
  'Defects4J',
  'Pix2Pix',
  'FP8',
  'C++',
  'A*',
  'F1',
  'Micro-F1',
  '3D Gaussian Splatting',
  'task 1',
  'Level 3',
  '8B language model',
  '70B Instruct',
  '1.3B parameters',
  'Sentinel-2 imagery',
  'REK+/RAG+',
  'Mistral-7B/24B',
  'Claude 3.7 | CUA',
  'v2',
  '2024',
  '',
];

describe('parseName', () => {
  test.each(NAMES)('%s → %s', (name, read) => {
    expect(describeName(name)).toBe(read);
  });

  test.each(WHOLE)('reads nothing from "%s"', (name) => {
    expect(parseName(name, vocabulary)).toEqual({ family: name, variants: [], pieces: [] });
  });

  test.each([
    ['Mixtral 8x22B', { parameters: 22e9, experts: 8, label: '8x22B' }],
    ['Qwen3-30B-A3B', { parameters: 30e9, active: 3e9, label: '30B A3B' }],
    ['OPT-350M', { parameters: 350e6, label: '350M' }],
    ['OPT 1300M', { parameters: 1.3e9, label: '1.3B' }],
  ])('counts the parameters of %s', (name, size) => {
    expect(parseName(name, vocabulary).size).toEqual(size);
  });

  test('one spelling for the names of one thing, whatever the order of the slots', () => {
    const spellings = [
      'Llama-3.1-8B-Instruct',
      'Llama-3.1-Instruct-8B',
      'Llama 3.1 Instruct (8B)',
      'Meta Llama 3.1 8B Instruct',
    ];
    const canonical = spellings.map((name) => canonicalName(parseName(name, vocabulary)));
    expect(new Set(canonical)).toEqual(new Set(['Llama 3.1 8B instruct']));
  });

  test.each(NAMES.map(([name]) => [name]))('the canonical name of %s has the key of the name', (name) => {
    expect(keyOf(canonicalName(parseName(name, vocabulary)), vocabulary)).toBe(keyOf(name, vocabulary));
  });

  test('any text is read without an error, and none of its pieces is empty', () => {
    const word = fc.constantFrom(
      'Llama',
      'GPT',
      '-',
      ' ',
      '3.1',
      '8B',
      'v2',
      '/',
      '+',
      '(',
      'chat',
      '2024',
      'é',
      '"',
      '|',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 10 }).map((words) => words.join('')),
        ),
        (name) => {
          const { pieces, family } = parseName(name, vocabulary);
          expect(pieces.every(({ text }) => text !== '')).toBe(true);
          if (name.trim() !== '') expect(family).not.toBe('');
        },
      ),
    );
  });
});
