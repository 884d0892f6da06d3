import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/analysis/edit-distance.ts';
import { findNodes } from '../../src/analysis/find.ts';
import { lookUp } from '../../src/analysis/lookup.ts';
import { foldName } from '../../src/analysis/name-index.ts';
import { LithographError } from '../../src/errors.ts';
import { emptyGraph, node } from '../export/hand-made.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();

describe('findNodes', () => {
  test.each<[query: string, match: string, first: string]>([
    ['Alder', 'exact', 'Alder'],
    [entityId('alder'), 'exact', 'Alder'],
    ['language model', 'exact', 'language models'],
    ['larch 2 7b', 'spelling', 'Larch-2-7B'],
    ['CODE-GENERATION', 'spelling', 'code generation'],
    ['10.1000/alder', 'exact', 'Alder: Openly Trained'],
    ['thorn', 'start', 'ThornBench'],
    ['networks', 'words', 'Moss Networks'],
    ['hack rew', 'words', 'reward hacking'],
    ['draft', 'words', 'Speculative Sampling with Small Drafts'],
    ['igdraf', 'part', 'TwigDraft'],
    ['Aldre', 'misspelt', 'Alder'],
    ['CodeQiuz', 'misspelt', 'CodeQuiz'],
    ['speculatve samplng', 'misspelt', 'speculative sampling'],
    ['TwigDarft', 'misspelt', 'TwigDraft'],
  ])('"%s" matches (%s) %s', (query, match, label) => {
    const [first] = findNodes(graph, query).answers.filter((answer) => answer.match === match);
    expect(first?.label).toBe(label);
    expect(findNodes(graph, query).answers[0]?.match).toBe(match);
  });

  test.each(['', '   ', 'xyzzy', 'zz', '\u0000', '.*', '__proto__', 'constructor'])('%j matches nothing', (query) => {
    expect(findNodes(graph, query)).toMatchObject({ total: 0, answers: [] });
  });

  test('short names are not guessed at', () => {
    expect(findNodes(graph, 'Ald').answers.map(({ match }) => match)).not.toContain('misspelt');
    expect(findNodes(graph, 'Axd').total).toBe(0);
  });

  test('the best match goes first, each node once', () => {
    const { answers } = findNodes(graph, 'Larch', { limit: 100 });
    expect(answers[0]).toMatchObject({ label: 'Larch', match: 'exact', score: 1 });
    expect(answers.map(({ score }) => score)).toEqual(answers.map(({ score }) => score).sort((a, b) => b - a));
    expect(new Set(answers.map(({ key }) => key)).size).toBe(answers.length);
  });

  test('only nodes of a kind, and no more than the limit; the total says what was cut', () => {
    const { question, total, answers } = findNodes(graph, 'larch', { kind: 'Model', limit: 2 });
    expect(answers.every(({ kind }) => kind === 'Model')).toBe(true);
    expect([answers.length, total]).toEqual([2, 4]);
    expect(question).toEqual({ ask: 'find', name: 'larch', kind: 'Model', limit: 2 });
  });

  test('says where the node was found and who says so', () => {
    const [alder] = findNodes(graph, 'Alder', { kind: 'Model' }).answers;
    expect(alder).toMatchObject({
      key: entityId('alder'),
      kind: 'Model',
      papers: 3,
      matched: 'Alder',
      firstYear: 2023,
      lastYear: 2024,
      themeName: graph.getAttribute('themes')[0]?.name,
    });
    expect(alder?.evidence.map(({ sentence }) => sentence)).toEqual([
      'We present Alder, a language model trained on TreeText.',
      'We compare TwigDraft with Alder on CodeQuiz.',
      'Larch-2-70B outperforms Alder on CodeQuiz (pass@1).',
    ]);
  });

  test('quotes no evidence that is less sure than was asked for, and as many of the surer as there are', () => {
    const confidencesAt = (minimumConfidence: number) =>
      findNodes(graph, 'language models', { kind: 'Model', minimumConfidence }).answers[0]?.evidence.map(
        ({ confidence }) => confidence,
      );
    expect(confidencesAt(0)).toEqual([0.7, 0.5, 0.6]);
    expect(confidencesAt(0.6)).toEqual([0.7, 0.6, 0.6]);
    expect(confidencesAt(0.65)).toEqual([0.7]);
  });

  test('a paper is quoted on what it introduces', () => {
    const [paper] = findNodes(graph, 'Moss Networks').answers;
    expect(paper?.evidence[0]).toMatchObject({ paper: 'paper-5', tail: 'MossNets' });
  });

  test.each([
    [{ limit: 0 }, /limit: 0 is not allowed; use a whole number from 1/],
    [{ limit: 1.5 }, /limit: 1\.5 is not allowed/],
    [{ kind: 'Spell' as 'Model' }, /kind: Spell is not allowed; use one of Paper, Model/],
  ])('%j is refused', (options, message) => {
    expect(() => findNodes(graph, 'Alder', options)).toThrow(message);
  });
});

