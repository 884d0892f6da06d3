import { describe, expect, test } from 'vitest';
import type { WindowEntity, WindowPair, WindowReading } from '../../../src/extract/neural/read-window.ts';
import { joinWindows, type TextReading } from '../../../src/extract/neural/text-reading.ts';
import type { Window } from '../../../src/extract/neural/windows.ts';
import type { Span } from '../../../src/model.ts';
import { toSpans } from './hand-made.ts';

/** Ten pieces of two characters, a space between, in two sentences; the window begins at the tenth, twentieth, … piece. */
function windowAt(number: number): Window {
  const places = Array.from({ length: 10 }, (_, i) => 3 * (10 * number + i));
  return {
    ids: places,
    offsets: places.map((start) => ({ start, end: start + 2 })),
    features: [],
    sentences: places.map((_, i) => 2 * number + 1 + Math.floor(i / 5)),
  };
}

const SENTENCES: readonly Span[] = Array.from({ length: 6 }, (_, i) => ({ start: 15 * i, end: 15 * i + 14 }));

const entity = (
  name: string,
  spans: readonly (readonly [first: number, last: number])[],
  more: Partial<WindowEntity> = {},
): WindowEntity => ({
  name,
  names: [name],
  spans: toSpans(...spans),
  certainty: 0.5,
  kinds: [0.5, 0.5],
  roles: [1, 0],
  ...more,
});

function join(...readings: readonly Partial<WindowReading>[]): TextReading {
  const windows = readings.map(({ entities = [], pairs = [] }, i) => {
    return { window: windowAt(i), reading: { entities, pairs } };
  });
  return joinWindows(windows, SENTENCES);
}

const summary = ({ entities }: TextReading): string[] =>
  entities.map(({ mentions, name }) => `${name}: ${mentions.map(({ start, end }) => `${start}-${end}`).join(' ')}`);

describe('entities', () => {
  test('of no window are none', () => {
    expect(join()).toEqual({ entities: [], pairs: [] });
  });

  test('of one window are as it has them, by their places in the text', () => {
    const reading = join({
      entities: [
        entity(
          'BERT',
          [
            [1, 1],
            [4, 5],
          ],
          { certainty: 0.7 },
        ),
        entity('GLUE', [[7, 7]]),
      ],
    });
    expect(summary(reading)).toEqual(['BERT: 3-5 12-17', 'GLUE: 21-23']);
    expect(reading.entities[0]).toMatchObject({ certainty: 0.7, kinds: [0.5, 0.5], roles: [1, 0] });
  });

  test('of two windows are one where their names are alike', () => {
    const reading = join(
      { entities: [entity('Language models', [[1, 2]]), entity('GLUE', [[7, 7]])] },
      { entities: [entity('BLEU', [[0, 0]]), entity('language model', [[3, 4]])] },
    );
    expect(summary(reading)).toEqual(['Language models: 3-8 39-44', 'GLUE: 21-23', 'BLEU: 30-32']);
  });

  test('of two windows are one where a further name is alike', () => {
    const reading = join(
      { entities: [entity('reward model', [[1, 2]], { names: ['RM', 'reward model'] }), entity('GLUE', [[7, 7]])] },
      { entities: [entity('RM', [[3, 3]])] },
      { entities: [entity('neural judge', [[4, 5]], { names: ['neural judge', 'glue'] })] },
    );
    expect(summary(reading)).toEqual(['reward model: 3-8 39-41', 'GLUE: 21-23 72-77']);
  });

  test('of two windows are what their best name says, whatever a further one does', () => {
    const reading = join(
      {
        entities: [
          entity('reward model', [[1, 2]], { names: ['RM', 'reward model'] }),
          entity('random mask', [[7, 8]]),
        ],
      },
      { entities: [entity('random masks', [[3, 4]], { names: ['RM', 'random masks'] })] },
    );
    expect(summary(reading)).toEqual(['reward model: 3-8', 'random mask: 21-26 39-44']);
  });

  test('of one window stay two even where their names are alike', () => {
    const reading = join({ entities: [entity('Jaguar', [[1, 1]]), entity('jaguar', [[4, 4]])] });
    expect(summary(reading)).toEqual(['Jaguar: 3-5', 'jaguar: 12-14']);
  });

  test('of a later window join the first that is alike', () => {
    const two = { entities: [entity('Jaguar', [[1, 1]]), entity('jaguar', [[4, 4]])] };
    expect(summary(join(two, { entities: [entity('jaguars', [[2, 2]])] }))).toEqual([
      'Jaguar: 3-5 36-38',
      'jaguar: 12-14',
    ]);
  });

  test('have sorted mentions, also where two of a window join the same', () => {
    const reading = join(
      { entities: [entity('Jaguar', [[1, 1]])] },
      {
        entities: [
          entity('jaguar', [
            [2, 2],
            [6, 6],
          ]),
          entity('Jaguars', [[4, 4]]),
        ],
      },
    );
    expect(summary(reading)).toEqual(['Jaguar: 3-5 36-38 42-44 48-50']);
  });

  test('have the mean of kinds and roles, and the certainty of the surest window', () => {
    const reading = join(
      { entities: [entity('BERT', [[1, 1]], { certainty: 0.4, kinds: [1, 0], roles: [0.5, 0.5] })] },
      { entities: [] },
      { entities: [entity('BERT', [[1, 1]], { certainty: 0.9, kinds: [0.5, 0.5], roles: [0, 1] })] },
    );
    expect(reading.entities).toMatchObject([{ certainty: 0.9, kinds: [0.75, 0.25], roles: [0.25, 0.75] }]);
  });
});

