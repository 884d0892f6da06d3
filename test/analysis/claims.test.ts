import { describe, expect, test } from 'vitest';
import { type ClaimOptions, listClaims } from '../../src/analysis/claims.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { randomCorpus } from '../fixtures/random-corpus.ts';
import { SMALL_OPTIONS, smallGraph } from '../fixtures/small.ts';
import { evaluatedGraph } from './evaluated-graph.ts';
import { draw } from './sketch.ts';

const small = smallGraph();
const graph = evaluatedGraph();

/** Claims in short: `subject RELATION object`. */
function ask(options: ClaimOptions, of = small): string[] {
  return listClaims(of, options).answers.map(
    ({ object, relation, subject }) => `${subject.label} ${relation} ${object.label}`,
  );
}

describe('listClaims', () => {
  test.each<[string, ClaimOptions, string[]]>([
    ['by name', { subject: 'MossNets', relations: ['OUTPERFORMS'] }, ['MossNets OUTPERFORMS Bayesian networks']],
    ['by letters', { subject: 'larch*', relations: ['OUTPERFORMS'] }, ['Larch-2-70B OUTPERFORMS Alder']],
    ['by letters between others', { subject: 'l*ch*70b', object: '*der' }, ['Larch-2-70B OUTPERFORMS Alder']],
    [
      'by kind',
      { object: 'kind:dataset', relations: ['EVALUATED_ON'], minimumConfidence: 0.95 },
      ['ThornGuard EVALUATED_ON ThornBench', 'Alder EVALUATED_ON CodeQuiz'].sort(),
    ],
    ['symmetric, from one side', { subject: 'TwigDraft', object: 'Alder' }, ['TwigDraft COMPARED_WITH Alder']],
    ['symmetric, from the other', { subject: 'Alder', object: 'TwigDraft' }, ['Alder COMPARED_WITH TwigDraft']],
    ['that several papers say', { minimumSupport: 2 }, ['Alder EVALUATED_ON CodeQuiz']],
    [
      'of other relations where they are asked for',
      { relations: ['VARIANT_OF'], object: 'Larch' },
      ['Larch-2 VARIANT_OF Larch'],
    ],
  ])('%s', (_name, options, expected) => {
    expect(ask(options).sort()).toEqual(expected);
  });

  test('a claim and its opposite name each other, with papers that say both and the conditions', () => {
    const { answers } = listClaims(graph, { subject: 'Oak', object: 'Elm', relations: ['OUTPERFORMS'] });
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ confidence: 0.8, support: 1, settings: [] });
    expect(answers[0]?.contradictions).toMatchObject([
      { edge: 'r-e-elm-e-oak', confidence: 0.9, support: 2, settings: ['CodeQuiz', 'offline'], papersOfBoth: ['p1'] },
    ]);
  });

  test('who beats whom comes first, then what was done, kinds and parts last; of each what most papers say', () => {
    const sorted = draw({
      entities: { Ash: 'Method', Birch: 'Method', Cedar: 'Method', Dogwood: 'Dataset' },
      papers: [{ names: ['Ash', 'Birch', 'Cedar', 'Dogwood'] }],
      relations: [
        ['Ash', 'SUBCLASS_OF', 'Birch', 1],
        ['Ash', 'EVALUATED_ON', 'Dogwood', 1],
        ['Ash', 'OUTPERFORMS', 'Cedar', 0.9],
        ['Birch', 'OUTPERFORMS', 'Cedar', 0.7],
        ['Cedar', 'IMPROVES', 'Birch', 0.8],
      ],
    });
    const edge = 'r-e-Birch OUTPERFORMS e-Cedar';
    sorted.setEdgeAttribute(edge, 'support', 2);
    expect(ask({}, sorted)).toEqual([
      'Birch OUTPERFORMS Cedar',
      'Ash OUTPERFORMS Cedar',
      'Cedar IMPROVES Birch',
      'Ash EVALUATED_ON Dogwood',
      'Ash SUBCLASS_OF Birch',
    ]);
  });

  test('its own ends are no condition', () => {
    const { answers } = listClaims(graph, { relations: ['evaluates_on'], object: 'CodeQuiz' });
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.map(({ settings }) => settings)).toEqual(answers.map(() => []));
  });

  test('only contradicted claims, where they are asked for', () => {
    const contradicted = ['Elm OUTPERFORMS Oak', 'Oak OUTPERFORMS Elm'];
    expect(ask({ onlyContradicted: true }, graph)).toEqual(contradicted);
    expect(ask({ onlyContradicted: true, minimumConfidence: 0.85 }, graph)).toEqual([]);
    expect(ask({ onlyContradicted: true }, small)).toEqual([]);
  });

  test.each<[ClaimOptions, RegExp]>([
    [{ subject: 'xyzzy' }, /nothing is called "xyzzy"/],
    [{ object: 'kind:Spell' }, /kind: Spell is not allowed/],
    [{ relations: ['LIKES' as 'uses'] }, /relation: LIKES/],
    [{ limit: 0 }, /limit: 0/],
  ])('%j is refused', (options, message) => {
    expect(() => listClaims(small, options)).toThrow(message);
  });
});

test('in any graph each answer has evidence and passes its own test, and a contradiction is one both ways', () => {
  const { documents, resolution } = randomCorpus(4, { papers: 20, entities: 40, named: 5 });
  const random = buildGraph(documents, resolution, SMALL_OPTIONS).graph;
  const { answers, total } = listClaims(random);
  expect(answers).toHaveLength(total);
  const byEdge = new Map(answers.map((claim) => [claim.edge, claim]));
  for (const claim of answers) {
    expect(claim.evidence.length).toBeGreaterThan(0);
    for (const { edge } of claim.contradictions) {
      expect(byEdge.get(edge)?.contradictions.map((other) => other.edge)).toContain(claim.edge);
    }
  }
});
