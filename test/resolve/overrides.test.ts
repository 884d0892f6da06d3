import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import type { Extraction, Resolution } from '../../src/model.ts';
import { type Overrides, parseOverrides } from '../../src/resolve/overrides.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { checkInvariants } from './invariants.ts';
import { labelled, paper } from './papers.ts';
import { vocabulary } from './vocabulary.ts';

const resolve = (
  papers: readonly Extraction[],
  overrides: Overrides,
  aliases: readonly (readonly string[])[] = [],
): Resolution => {
  const resolution = resolveEntities(papers, { vocabulary, aliases, overrides });
  checkInvariants(papers, resolution);
  return resolution;
};
const labels = ({ entities }: Resolution): string[] => entities.map(({ label }) => label).sort();

const PAPERS = [
  paper(
    'a',
    'We use Mamba and Jamba on MBPP.',
    ['Model introduces: Mamba', 'Model uses: Jamba', 'Dataset uses: MBPP'],
    {
      relations: [['Mamba', 'EVALUATED_ON', 'MBPP']],
    },
  ),
  paper('b', 'A reward model (RM) beats Mamba.', ['Model uses: reward model; RM', 'Model uses: Mamba']),
  paper('c', 'Random matrices (RM) are nice. RM is used.', ['Concept uses: Random matrices; RM']),
  paper('d', 'We tune the RM of Mamba.', ['Concept uses: RM', 'Model uses: Mamba']),
];

describe('overrides', () => {
  test('merge: the first name leads', () => {
    const resolution = resolve(PAPERS, { merge: [{ names: ['Mamba', 'Jamba'] }] });
    const merged = labelled(resolution, 'Mamba');
    expect(merged.key).toBe('mamba');
    expect(merged.occurrences.map((each) => each.paper)).toEqual(['a', 'b', 'd']);
    expect(merged.aliases.find(({ name }) => name === 'Jamba')).toEqual({
      name: 'Jamba',
      count: 1,
      reason: 'merged by you',
      score: 1,
    });
    expect(resolution.merges.find(({ name }) => name === 'Jamba')?.formerId).toMatch(/^e-/);
  });

  test('merge: an acronym that leads means what the user says', () => {
    const papers = [
      ...PAPERS.slice(1, 2),
      paper('e', 'The reward model (RM) is new.', ['Model uses: reward model; RM']),
      ...PAPERS.slice(3),
    ];
    expect(labels(resolve(papers, {}))).not.toContain('RM');
    const resolution = resolve(papers, { merge: [{ names: ['RM', 'random machine'] }] });
    expect(labelled(resolution, 'RM').occurrences.map((each) => each.paper)).toEqual(['d']);
  });

  test('merge in some papers only', () => {
    const everywhere = resolve(PAPERS, {});
    expect(labelled(everywhere, 'RM').occurrences.map((each) => each.paper)).toEqual(['d']);
    const there = resolve(PAPERS, { merge: [{ names: ['reward model', 'RM'], papers: ['d'] }] });
    expect(labelled(there, 'reward model').occurrences.map((each) => each.paper)).toEqual(['b', 'd']);
    expect(labelled(there, 'Random matrices').occurrences.map((each) => each.paper)).toEqual(['c']);
  });

  test.each<[string, Overrides, readonly (readonly string[])[]]>([
    ['what a list of aliases joins', { split: [['Mamba', 'Jamba']] }, [['Mamba', 'Jamba']]],
    ['what another override joins', { merge: [{ names: ['Mamba', 'Jamba'] }], split: [['Jamba', 'Mamba']] }, []],
    [
      'what a third name joins',
      { merge: [{ names: ['MBPP', 'Mamba'] }, { names: ['MBPP', 'Jamba'] }], split: [['Jamba', 'Mamba']] },
      [],
    ],
  ])('split keeps apart %s', (_, overrides, aliases) => {
    const { entities } = resolve(PAPERS, overrides, aliases);
    const holders = (name: string) =>
      entities.filter((entity) => entity.aliases.some((alias) => alias.name === name)).map(({ id }) => id);
    expect(holders('Mamba')).not.toEqual(holders('Jamba'));
  });

  test('split keeps apart what a paper defines, and names with one key', () => {
    const defined = resolve(PAPERS, { split: [['reward model', 'RM']] });
    expect(labelled(defined, 'reward model').aliases.map(({ name }) => name)).toEqual(['reward model']);
    const papers = [paper('e', 'US and us.', ['Concept uses: US', 'Concept uses: us'])];
    expect(labels(resolve(papers, {}))).toEqual(['us']);
    expect(labels(resolve(papers, { split: [['US', 'us']] }))).toEqual(['US', 'us']);
  });

  test('rename, retype and ignore, by any name of the thing', () => {
    const resolution = resolve(PAPERS, {
      rename: { 'reward models': 'Preference model' },
      retype: { MAMBA: 'Method' },
      ignore: ['mbpp'],
    });
    expect(labels(resolution)).toEqual(['Jamba', 'Mamba', 'Preference model', 'RM', 'Random matrices']);
    const mamba = labelled(resolution, 'Mamba');
    expect(mamba.kind).toBe('Method');
    expect(mamba.votes).toEqual({ Model: 3 });
    expect(resolution.relations).toEqual([]);
    expect(resolution.dropped).toMatchObject({ ignored: 1 });
  });

  test('names that no paper has are told', () => {
    const { unknownNames } = resolve(PAPERS, { ignore: ['Zebra'], rename: { Mamba: 'M', Yak: 'Y' } });
    expect(unknownNames).toEqual(['Yak', 'Zebra']);
  });

  test('taken away, they leave no trace; a split takes a merge back', () => {
    const names = fc.constantFrom('Mamba', 'Jamba', 'MBPP', 'RM', 'reward model', 'Random matrices');
    const pair = fc.tuple(names, names).filter(([a, b]) => a !== b);
    const before = JSON.stringify(resolve(PAPERS, {}));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { entities } = resolve(PAPERS, {});
        const areOne = entities.some(({ aliases }) =>
          [a, b].every((name) => aliases.some((alias) => alias.name === name)),
        );
        fc.pre(!areOne);
        const both = resolve(PAPERS, { merge: [{ names: [a, b] }], split: [[a, b]] });
        expect(JSON.stringify(both)).toBe(before);
      }),
      { numRuns: 60 },
    );
    resolve(PAPERS, { merge: [{ names: ['Mamba', 'Jamba'] }] });
    expect(JSON.stringify(resolve(PAPERS, {}))).toBe(before);
  });
});

