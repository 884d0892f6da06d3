import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/text/document.ts';
import { labelled, paper, relationLines, resolve } from './papers.ts';

describe('names of one thing', () => {
  test('spellings in different papers become one entity with an occurrence for each', () => {
    const resolution = resolve([
      paper('a', 'We use fine-tuning.', ['Method uses: fine-tuning']),
      paper('b', 'We study finetuning and fine tuning.', ['Method addresses: finetuning; fine tuning']),
    ]);
    const entity = labelled(resolution, 'fine tuning');
    expect(resolution.entities).toHaveLength(1);
    expect(entity.occurrences.map(({ paper: id, role }) => `${id} ${role}`)).toEqual(['a uses', 'b addresses']);
    expect(entity.aliases).toEqual([
      { name: 'fine tuning', count: 1, reason: 'label' },
      { name: 'fine-tuning', count: 1, reason: 'same key', score: 1 },
      { name: 'finetuning', count: 1, reason: 'same key', score: 1 },
    ]);
    expect(resolution.merges).toContainEqual({
      entity: entity.id,
      label: 'fine tuning',
      name: 'finetuning',
      reason: 'same key',
      score: 1,
    });
  });

  test('two local entities of one paper with one key have one occurrence with the stronger role', () => {
    const resolution = resolve([
      paper('a', 'Reward models matter. We train a reward model.', [
        'Model mentions: Reward models',
        'Model uses: reward model',
      ]),
    ]);
    const [occurrence] = labelled(resolution, 'reward model').occurrences;
    expect(occurrence?.role).toBe('uses');
    expect(occurrence?.mentions).toEqual([
      { start: 0, end: 13 },
      { start: 33, end: 45 },
    ]);
    // The evidence is the mention that has the role.
    expect(occurrence?.evidence.tail).toEqual({ start: 33, end: 45 });
  });

  test('a user’s group of aliases joins, by the key of its first name', () => {
    const papers = [
      paper('a', 'We test on ImageNet.', ['Dataset evaluates_on: ImageNet']),
      paper('b', 'We test on ILSVRC 2012.', ['Dataset evaluates_on: ILSVRC 2012']),
    ];
    expect(resolve(papers).entities).toHaveLength(2);
    const joined = resolve(papers, [['ImageNet', 'ILSVRC 2012']]);
    expect(joined.entities.map(({ key }) => key)).toEqual(['imagenet']);
    expect(joined.merges.map(({ label, name, reason }) => `${name} is ${label}: ${reason}`)).toEqual([
      'ImageNet is ILSVRC 2012: same key',
    ]);
    expect(labelled(joined, 'ILSVRC 2012').occurrences.map((each) => each.paper)).toEqual(['a', 'b']);
  });

  test('a name that two groups of aliases claim joins neither', () => {
    const papers = ['SSM', 'state space model', 'structural semantic model'].map((name, index) =>
      paper(`p${index}`, `We use ${name} here.`, [`Model uses: ${name}`]),
    );
    const groups = [
      ['state space model', 'SSM'],
      ['structural semantic model', 'SSM'],
    ];
    expect(resolve(papers, groups).entities).toHaveLength(3);
    expect(resolve(papers, groups.slice(0, 1)).entities).toHaveLength(2);
  });
});

test('a bracket after a name defines it only where it abbreviates it', () => {
  const resolution = resolve([
    paper('a', 'We use GPT-4o (GPT-4 is older).', ['Model uses: GPT-4o', 'Model uses: GPT-4']),
  ]);
  expect(resolution.entities.map(({ label }) => label).sort()).toEqual(['GPT', 'GPT-4', 'GPT-4o']);
});

test('GPT4 in parentheses behind GPT-4o is no acronym of it, here or in other papers', () => {
  const resolution = resolve([
    paper('a', 'We use GPT-4.', ['Model uses: GPT-4']),
    paper('b', 'We use GPT-4o (GPT4). GPT4 wins.', ['Model uses: GPT-4o', 'Model uses: GPT4']),
  ]);
  expect(labelled(resolution, 'GPT-4o').aliases).toHaveLength(1);
  expect(resolution.entities.map(({ label }) => label)).not.toContain('GPT4o');
});

test('MOTS is not the plural of MOT, whatever the extractor says', () => {
  const resolution = resolve([
    paper('a', 'KITTI MOT and KITTI MOTS. Multi-Object Tracking (MOT) is no MOTS.', [
      'Dataset uses: KITTI MOT; KITTI MOTS',
      'Task addresses: Multi-Object Tracking; MOT; MOTS',
    ]),
  ]);
  expect(resolution.entities.map(({ label }) => label).sort()).toEqual([
    'KITTI MOT',
    'KITTI MOTS',
    'MOTS',
    'Multi-Object Tracking',
  ]);
});

