import { describe, expect, test } from 'vitest';
import { type CompareOptions, type Comparison, compareSubjects } from '../../src/analysis/compare.ts';
import { entityId, smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const [code, language, moss] = graph.getAttribute('themes').map(({ id }) => id);

/** An answer in short: `both <evaluates_on< Alder: Openly Trained`. */
function short({ holder, direction, relation, node }: Comparison): string {
  const arrow = { out: `>${relation}>`, in: `<${relation}<`, both: `=${relation}=` }[direction];
  return `${holder} ${arrow} ${node.label}`;
}
const ask = (a: string, b: string, options: CompareOptions = {}) => compareSubjects(graph, a, b, options);
const shorts = (a: string, b: string, options: CompareOptions = {}) => ask(a, b, options).answers.map(short);

describe('compareSubjects', () => {
  test('two models: what joins them, what both have, what each has alone, by relation', () => {
    expect(shorts('Larch-2-70B', 'Larch-2-7B')).toEqual([
      'both <introduces< Larch-2: Code Models that Grow 3× Faster',
      'both >USED_FOR> code generation',
      'both >VARIANT_OF> Larch-2',
      'a >EVALUATED_ON> CodeQuiz',
      'a >OUTPERFORMS> Alder',
    ]);
    expect(shorts('TwigDraft', 'Alder', { relations: ['EVALUATED_ON', 'COMPARED_WITH', 'TRAINED_ON'] })).toEqual([
      'direct =COMPARED_WITH= Alder',
      'both >EVALUATED_ON> CodeQuiz',
      'b >TRAINED_ON> TreeText',
    ]);
  });

  test('two papers share a dataset by what it is to both', () => {
    const { answers, question } = ask('arXiv:2401.00001', 'doi:10.1000/alder', { relations: ['evaluates_on'] });
    expect(answers.map(short)).toEqual(['both >evaluates_on> CodeQuiz']);
    expect(question.totals).toEqual({ direct: 0, both: 1, a: 0, b: 0 });
  });

  test('what both have is quoted on both sides, and as sure as Fréchet’s bounds for both', () => {
    const [shared] = ask('TwigDraft', 'Alder', { relations: ['EVALUATED_ON'] }).answers;
    expect(shared?.a?.evidence.map(({ sentence }) => sentence)).toEqual([
      'We compare TwigDraft with Alder on CodeQuiz.',
    ]);
    expect(shared?.b).toMatchObject({ support: 2, confidence: 0.95, confidenceUpper: 1 });
    expect(shared).toMatchObject({ support: 1, confidence: 0.75, confidenceUpper: 0.8 });
    expect(shared?.evidence).toEqual([shared?.a?.evidence[0], shared?.b?.evidence[0]]);
  });

  test('a weak edge is left out, and what it is to the other is not “only” the other’s', () => {
    const options = { relations: ['EVALUATED_ON' as const], minimumConfidence: 0.9 };
    expect(shorts('TwigDraft', 'Alder', options)).toEqual([]);
    expect(shorts('Larch-2-70B', 'Larch-2-7B', { minimumConfidence: 0.85 })).not.toContain(
      expect.stringMatching(/^b /),
    );
  });

  test('two themes are compared by what their papers do', () => {
    const { answers, question } = ask(`theme:${code}`, `theme:${language}`);
    expect(question.a).toMatchObject({ given: `theme:${code}`, theme: { theme: code, papers: 3 } });
    expect(answers.map(short)).toContain('b >addresses> language models');
    const quiz = answers.find(({ node, relation }) => node.label === 'CodeQuiz' && relation === 'evaluates_on');
    expect(quiz).toMatchObject({ holder: 'a', support: 3, confidence: 0.95, confidenceUpper: 1 });
    expect(quiz?.a?.edges).toHaveLength(3);
  });

  test('a theme goes by its name too, unless a node has it', () => {
    const { name = '' } = graph.getAttribute('themes')[2] ?? {};
    expect(ask(name.toUpperCase(), `theme:${code}`).question.a).toMatchObject({ theme: { theme: moss, name } });
    expect(ask(`theme:${name}`, `theme:${code}`).question.a).toMatchObject({ theme: { theme: moss } });
    const named = smallGraph();
    named.setAttribute(
      'themes',
      named.getAttribute('themes').map((theme) => ({ ...theme, name: 'Alder' })),
    );
    expect(compareSubjects(named, 'Alder', 'Larch').question.a).toHaveProperty('node');
  });

  test('a thing has all in common with itself', () => {
    const both = graph.degree(entityId('alder'));
    expect(ask('Alder', 'alder').question.totals).toEqual({ direct: 0, both, a: 0, b: 0 });
  });

  test('the limit is for each kind, and the totals say what it cut', () => {
    const { answers, question, total } = ask('Larch-2-70B', 'Larch-2-7B', { limit: 1 });
    expect(answers.map(({ holder }) => holder)).toEqual(['both', 'a']);
    expect(question.totals).toEqual({ direct: 0, both: 3, a: 2, b: 0 });
    expect(total).toBe(5);
  });

  test.each<[string, string, CompareOptions, RegExp]>([
    ['Alder', `theme:${language}`, {}, /compare: Alder with theme:\d+ is not allowed; use two themes, or two names/],
    [
      'theme:9',
      `theme:${code}`,
      {},
      /there is no theme 9; the themes are \d+ \(.*code generation.*\), \d+ \(.*\), \d+ \(.*\)$/,
    ],
    ['theme:', `theme:${language}`, {}, /there is no theme ; the themes/],
    ['theme:nonesuch', `theme:${language}`, {}, /there is no theme nonesuch/],
    ['Alder', 'xyzzy', {}, /nothing is called "xyzzy"/],
    ['Alder', 'Larch', { limit: 0 }, /limit: 0/],
  ])('%s with %s %j is refused', (a, b, options, message) => {
    expect(() => ask(a, b, options)).toThrow(message);
  });
});