describe('lookUp', () => {
  test.each<[name: string, key: string]>([
    [entityId('alder'), entityId('alder')],
    ['paper-5', 'paper-5'],
    ['Alder', entityId('alder')],
    ['alder', entityId('alder')],
    ['language model', entityId('language model')],
    ['Speculative  Sampling', entityId('speculative sampling')],
    ['Larch-2: Code Models that Grow 3× Faster', 'arXiv:2401.00001'],
    ['larch 2: code models that grow $3\\times$ faster', 'arXiv:2401.00001'],
    ['2401.00001', 'arXiv:2401.00001'],
    ['https://arxiv.org/abs/2401.00001v2', 'arXiv:2401.00001'],
    ['arxiv:2401.00001', 'arXiv:2401.00001'],
    ['10.1000/ALDER', 'doi:10.1000/alder'],
    ['https://doi.org/10.1000/alder', 'doi:10.1000/alder'],
  ])('"%s" is %s', (name, key) => {
    expect(lookUp(graph, name).node.key).toBe(key);
    expect(lookUp(graph, name).given).toBe(name);
  });

  test('of two with one name the one in more papers is meant, and the other is named', () => {
    const twin = smallGraph();
    twin.addNode('e-twin', { ...twin.getNodeAttributes(entityId('mossnets')), label: 'CodeQuiz', aliases: [] });
    const { node, others } = lookUp(twin, 'CodeQuiz');
    expect(node.key).toBe(entityId('codequiz'));
    expect(others?.map(({ key }) => key)).toEqual(['e-twin']);
    expect(lookUp(twin, 'Alder')).not.toHaveProperty('others');
  });

  describe("how firmly a name is a thing's", () => {
    const called = (label: string, papers: number, aliases: Readonly<Record<string, string>> = {}) =>
      node({
        kind: 'Concept',
        label,
        papers,
        aliases: Object.entries(aliases).map(([name, reason]) => ({ name, count: 1, reason })),
      });
    const named = emptyGraph([]);
    const nodes = {
      'e-01': called('sap flow', 3, { 'Sap-Flow': 'same key', SF: 'known alias' }),
      'e-02': called('stem sap flow', 90, { 'sap flow': 'named so in paper-1', 'Sap Flow': 'named so in paper-2' }),
      'e-03': called('shade', 2),
      'e-04': called('shade tolerance', 40, { shade: 'acronym defined in paper-1' }),
      'e-05': called('root depth', 1, { depth: 'named so in paper-1' }),
      'e-06': called('depth maps', 12),
      'e-07': called('Depth sensors', 2),
      'e-08': called('Sun Flecks', 50, { SF: 'named so in paper-2', sf: 'named so in paper-2' }),
      'e-09': called('growth', 1, { gr: 'acronym defined in paper-1' }),
      'e-10': called('grafting rate', 9, { GR: 'acronym defined in paper-2' }),
      'e-11': called('leafiness', 30),
      'e-12': called('leaf litter', 1, { Leaf: 'named so in paper-2' }),
    };
    for (const [key, attributes] of Object.entries(nodes)) named.addNode(key, attributes);

    test.each<[asked: string, label: string, others: readonly string[]]>([
      ['Sap Flow', 'sap flow', ['stem sap flow']],
      ['SAP-FLOW', 'sap flow', ['stem sap flow']],
      ['shade', 'shade', ['shade tolerance']],
      ['sf', 'sap flow', ['Sun Flecks']],
      ['gr', 'growth', ['grafting rate']],
      ['GR', 'grafting rate', ['growth']],
      ['Gr', 'grafting rate', ['growth']],
      ['depth', 'depth maps', ['Depth sensors', 'root depth']],
    ])('%s is %s', (asked, label, others) => {
      const found = lookUp(named, asked);
      expect([found.node.label, found.others?.map((other) => other.label) ?? []]).toEqual([label, others]);
    });

    test('every label, in any case, means its own node or one of the same label', () => {
      for (const graphOfNames of [graph, named]) {
        graphOfNames.forEachNode((key, { label }) => {
          for (const asked of [label, label.toLowerCase(), label.toUpperCase()]) {
            const found = lookUp(graphOfNames, asked).node;
            expect(found.key === key || foldName(found.label) === foldName(label), asked).toBe(true);
            const [first] = findNodes(graphOfNames, asked).answers;
            expect(first?.key === key || foldName(first?.label ?? '') === foldName(label), asked).toBe(true);
          }
        });
      }
    });

    test('what begins so is found before what single papers call so', () => {
      expect(findNodes(named, 'Leaf').answers.map(({ label }) => label)).toEqual(['leafiness', 'leaf litter']);
    });
  });

  test('reads TeX in the name that is asked for', () => {
    const greek = smallGraph();
    const [someModel = ''] = greek.filterNodes((_, { kind }) => kind === 'Model');
    greek.addNode('e-greek', { ...greek.getNodeAttributes(someModel), label: 'α-Yew', aliases: [] });
    for (const name of ['$\\alpha$-Yew', 'α-yew', 'alpha Yew']) {
      expect(lookUp(greek, name).node.key).toBe('e-greek');
      expect(findNodes(greek, name).answers[0]?.key).toBe('e-greek');
    }
  });

  test('takes the first words of a longer name, unless a number comes next', () => {
    expect(lookUp(graph, 'reward').node.label).toMatch(/^reward (?:models?|hacking)$/);
    expect(lookUp(graph, 'bayesian').node.label).toBe('Bayesian networks');
    expect(() => lookUp(graph, 'bayes')).toThrow(LithographError);
    const numbered = smallGraph();
    const [someModel = ''] = numbered.filterNodes((_, { kind }) => kind === 'Model');
    numbered.addNode('e-yew', { ...numbered.getNodeAttributes(someModel), label: 'Yew-3', aliases: [] });
    expect(() => lookUp(numbered, 'Yew')).toThrow('did you mean Yew-3');
  });

  test('an unknown name is refused with names that come near', () => {
    expect(() => lookUp(graph, 'ThornBenhc')).toThrow(
      new LithographError('unknown-node', 'nothing is called "ThornBenhc"; did you mean ThornBench?'),
    );
    expect(() => lookUp(graph, 'xyzzy')).toThrow('nothing is called "xyzzy"; try "lithograph find"');
    expect(() => lookUp(graph, '')).toThrow(/nothing is called ""/);
  });
});

test('every slip that is allowed is found, whatever its place', () => {
  const wide = smallGraph();
  const [model = ''] = wide.filterNodes((_, { kind }) => kind === 'Model');
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(name, fc.array(fc.tuple(fc.nat(), fc.nat(3)), { minLength: 1, maxLength: 2 }), (label, slips) => {
      const written = slips.reduce((text, [place, kind]) => slip(text, place, kind), label);
      const limit = written.length < 4 ? 0 : written.length < 8 ? 1 : 2;
      fc.pre(editDistance(written, label, 2) <= limit);
      wide.mergeNodeAttributes(model, { label, aliases: [] });
      // A copy, for the names of a graph are indexed once.
      const fresh = wide.copy() as typeof wide;
      expect(findNodes(fresh, written, { limit: 999 }).answers.map(({ key }) => key)).toContain(model);
    }),
    { numRuns: 60 },
  );
});

/** Leaves out, doubles or changes a letter, or swaps it with the next. */
function slip(text: string, place: number, kind: number): string {
  const at = place % text.length;
  const [before, letter, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  return kind === 2 ? `${before}x${after}` : before + after.slice(0, 1) + letter + after.slice(1);
}