describe('coordinated names', () => {
  const text = 'We compare Qwen-2.5-7B/72B with Mamba on MBPP.';
  const resolution = resolve([
    paper('a', text, ['Model uses: Qwen-2.5-7B/72B', 'Model introduces: Mamba', 'Dataset evaluates_on: MBPP'], {
      relations: [
        ['Qwen-2.5-7B/72B', 'EVALUATED_ON', 'MBPP'],
        ['Mamba', 'COMPARED_WITH', 'Qwen-2.5-7B/72B'],
      ],
    }),
  ]);

  test('become one entity for each part, with the span of the whole', () => {
    const parts = ['Qwen-2.5-7B', 'Qwen-2.5-72B'].map((label) => labelled(resolution, label));
    for (const { label, occurrences, aliases } of parts) {
      expect(occurrences.map(({ mentions }) => mentions)).toEqual([[{ start: 11, end: 26 }]]);
      expect(aliases).toEqual([{ name: label, count: 1, reason: 'label' }]);
    }
  });

  test('hand their relations to each part', () => {
    const lines = relationLines(resolution).filter((line) => !line.includes('VARIANT_OF'));
    expect(lines.filter((line) => line.includes('EVALUATED_ON'))).toEqual([
      'Qwen-2.5-72B EVALUATED_ON MBPP',
      'Qwen-2.5-7B EVALUATED_ON MBPP',
    ]);
    expect(lines.filter((line) => line.includes('COMPARED_WITH'))).toHaveLength(2);
  });

  test('a part joins the same name in another paper', () => {
    const two = resolve([
      paper('a', text, ['Model uses: Qwen-2.5-7B/72B']),
      paper('b', 'Qwen2.5-72B is large.', ['Model uses: Qwen2.5-72B']),
    ]);
    expect(labelled(two, 'Qwen-2.5-72B').occurrences.map((each) => each.paper)).toEqual(['a', 'b']);
  });
});

describe('an extractor’s mistakes', () => {
  test('a mention that contradicts the name becomes an entity of its own', () => {
    const resolution = resolve([
      paper('a', 'We use Llama-3.1-8B and Llama-3.1-70B.', ['Model uses: Llama-3.1-8B; Llama-3.1-70B']),
    ]);
    expect(labelled(resolution, 'Llama-3.1-8B').aliases.map(({ name }) => name)).toEqual(['Llama-3.1-8B']);
    expect(labelled(resolution, 'Llama-3.1-70B').occurrences).toHaveLength(1);
  });

  test('a variant is not a mention of what it varies', () => {
    const resolution = resolve([
      paper('a', 'We test on HumanEval and HumanEval+ here.', ['Dataset evaluates_on: HumanEval; HumanEval+']),
    ]);
    expect(relationLines(resolution)).toEqual(['HumanEval+ VARIANT_OF HumanEval']);
  });

  test('what no span stands for is left out and counted', () => {
    const good = paper('a', 'Mamba is fast.', ['Model introduces: Mamba']);
    const [mamba] = good.entities;
    if (mamba === undefined) throw new Error('no entity');
    const bad = {
      ...good,
      entities: [mamba, { ...mamba, id: 'e2', name: 'Ghost', mentions: [{ start: 90, end: 95 }] }],
      relations: [['e1', 'COMPARED_WITH', 'e2'] as const],
      evidence: [
        { sentence: { start: 0, end: 14 }, head: { start: 0, end: 5 }, tail: { start: 0, end: 5 }, confidence: 1 },
      ],
    };
    const resolution = resolve([bad]);
    expect(resolution.entities.map(({ label }) => label)).toEqual(['Mamba']);
    expect(resolution.relations).toEqual([]);
    expect(resolution.dropped).toEqual({ 'self-loops': 0, ungrounded: 2, ignored: 0 });
  });

  test('no papers, no entities', () => {
    expect(resolve([])).toEqual({
      entities: [],
      relations: [],
      merges: [],
      suspects: [],
      dropped: { 'self-loops': 0, ungrounded: 0, ignored: 0 },
      unknownNames: [],
    });
  });
});

describe('the sentence of a role', () => {
  test.each<[string, string, string, string]>([
    [
      'is not cut at a dot within a citation',
      'Old ideas [\\cite{Foo. 1966}] showed that \\textbf{Mamba} is fast. We agree.',
      'Mamba',
      'Old ideas [\\cite{Foo. 1966}] showed that \\textbf{Mamba} is fast.',
    ],
    [
      'is not cut at an abbreviated journal',
      'We agree. See J. Amer. Statist. Assoc. 58 for Mamba, which is fast.',
      'Mamba',
      'See J. Amer. Statist. Assoc. 58 for Mamba, which is fast.',
    ],
    ['ends where a tie follows the dot', 'This is fast.~Mamba is faster. We agree.', 'Mamba', 'Mamba is faster.'],
    [
      'keeps its markup whole at both ends',
      'Yes. \\emph{Mamba} is fast on $\\mathcal{D}$. We agree.',
      'Mamba',
      '\\emph{Mamba} is fast on $\\mathcal{D}$.',
    ],
  ])('%s', (_, abstract, name, sentence) => {
    const [entity] = resolve([paper('a', abstract, [`Model uses: ${name}`])]).entities;
    const span = entity?.occurrences[0]?.evidence.sentence;
    expect(abstract.slice(span?.start, span?.end)).toBe(sentence);
  });
});

