import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import namesJson from '../../data/names.json' with { type: 'json' };
import namesSchema from '../../data/names.schema.json' with { type: 'json' };
import { LithographError } from '../../src/errors.ts';
import { areNameLike, atomsOf, groupNames, nameKey, parseOptionalHeads } from '../../src/extract/rules/coreference.ts';
import { singular } from '../../src/extract/rules/words.ts';
import { compareStrings } from '../../src/text/compare.ts';
import { annotate, model } from './shipped.ts';

const keyOf = (name: string): string => nameKey(atomsOf(annotate(name, 0).tokens));

// Groups names as the extractor does; the names of one group, for each group.
function group(names: readonly string[], definitions: readonly (readonly [string, string])[] = []): string[][] {
  const parts = names.map((name) => atomsOf(annotate(name, 0).tokens));
  const keys = new Map(
    parts.map((part, i) => [nameKey(part), areNameLike((names[i] ?? '').slice(0, part.at(-1)?.start ?? 0))]),
  );
  const pairs = definitions.map(([short, long]) => [keyOf(short), keyOf(long)] as const);
  const groups = groupNames(keys, pairs, model.heads);
  const found = new Map<string, string[]>();
  names.forEach((name, i) => {
    const stands = groups.get(nameKey(parts[i] ?? [])) ?? '';
    found.set(stands, [...(found.get(stands) ?? []), name]);
  });
  return [...found.values()];
}

describe('one thing', () => {
  test.each([
    ['singular and plural', ['reward model', 'reward models'], []],
    ['capitals', ['Attention Sinks', 'attention sinks'], []],
    ['hyphens', ['fine tuning', 'fine-tuning'], []],
    ['an acronym', ['RL', 'reinforcement learning'], [['RL', 'reinforcement learning']]],
    ['an acronym’s plural', ['LLM', 'LLMs', 'large language models'], [['LLMs', 'large language models']]],
    ['an acronym in a longer name', ['RL agents', 'reinforcement learning agent'], [['RL', 'reinforcement learning']]],
    ['a name with "model"', ['Nemotron-H', 'Nemotron-H models'], []],
    ['a term with "technique"', ['self-correction', 'self-correction techniques'], []],
    ['an acronym with "algorithm"', ['policy iteration', 'PI algorithm'], [['PI', 'policy iteration']]],
  ] as [string, string[], [string, string][]][])('%s', (_, names, definitions) => {
    expect(group(names, definitions)).toEqual([names]);
  });
});

describe('two things', () => {
  test.each([
    ['a term and the class', ['language', 'language models'], []],
    ['another modifier', ['speculative decoding', 'batched speculative decoding'], []],
    ['another version', ['GPT-3', 'GPT-4'], []],
    ['a longer name of its own', ['Nemotron-H', 'Nemotron-H-47B-Base'], []],
    ['a term and "model" after small letters', ['reward', 'reward models'], []],
    ['an optional word after nothing known', ['parsing', 'search algorithms'], []],
  ] as [string, string[], [string, string][]][])('%s', (_, names, definitions) => {
    expect(group(names, definitions)).toEqual(names.map((name) => [name]));
  });
});

test('the order of the names does not matter', () => {
  const names = ['RL', 'RL methods', 'reinforcement learning', 'Reinforcement Learning', 'X-Net', 'X-Net model'];
  const definitions = [['RL', 'reinforcement learning']] as const;
  const sorted = (groups: string[][]): string[][] => groups.map((members) => [...members].sort()).sort();
  expect(sorted(group([...names].reverse(), definitions))).toEqual(sorted(group(names, definitions)));
  expect(group(names, definitions).length).toBe(2);
});

test('names that define each other do not go round in circles', () => {
  expect(
    group(
      ['AB', 'BA'],
      [
        ['AB', 'BA'],
        ['BA', 'AB'],
      ],
    )
      .flat()
      .sort(),
  ).toEqual(['AB', 'BA']);
});

describe('atoms', () => {
  test('are the parts of compounds, at their offsets', () => {
    const text = 'Transformer-based models';
    expect(
      atomsOf(annotate(text, 0).tokens).map(({ start, end, piece }) => [text.slice(start, end), piece.stem]),
    ).toEqual([
      ['Transformer', 'transformer'],
      ['based', 'based'],
      ['models', 'model'],
    ]);
  });

  test.each([['-'], ['--'], ['a--b'], ['-a'], ['a-'], ['–']])('of %s lie in the text', (text) => {
    for (const { start, end, piece } of atomsOf(annotate(text, 0).tokens))
      expect(text.slice(start, end)).toBe(piece.text);
  });
});

test.each([[null], [{}], [{ optionalHeads: { any: 1 } }]])('%j is no list of optional heads', (json) => {
  expect(() => parseOptionalHeads(json)).toThrow(LithographError);
});

describe('data/names.json', () => {
  test('follows its schema', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(namesSchema);
    validate(namesJson);
    expect(validate.errors).toBeNull();
  });

  test.each(Object.entries(namesJson.optionalHeads))('%s: sorted, singular', (_, heads) => {
    expect(heads).toEqual([...heads].sort(compareStrings));
    expect(heads.map(singular)).toEqual(heads);
  });
});
