import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/model.ts';
import { labelled, paper, relationLines, resolve } from './papers.ts';

/** One paper for each name. */
const papersOf = (kind: string, names: readonly string[]): Extraction[] =>
  names.map((name, index) => paper(`p${index}`, `We use ${name} here.`, [`${kind} uses: ${name}`]));
const treeOf = (names: readonly string[], kind = 'Model'): string[] => relationLines(resolve(papersOf(kind, names)));

describe('VARIANT_OF', () => {
  test.each([
    [
      'a chain of names, each to the nearest',
      ['Llama-3.1-8B', 'Llama-3.1', 'Llama'],
      ['Llama-3.1 VARIANT_OF Llama', 'Llama-3.1-8B VARIANT_OF Llama-3.1'],
    ],
    ['a gap in the chain is jumped', ['Llama-3.1-8B-Instruct', 'Llama'], ['Llama-3.1-8B-Instruct VARIANT_OF Llama']],
    [
      'a spelling of its own does not matter',
      ['LLaMA 3.1 8B Instruct', 'Llama-3.1-8B', 'llama3.1'],
      ['LLaMA 3.1 8B Instruct VARIANT_OF Llama-3.1-8B', 'Llama-3.1-8B VARIANT_OF llama3.1'],
    ],
    [
      'the version may stand after the size',
      ['Mistral-7B-v0.1', 'Mistral-7B'],
      ['Mistral-7B-v0.1 VARIANT_OF Mistral-7B'],
    ],
    ['a plus is a variant', ['HumanEval+', 'HumanEval'], ['HumanEval+ VARIANT_OF HumanEval']],
    ['a known word is a variant', ['MMLU-Pro', 'MMLU'], ['MMLU-Pro VARIANT_OF MMLU']],
    [
      'an unknown word behind the version is one',
      ['Qwen2.5-Coder-7B', 'Qwen2.5'],
      ['Qwen2.5-Coder-7B VARIANT_OF Qwen2.5'],
    ],
    [
      'siblings are no parents',
      ['Llama-3.1-8B', 'Llama-3.2-8B'],
      ['Llama-3.1-8B VARIANT_OF Llama', 'Llama-3.2-8B VARIANT_OF Llama'],
    ],
    ['one child makes no parent', ['Llama-3.1-8B'], []],
    [
      'names without a common family have nothing to do with each other',
      ['BERT', 'RoBERTa', 'CodeLlama', 'Llama-2'],
      [],
    ],
    [
      'a family that is only named with a noun',
      ['Claude models', 'Claude 3', 'Claude 3.5'],
      ['Claude 3 VARIANT_OF Claude models', 'Claude 3.5 VARIANT_OF Claude models'],
    ],
    ['a longer word is another family', ['MiniGPT-4', 'GPT'], []],
    ['the words of a phrase are no family', ['Knowledge Base', 'Knowledge'], []],
  ])('%s', (_, given, tree) => {
    expect(treeOf(given)).toEqual(tree);
  });

  test('two children make a parent that nobody names, with all that a node needs', () => {
    const resolution = resolve(papersOf('Model', ['Llama-3.1-8B', 'Llama-3.1-70B']));
    const parent = labelled(resolution, 'Llama-3.1');
    expect(parent).toMatchObject({ key: 'llama3.1', kind: 'Model', votes: {}, occurrences: [] });
    expect(parent.aliases).toEqual([{ name: 'Llama-3.1', count: 0, reason: 'label' }]);
    expect(relationLines(resolution)).toEqual([
      'Llama-3.1-70B VARIANT_OF Llama-3.1',
      'Llama-3.1-8B VARIANT_OF Llama-3.1',
    ]);
  });

  test('a family is made over versions, not over the children of one of them', () => {
    expect(treeOf(['Llama-3.1-8B', 'Llama-3.1-70B', 'Llama-2-7B'])).toEqual([
      'Llama-2-7B VARIANT_OF Llama',
      'Llama-3.1 VARIANT_OF Llama',
      'Llama-3.1-70B VARIANT_OF Llama-3.1',
      'Llama-3.1-8B VARIANT_OF Llama-3.1',
    ]);
  });

  test('an acronym is the family of its variants', () => {
    const papers = [
      paper('a', 'The Mostly Basic Python Problems (MBPP) are easy.', [
        'Dataset evaluates_on: Mostly Basic Python Problems; MBPP',
      ]),
      paper('b', 'We use MBPP+ too.', ['Dataset evaluates_on: MBPP+']),
    ];
    expect(relationLines(resolve(papers))).toEqual(['MBPP+ VARIANT_OF Mostly Basic Python Problems']);
  });

  test('a class of models is nobody’s family', () => {
    const papers = [
      paper('a', 'Generative language models (GLMs) talk.', ['Model addresses: Generative language models; GLMs']),
      paper('b', 'We use GLM-4 here.', ['Model uses: GLM-4']),
    ];
    expect(relationLines(resolve(papers))).toEqual([]);
  });

  test('two letters are nobody’s family', () => {
    const papers = [
      paper('a', 'We use Compressive Sensing (CS) here.', ['Method uses: Compressive Sensing; CS']),
      paper('b', 'We use CS-3 here.', ['Tool uses: CS-3']),
    ];
    expect(relationLines(resolve(papers))).toEqual([]);
  });

  test.each(['Concept', 'Task', 'Metric'])('a %s has no family', (kind) => {
    expect(treeOf(['COVID-19', 'COVID'], kind)).toEqual([]);
  });

  test('a data set is no variant of a model', () => {
    const papers = [
      paper('a', 'We use Orca here.', ['Model uses: Orca']),
      paper('b', 'We use Orca-2 here.', ['Dataset uses: Orca-2']),
    ];
    expect(relationLines(resolve(papers))).toEqual([]);
  });

  test('its evidence is the names: one piece for each paper that names the child', () => {
    const papers = [
      paper('b', 'We use Llama-3.1-8B here.', ['Model uses: Llama-3.1-8B']),
      paper('a', 'We use Llama 3.1 8B here.', ['Model uses: Llama 3.1 8B']),
      paper('c', 'We use Llama-3.1 here.', ['Model uses: Llama-3.1']),
    ];
    const [relation] = resolve(papers).relations;
    expect(relation?.evidence).toEqual(
      ['a', 'b'].map((id) => ({ paper: id, source: 'name', extractor: 'names@1', confidence: 0.95 })),
    );
  });

  test('a made parent stands in the papers of its children', () => {
    const resolution = resolve(papersOf('Model', ['Llama-3.1-8B', 'Llama-3.1-70B', 'Llama']));
    const made = labelled(resolution, 'Llama-3.1');
    const up = resolution.relations.find(({ source }) => source === made.id);
    expect(up?.evidence.map((evidence) => evidence.paper)).toEqual(['p0', 'p1']);
  });

  test('no variant has two parents, and no tree has a circle', () => {
    const { relations, entities } = resolve(
      papersOf('Model', [
        'Llama',
        'Llama-2',
        'Llama-2-7B',
        'Llama-7B',
        'Llama-2-7B-Chat',
        'Llama-Chat',
        'Llama-2-Chat',
        'Llama-2-13B',
      ]),
    );
    const parentOf = new Map(relations.map(({ source, target }) => [source, target]));
    expect(parentOf.size).toBe(relations.length);
    for (const { id } of entities) {
      const path = [id];
      for (let at = parentOf.get(id); at !== undefined && path.length < 9; at = parentOf.get(at)) path.push(at);
      expect(new Set(path).size).toBe(path.length);
    }
  });
});