describe('labels', () => {
  test('running text wins over the capitals of titles and of sentences’ starts', () => {
    const title = 'Speculative Decoding Revisited';
    const resolution = resolve([
      paper(
        'a',
        'Speculative decoding works. We like speculative decoding.',
        ['Method addresses: Speculative Decoding; Speculative decoding; speculative decoding'],
        { title },
      ),
      paper('b', 'Speculative decoding is old.', ['Method mentions: Speculative decoding']),
    ]);
    expect(resolution.entities.map(({ label }) => label)).toEqual(['speculative decoding']);
  });

  test('TeX becomes Unicode', () => {
    const resolution = resolve([paper('a', 'We use the $\\beta$-VAE model.', ['Model uses: $\\beta$-VAE'])]);
    expect(resolution.entities.map(({ label, key }) => `${label} ${key}`)).toEqual(['β-VAE betavae']);
  });

  test('the long form of a term wins over its acronym, however often that is used', () => {
    const long = 'large language models';
    const resolution = resolve([
      paper('a', `The ${long} (LLMs) grow.`, [`Model addresses: ${long}; LLMs`]),
      ...['b', 'c', 'd'].map((id) => paper(id, 'The LLMs grow. All LLMs do.', ['Model addresses: LLMs'])),
    ]);
    expect(resolution.entities.map(({ label }) => label)).toEqual([long]);
  });

  test('a proper name that lives by its acronym is shown by it', () => {
    const long = 'Mostly Basic Python Problems';
    const resolution = resolve([
      paper('a', `We test on ${long} (MBPP).`, [`Dataset evaluates_on: ${long}; MBPP`]),
      ...['b', 'c', 'd'].map((id) => paper(id, 'We test on MBPP.', ['Dataset evaluates_on: MBPP'])),
    ]);
    expect(resolution.entities.map(({ label }) => label)).toEqual(['MBPP']);
    expect(resolution.entities.map(({ key }) => key)).toEqual(['mostlybasicpythonproblem']);
  });
});

describe('evidence of an occurrence', () => {
  const title = 'Mamba for code';
  const abstract = 'Code is hard. We introduce Mamba, which is fast. Mamba wins.';

  test('is the sentence of the first mention in the abstract', () => {
    const extraction = paper('a', abstract, ['Model introduces: Mamba'], { title });
    const text = textOf(extraction.document);
    const [occurrence] = labelled(resolve([extraction]), 'Mamba').occurrences;
    const { sentence, tail, ...rest } = occurrence?.evidence ?? { sentence: undefined, tail: undefined };
    expect(text.slice(sentence?.start, sentence?.end)).toBe('We introduce Mamba, which is fast.');
    expect(text.slice(tail?.start, tail?.end)).toBe('Mamba');
    expect(rest).toEqual({ paper: 'a', source: 'text', extractor: 'test@1', confidence: 0.9 });
    expect(occurrence?.mentions).toHaveLength(3);
  });

  test('is the title where only that has it', () => {
    const extraction = paper('a', 'Code is hard.', ['Model introduces: Mamba'], { title });
    const [occurrence] = labelled(resolve([extraction]), 'Mamba').occurrences;
    expect(occurrence?.evidence.sentence).toEqual({ start: 0, end: title.length });
  });
});

describe('relations', () => {
  const line = ['Model introduces: Mamba', 'Model compares_with: Transformer', 'Dataset evaluates_on: MBPP'];
  const text = 'Mamba beats the Transformer on MBPP.';

  test('of several papers are one, with the evidence of each', () => {
    const relations = [['Mamba', 'OUTPERFORMS', 'Transformer']] as const;
    const resolution = resolve(['b', 'a'].map((id) => paper(id, text, line, { relations })));
    expect(relationLines(resolution)).toEqual(['Mamba OUTPERFORMS Transformer']);
    expect(resolution.relations[0]?.evidence.map((evidence) => evidence.paper)).toEqual(['a', 'b']);
  });

  test('without a direction go from the smaller id, their spans with them', () => {
    const resolution = resolve([
      paper('a', text, line, { relations: [['Mamba', 'COMPARED_WITH', 'Transformer']] }),
      paper('b', text, line, { relations: [['Transformer', 'COMPARED_WITH', 'Mamba']] }),
    ]);
    const [relation] = resolution.relations;
    expect(resolution.relations).toHaveLength(1);
    expect((relation?.source ?? '') < (relation?.target ?? '')).toBe(true);
    const label = resolution.entities.find(({ id }) => id === relation?.source)?.label;
    for (const { head } of relation?.evidence ?? []) expect(text.slice(head?.start, head?.end)).toBe(label);
  });

  test('from a thing to itself are dropped and counted', () => {
    const resolution = resolve([
      paper('a', 'A reward model beats reward models.', ['Model uses: reward model', 'Model uses: reward models'], {
        relations: [['reward model', 'OUTPERFORMS', 'reward models']],
      }),
    ]);
    expect(resolution.relations).toEqual([]);
    expect(resolution.dropped).toEqual({ 'self-loops': 1, ungrounded: 0, ignored: 0 });
  });
});
