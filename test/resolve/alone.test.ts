import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveNames } from '../../src/pipeline.ts';
import type { NameQuery } from '../../src/resolve/alone.ts';

/** The names in groups of one thing each, in the order of their first. */
const groups = (...queries: readonly (string | NameQuery)[]): string[][] => {
  const answers = resolveNames(queries.map((query) => (typeof query === 'string' ? { name: query } : query)));
  const byEntity = new Map<string, string[]>();
  for (const { entity, name } of answers) byEntity.set(entity, [...(byEntity.get(entity) ?? []), name]);
  return [...byEntity.values()];
};

describe('resolveNames', () => {
  test('answers in the order of the questions, by the contract', () => {
    const answers = resolveNames([
      { name: 'HumanEval', type: 'Dataset' },
      { name: 'Llama-3.1-8B' },
      { name: 'Human Eval' },
    ]);
    expect(answers.map(({ name }) => name)).toEqual(['HumanEval', 'Llama-3.1-8B', 'Human Eval']);
    expect(answers[0]).toEqual({
      name: 'HumanEval',
      type: 'Dataset',
      entity: expect.stringMatching(/^e-[0-9a-f]{12}$/),
      label: expect.any(String),
      reason: expect.any(String),
    });
    expect(answers[1]).toMatchObject({ type: 'Model', family: 'Llama' });
    expect(answers[2]?.entity).toBe(answers[0]?.entity);
  });

  test.each<[string, (string | NameQuery)[], string[][]]>([
    ['nothing', [], []],
    [
      'an acronym and the one long form that it fits',
      ['XYZ', 'xenial yellow zebras'],
      [['XYZ', 'xenial yellow zebras']],
    ],
    [
      'an acronym that fits two long forms',
      ['XYZ', 'xenial yellow zebras', 'xeric yucca zones'],
      [['XYZ'], ['xenial yellow zebras'], ['xeric yucca zones']],
    ],
    [
      'a long form with its acronym tells what the acronym means',
      ['xeric yucca zones (XYZ)', 'XYZ', 'xenial yellow zebras'],
      [['xeric yucca zones (XYZ)', 'XYZ'], ['xenial yellow zebras']],
    ],
    [
      'a well-known acronym is not what else its letters fit',
      ['PCA', 'principal coordinate analysis'],
      [['PCA'], ['principal coordinate analysis']],
    ],
    [
      'an acronym in a longer name',
      ['CoT prompting', 'chain-of-thought prompting'],
      [['CoT prompting', 'chain-of-thought prompting']],
    ],
    [
      'the noun of its kind',
      [
        { name: 'Adam', type: 'Method' },
        { name: 'Adam optimizer', type: 'Method' },
      ],
      [['Adam', 'Adam optimizer']],
    ],
    [
      'a noun of another kind',
      [
        { name: 'DST', type: 'Task' },
        { name: 'DST dataset', type: 'Dataset' },
      ],
      [['DST'], ['DST dataset']],
    ],
    [
      'a data set’s challenge and the task',
      [
        { name: 'QXI', type: 'Task' },
        { name: 'QXI challenge', type: 'Dataset' },
      ],
      [['QXI'], ['QXI challenge']],
    ],
    [
      'one word or another for a way to do it, but not none',
      ['humble gradient algorithm', 'Humble-gradient methods', 'humble gradient'],
      [['humble gradient algorithm', 'Humble-gradient methods'], ['humble gradient']],
    ],
    ['too little before the way to do it', ['deep method', 'deep approach'], [['deep method'], ['deep approach']]],
    [
      'one word before the way to do it',
      ['segmentation method', 'segmentation algorithm'],
      [['segmentation method'], ['segmentation algorithm']],
    ],
    [
      'a noun that the acronym has too',
      ['LLM models', 'LLMs', 'RNN model', 'RNN'],
      [['LLM models', 'LLMs'], ['RNN model'], ['RNN']],
    ],
    ['a maker before a hyphen', ['Meta-LLaMA', 'LLaMA', 'Meta-learning'], [['Meta-LLaMA', 'LLaMA'], ['Meta-learning']]],
    [
      'a maker before a word that is a name only there',
      ['PASCAL-Context', 'context'],
      [['PASCAL-Context'], ['context']],
    ],
    ['a field and its algorithms', ['RL', 'RL algorithm'], [['RL'], ['RL algorithm']]],
    [
      'a maker and what it makes',
      ['openai/whisper', 'Whisper', 'OpenAI’s Whisper'],
      [['openai/whisper', 'Whisper', 'OpenAI’s Whisper']],
    ],
    ['a maker that is part of the name', ['Google News', 'News'], [['Google News'], ['News']]],
    [
      'the same words around a preposition',
      ['segmentation of images', 'image segmentation'],
      [['segmentation of images', 'image segmentation']],
    ],
    [
      'a direction is not an order',
      ['text-to-image generation', 'image-to-text generation'],
      [['text-to-image generation'], ['image-to-text generation']],
    ],
    [
      'a verb and its noun',
      ['Detecting Misinformation', 'misinformation detection'],
      [['Detecting Misinformation', 'misinformation detection']],
    ],
    ['umlauts', ['Gödel numbering', 'Goedel numbering'], [['Gödel numbering', 'Goedel numbering']]],
    [
      'a model and a data set of one name',
      [
        { name: 'AMBER', type: 'Model' },
        { name: 'AMBER', type: 'Dataset' },
      ],
      [['AMBER'], ['AMBER']],
    ],
    [
      'two acronyms that only their capitals tell apart',
      ['FID', 'FiD', 'Fréchet inception distance', 'Fusion-in-Decoder'],
      [
        ['FID', 'Fréchet inception distance'],
        ['FiD', 'Fusion-in-Decoder'],
      ],
    ],
    ['other capitals than those of two acronyms', ['FID', 'fid', 'Fid', 'FiD'], [['FID', 'fid', 'Fid'], ['FiD']]],
    ['a word that is written as a name', ['Impala', 'IMPALA', 'impala'], [['Impala', 'IMPALA'], ['impala']]],
    [
      'words and the acronyms that are written like them',
      [
        { name: 'maps', type: 'Concept' },
        { name: 'mAP', type: 'Metric' },
        { name: 'map', type: 'Concept' },
      ],
      [['maps', 'map'], ['mAP']],
    ],
    ['a hyphen that a known acronym has not', ['HE-R', 'HER'], [['HE-R'], ['HER']]],
    [
      'a well-known acronym in small letters',
      ['lidar', 'LiDAR', 'bert', 'BERT'],
      [
        ['lidar', 'LiDAR'],
        ['bert', 'BERT'],
      ],
    ],
    ['a name without a type follows those with one', [{ name: 'Oak', type: 'Model' }, 'Oak'], [['Oak', 'Oak']]],
  ])('%s', (_, queries, expected) => {
    expect(groups(...queries)).toEqual(expected);
  });

  test('a name is shown without the noun of its class, though more have it so', () => {
    const answers = resolveNames(['Zebro optimizer', 'Zebro', 'Zebro optimizer'].map((name) => ({ name })));
    expect(answers.map(({ label }) => label)).toEqual(['Zebro', 'Zebro', 'Zebro']);
  });

  test('a kind that is known goes by how the name is written', () => {
    const known = ['FID', 'FiD', 'Fid', 'Impala'].map((name) => ({ name }));
    expect(resolveNames(known).map(({ type }) => type)).toEqual(['Metric', 'Method', 'Metric', 'Method']);
  });

  test('a coordinated name says what it stands for', () => {
    const [answer] = resolveNames([{ name: 'Qwen-2.5-7B/72B' }]);
    expect(answer?.parts).toEqual(['Qwen-2.5-7B', 'Qwen-2.5-72B']);
  });

  test('answers any strings, the same for every order', () => {
    const queries = fc.array(fc.record({ name: fc.string({ minLength: 1, unit: 'grapheme' }) }), { maxLength: 12 });
    fc.assert(
      fc.property(queries, (list) => {
        const answers = resolveNames(list);
        const turned = resolveNames(list.toReversed()).toReversed();
        expect(answers.map(({ entity, label }) => [entity, label])).toEqual(
          turned.map(({ entity, label }) => [entity, label]),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('names that differ only in a number never meet', () => {
    const base = fc.constantFrom('Mamba', 'SQuAD', 'Foo-', 'WMT', 'YOLOv', 'bar baz ', 'Llama-3.', 'QWERTY ');
    fc.assert(
      fc.property(
        base,
        fc.nat(3000),
        fc.nat(3000),
        fc.constantFrom('', 'B', ' dataset', '-base'),
        (name, a, b, end) => {
          fc.pre(a !== b && a % 100 !== b && b % 100 !== a);
          const [first, second] = resolveNames([{ name: `${name}${a}${end}` }, { name: `${name}${b}${end}` }]);
          expect(first?.entity).not.toBe(second?.entity);
        },
      ),
      { numRuns: 300 },
    );
  });
});
