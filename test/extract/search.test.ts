import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atomsOf, nameKey } from '../../src/extract/rules/coreference.ts';
import { searchForms } from '../../src/extract/rules/search.ts';
import { annotate } from './shipped.ts';

const atoms = (text: string) => atomsOf(annotate(text, 0).tokens);

function find(text: string, names: readonly string[]): string[] {
  const forms = names.map((name) => ({ atoms: atoms(name), group: nameKey(atoms(name)) }));
  return searchForms(atoms(text), forms).map(({ start, end }) => text.slice(start, end));
}

describe('a name is found', () => {
  test.each([
    ['everywhere', 'a cat, the cat and cats', ['cat'], ['cat', 'cat', 'cats']],
    ['in capitals', 'Reward Models beat reward models', ['reward model'], ['Reward Models', 'reward models']],
    ['with and without a hyphen', 'fine-tuning, fine tuning', ['fine-tuning'], ['fine-tuning', 'fine tuning']],
    ['within a compound', 'a BERT-based and non-BERT encoder', ['BERT'], ['BERT', 'BERT']],
    ['across the start of a compound', 'knowledge graph-based answers', ['knowledge graph'], ['knowledge graph']],
    ['as it is spelt, where it is a name', 'MIND helps the mind; two MINDs', ['MIND'], ['MIND', 'MINDs']],
    ['in each of its spellings', 'vLLM and VLLM and vllm', ['vLLM', 'VLLM'], ['vLLM', 'VLLM']],
    [
      'the longest one',
      'batched speculative decoding, decoding',
      ['decoding', 'batched speculative decoding'],
      ['batched speculative decoding', 'decoding'],
    ],
    [
      'the shorter one where the longer breaks off',
      'batched speculative work',
      ['batched speculative decoding', 'batched'],
      ['batched'],
    ],
  ])('%s', (_, text, names, expected) => {
    expect(find(text, names)).toEqual(expected);
  });
});

describe('a name is not found', () => {
  test.each([
    ['within a word', 'concatenation', ['cat']],
    ['across punctuation', 'reward, model', ['reward model']],
    ['across sentences', 'We like reward. Model it.', ['reward model']],
    ['where there are no names', 'a cat', []],
  ])('%s', (_, text, names) => {
    expect(find(text, names)).toEqual([]);
  });
});

test('matches are sorted, do not overlap and are longest-first at each place, whatever the order of the names', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd');
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.uniqueArray(name, { maxLength: 6 }), (parts, names) => {
      const text = parts.join(' ');
      const found = find(text, names);
      expect(find(text, [...names].reverse())).toEqual(found);
      for (const match of found) expect(names).toContain(match);
      const expected: string[] = [];
      for (let i = 0; i < parts.length; ) {
        const lengths = [3, 2, 1].filter(
          (length) => names.includes(parts.slice(i, i + length).join(' ')) && i + length <= parts.length,
        );
        const longest = lengths[0] ?? 0;
        if (longest > 0) expected.push(parts.slice(i, i + longest).join(' '));
        i += Math.max(1, longest);
      }
      expect(found).toEqual(expected);
    }),
  );
});
