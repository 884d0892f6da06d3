import { describe, expect, test } from 'vitest';
import type { Extraction } from '../../src/model.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { paper, resolve } from './papers.ts';
import { vocabulary } from './vocabulary.ts';

const papersOf = (names: readonly string[]): Extraction[] =>
  names.map((name, index) => paper(`p${index}`, `We use ${name} here.`, [`Task uses: ${name}`]));

const reasonsOf = (names: readonly string[]): string[] => resolve(papersOf(names)).suspects.map(({ reason }) => reason);

describe('suspects', () => {
  test.each([
    ['one letter differs', ['summarization', 'summarzation']],
    ['one letter differs', ['relational triples', 'relational triplets']],
    ['the version is written differently', ['LiveCode 24', 'LiveCode 2024']],
  ])('%s: %j', (reason, names) => {
    expect(reasonsOf(names)).toEqual([reason]);
  });

  test.each([
    [['GPT-3', 'GPT-4']],
    [['HumanEval', 'HumanEval+']],
    [['supervised learning', 'unsupervised learning']],
    [['symmetric kernels', 'asymmetric kernels']],
    [['emotion recognition', 'motion recognition']],
    [['morality', 'modality']],
    [['X-Fusion', 'fusion']],
    [['RGB cameras', 'RGBD cameras']],
    [['reward model', 'speculative decoding']],
    [['QTZW', 'quasi tensor zone walking']],
  ])('nobody need look at %j', (names) => {
    expect(reasonsOf(names)).toEqual([]);
  });

  test('are likelier where one paper names both, or both are related to the same thing', () => {
    const both = [
      paper('a', 'We use summarization and summarzation.', ['Task uses: summarization', 'Task uses: summarzation']),
    ];
    const related = ['relational triples', 'relational triplets'].map((name, index) =>
      paper(`p${index}`, `Oak is for ${name}.`, ['Model uses: Oak', `Task uses: ${name}`], {
        relations: [['Oak', 'USED_FOR', name]],
      }),
    );
    const tell = (papers: readonly Extraction[]) =>
      resolve(papers).suspects.map(({ reason, score }) => [reason, score]);
    const initials = [
      paper('a', 'We use QTZW and quasi tensor zone walking.', [
        'Task uses: QTZW',
        'Concept uses: quasi tensor zone walking',
      ]),
    ];
    expect(tell(initials)).toEqual([['its letters are the initials; one paper names both', 0.85]]);
    expect(tell(both)).toEqual([['one letter differs; one paper names both', 0.85]]);
    expect(tell(related)).toEqual([['one letter differs; both are related to the same thing', 0.85]]);
    expect(tell(papersOf(['relational triples', 'relational triplets']))).toEqual([['one letter differs', 0.3]]);
  });

  test('a word in the plural is no acronym of its letters', () => {
    const papers = [
      paper('a', 'Cosy apple basket lore (CABL) is new.', ['Method introduces: Cosy apple basket lore; CABL']),
      paper('b', 'We lay cabls.', ['Concept uses: cabls']),
    ];
    expect(resolve(papers).suspects).toEqual([]);
  });

  test('initials that two long forms have say nothing', () => {
    expect(reasonsOf(['RAP', 'reasoning and planning', 'retrieval and prompting'])).toEqual([]);
  });

  test('are no more than asked for, the likeliest and the most named first', () => {
    const papers = papersOf(['summarization', 'summarzation', 'LiveCode 24', 'LiveCode 2024']);
    const some = resolveEntities(papers, { vocabulary, maxSuspects: 1 });
    expect(some.suspects.map(({ reason }) => reason)).toEqual(['the version is written differently']);
    expect(resolveEntities(papers, { vocabulary, maxSuspects: 0 }).suspects).toEqual([]);
  });

  test('name two entities that exist, the smaller id first', () => {
    const { suspects, entities } = resolve(papersOf(['summarization', 'summarzation', 'LiveCode 24', 'LiveCode 2024']));
    const ids = new Set(entities.map(({ id }) => id));
    for (const { a, b } of suspects) {
      expect(ids.has(a) && ids.has(b)).toBe(true);
      expect(a < b).toBe(true);
    }
  });
});