describe('parseOverrides', () => {
  test('JSON', () => {
    const text = '\uFEFF{"merge": [["a", "b"], {"names": ["c", "d"], "papers": ["p"]}], "retype": {"a": "Model"}}';
    expect(parseOverrides(text)).toEqual({
      merge: [{ names: ['a', 'b'] }, { names: ['c', 'd'], papers: ['p'] }],
      split: [],
      rename: {},
      retype: { a: 'Model' },
      ignore: [],
    });
  });

  test('a thesaurus of VOSviewer', () => {
    expect(parseOverrides('label\treplace by\r\nrms\treward model\r\nrm\treward model\r\npaper\t\r\nx\tx\r\n')).toEqual(
      {
        merge: [{ names: ['reward model', 'rms', 'rm'] }],
        rename: { 'reward model': 'reward model' },
        ignore: ['paper'],
      },
    );
  });

  test.each([
    ['{"merge": [["a"]]}', 'my.json: merge[0] must be an array of two or more names'],
    ['{"merge": [["a", 5]]}', 'my.json: merge[0] must be an array of two or more names'],
    ['{"merge": {"names": ["a", "b"]}}', 'my.json: merge must be an array'],
    ['{"merge": [{"names": ["a", "b"], "papers": []}]}', 'my.json: merge[0].papers must be an array of names'],
    ['{"split": ["a", "b"]}', 'my.json: split[0] must be an array of two or more names'],
    ['{"rename": {"a": ""}}', 'my.json: rename: "a" must be a label'],
    [
      '{"retype": {"a": "Thing"}}',
      'my.json: retype: "a" must be one of Model, Method, Dataset, Task, Metric, Tool, Concept',
    ],
    ['{"ignore": "a"}', 'my.json: ignore must be an array of names'],
    ['{"merges": []}', 'my.json: "merges" is not known; use merge, split, rename, retype, ignore'],
    ['[]', 'my.json: the whole must be an object with merge, split, rename, retype, ignore'],
    ['hello', 'my.json:1: it is neither of the two formats'],
    ['', 'my.json:1: it is neither of the two formats'],
    ['label\treplace by\n\tx', 'my.json:2: the label is missing'],
  ])('%s', (text, message) => {
    expect(() => parseOverrides(text, 'my.json')).toThrow(message);
    expect(() => parseOverrides(text, 'my.json')).toThrow(LithographError);
  });

  test('what is no JSON is told with its line', () => {
    expect(() => parseOverrides('{\n"merge": [,]\n}', 'my.json')).toThrow(/^my\.json:2: it is not JSON/);
  });
});
