import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../src/graph/build.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import type { Extraction, TextResult } from '../../src/model.ts';
import { resolveEntities } from '../../src/resolve/resolve.ts';
import { vocabulary } from './vocabulary.ts';

const ABSTRACT = 'Larch reaches 43% on CodeQuiz. It is small. We save 12%.';
const span = (words: string) => ({ start: ABSTRACT.indexOf(words), end: ABSTRACT.indexOf(words) + words.length });
const tied: TextResult = {
  ...{ value: 43, unit: '%', kind: 'score', span: span('43%') },
  about: { model: 'e1', dataset: 'e2' },
};
const untied: TextResult = { value: 12, unit: '%', kind: 'difference', span: span('12%') };

const extraction: Extraction = {
  id: 'p',
  document: { id: 'p', abstract: ABSTRACT },
  extractor: 'rules@1',
  entities: [
    { id: 'e1', name: 'Larch', type: 'Model', role: 'introduces', mentions: [span('Larch')], confidence: 0.9 },
    {
      id: 'e2',
      name: 'CodeQuiz',
      type: 'Dataset',
      role: 'evaluates_on',
      mentions: [span('CodeQuiz')],
      confidence: 0.9,
    },
    { id: 'e3', name: 'save', type: 'Concept', role: 'mentions', mentions: [span('save')], confidence: 0.9 },
  ],
  relations: [['e1', 'EVALUATED_ON', 'e2']],
  evidence: [
    {
      ...{ sentence: span('Larch reaches 43% on CodeQuiz.'), head: span('Larch'), tail: span('CodeQuiz') },
      ...{ confidence: 0.9, results: [tied] },
    },
  ],
  results: [tied, untied],
  stateOfTheArt: [{ span: span('small'), about: { model: 'e1' } }],
};

describe('results of an extraction', () => {
  const resolution = resolveEntities([extraction], { vocabulary });
  const keyOf = (label: string) => resolution.entities.find((entity) => entity.label === label)?.id ?? '';
  const about = { model: keyOf('Larch'), dataset: keyOf('CodeQuiz') };

  test('are on the roles of what they speak of, with its ids; one of nothing where its sentence is', () => {
    const roles = new Map(resolution.entities.map(({ label, occurrences }) => [label, occurrences[0]?.evidence]));
    expect(roles.get('Larch')).toMatchObject({
      results: [{ ...tied, about }],
      stateOfTheArt: [{ about: { model: about.model } }],
    });
    expect(roles.get('CodeQuiz')?.results).toEqual([{ ...tied, about }]);
    expect(roles.get('save')?.results).toEqual([untied]);
    expect(roles.get('CodeQuiz')).not.toHaveProperty('stateOfTheArt');
  });

  test('are on the relation, and in the graph that is written and read', () => {
    expect(resolution.relations[0]?.evidence[0]?.results).toEqual([{ ...tied, about }]);
    const options = { extractor: 'rules@1', seed: 1, resolution: 1 };
    const { graph } = buildGraph([extraction.document], resolution, options);
    const again = parseGraph(serializeGraph(graph));
    const results = again.mapEdges((_, { evidence }) => evidence.flatMap((piece) => piece.results ?? []));
    expect(results.flat().filter(({ value }) => value === 43)).toHaveLength(3);
  });

  test('with spans outside the text or ties to nothing are not believed', () => {
    const results = [
      { ...untied, span: { start: 0, end: 999 } },
      { ...tied, about: { model: 'e1', dataset: 'e99' } },
    ];
    const { entities } = resolveEntities([{ ...extraction, results }], { vocabulary });
    const larch = entities.find(({ label }) => label === 'Larch');
    expect(larch?.occurrences[0]?.evidence.results).toEqual([{ ...tied, about: { model: about.model } }]);
    expect(entities.flatMap(({ occurrences }) => occurrences[0]?.evidence.results ?? [])).toHaveLength(1);
  });
});