const pair = (head: number, tail: number, none: number): WindowPair => ({ head, tail, relations: [none, 1 - none] });

describe('pairs', () => {
  test('have the nearest mentions and their sentence', () => {
    const entities = [
      entity('A', [
        [0, 0],
        [6, 6],
      ]),
      entity('B', [[8, 9]]),
    ];
    expect(join({ entities, pairs: [pair(0, 1, 0.2), pair(1, 0, 0.6)] }).pairs).toEqual([
      {
        head: 0,
        tail: 1,
        relations: [0.2, 0.8],
        headSpan: { start: 18, end: 20 },
        tailSpan: { start: 24, end: 29 },
        sentence: { start: 15, end: 29 },
      },
      expect.objectContaining({ head: 1, tail: 0, headSpan: { start: 24, end: 29 }, tailSpan: { start: 18, end: 20 } }),
    ]);
  });

  test('have the mentions that one sentence has, though others are nearer across its end', () => {
    const entities = [
      entity('A', [
        [0, 0],
        [5, 5],
      ]),
      entity('B', [[4, 4]]),
    ];
    expect(join({ entities, pairs: [pair(0, 1, 0.2)] }).pairs[0]?.sentence).toEqual({ start: 0, end: 14 });
  });

  test('have all from one sentence to the other where they never meet in one', () => {
    const entities = [entity('A', [[1, 1]]), entity('B', [[6, 6]])];
    expect(join({ entities, pairs: [pair(1, 0, 0.2)] }).pairs[0]?.sentence).toEqual({ start: 0, end: 29 });
  });

  test('have the entities of the text, not of the window', () => {
    const reading = join(
      { entities: [entity('A', [[1, 1]]), entity('B', [[3, 3]])] },
      { entities: [entity('C', [[1, 1]]), entity('b', [[3, 3]])], pairs: [pair(0, 1, 0.5)] },
    );
    expect(reading.pairs).toMatchObject([{ head: 2, tail: 1, headSpan: { start: 33, end: 35 } }]);
  });

  test('are told of by the window that is surest that there is a relation', () => {
    const entities = [entity('A', [[1, 1]]), entity('B', [[3, 3]])];
    // The second and the third are as sure.
    const windows = [0.6, 0.2, 0.2].map((none) => ({ entities, pairs: [pair(0, 1, none)] }));
    const [told, ...others] = join(...windows).pairs;
    expect(others).toEqual([]);
    expect([told?.relations, told?.headSpan, told?.sentence]).toEqual([
      [0.2, 0.8],
      { start: 33, end: 35 },
      { start: 30, end: 44 },
    ]);
  });

  test('of two that are one entity in the text are none', () => {
    const reading = join(
      { entities: [entity('Jaguar', [[1, 1]])] },
      {
        entities: [entity('jaguar', [[2, 2]]), entity('Jaguars', [[4, 4]])],
        pairs: [pair(0, 1, 0.1), pair(1, 0, 0.1)],
      },
    );
    expect(reading.pairs).toEqual([]);
  });

  test('of an entity that has no mention are none', () => {
    expect(join({ entities: [entity('A', []), entity('B', [[3, 3]])], pairs: [pair(0, 1, 0.1)] }).pairs).toEqual([]);
  });
});
