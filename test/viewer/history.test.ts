import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHistory } from '../../src/viewer/history.ts';

interface Step {
  readonly view: string;
  readonly camera: number;
}
const step = (view: string, camera = 0): Step => ({ view, camera });
const create = () => createHistory<Step>((a, b) => a.view === b.view);

describe('the history of a view', () => {
  test('leads back and forth', () => {
    const history = create();
    history.made(step('a'), step('b'));
    history.made(step('b'), step('c'));
    expect(history.back(step('c'))).toEqual(step('b'));
    expect(history.back(step('b'))).toEqual(step('a'));
    expect(history.back(step('a'))).toBeUndefined();
    expect(history.forth(step('a'))).toEqual(step('b'));
    expect(history.forth(step('b'))).toEqual(step('c'));
    expect(history.forth(step('c'))).toBeUndefined();
  });

  test('has no step for what looks the same, and comes back to where one was last', () => {
    const history = create();
    history.made(step('a', 0), step('a', 1));
    expect(history.available.value).toEqual({ undo: false, redo: false });
    history.made(step('a', 1), step('b', 1));
    expect(history.back(step('b', 2))).toEqual(step('a', 1));
    expect(history.forth(step('a', 1))).toEqual(step('b', 2));
  });

  test('forgets what was taken back once something else is done', () => {
    const history = create();
    history.made(step('a'), step('b'));
    history.back(step('b'));
    history.made(step('a'), step('c'));
    expect(history.available.value).toEqual({ undo: true, redo: false });
    expect(history.back(step('c'))).toEqual(step('a'));
  });

  test('takes the browser’s way back for undo, its way forth for redo, anything else for a change', () => {
    const history = create();
    history.made(step('a'), step('b'));
    history.moved(step('b'), step('a'));
    expect(history.available.value).toEqual({ undo: false, redo: true });
    history.moved(step('a'), step('b'));
    expect(history.available.value).toEqual({ undo: true, redo: false });
    history.moved(step('b'), step('z'));
    expect(history.back(step('z'))).toEqual(step('b'));
  });

  test('any changes can all be taken back and made again', () => {
    assert(
      property(array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }), (views) => {
        const history = create();
        const seen = [step('start')];
        for (const view of views) {
          const before = seen.at(-1) ?? step('start');
          history.made(before, step(view));
          if (before.view !== view) seen.push(step(view));
        }
        let now = seen.at(-1) ?? step('start');
        for (const expected of seen.slice(0, -1).reverse()) {
          now = history.back(now) ?? step('nothing');
          expect(now).toEqual(expected);
        }
        for (const expected of seen.slice(1)) {
          now = history.forth(now) ?? step('nothing');
          expect(now).toEqual(expected);
        }
      }),
    );
  });
});
