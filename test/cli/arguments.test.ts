import { describe, expect, test } from 'vitest';
import { idsOrName, oneOf, severalOf } from '../../src/cli/arguments.ts';

const TREES = ['Ash', 'Birch', 'Cedar'] as const;

describe('words of a list', () => {
  test('one, whatever its case', () => {
    expect(oneOf(TREES)(' birch ')).toBe('Birch');
    expect(() => oneOf(TREES)('Oak')).toThrow('It must be one of Ash, Birch, Cedar.');
  });

  test.each<[string, string[]]>([
    ['ash', ['Ash']],
    ['CEDAR, ash', ['Cedar', 'Ash']],
    ['Ash,,Birch,', ['Ash', 'Birch']],
  ])('several: %s', (text, expected) => {
    expect(severalOf(TREES)(text)).toEqual(expected);
    expect(severalOf(TREES)(text, ['Cedar'])).toEqual(['Cedar', ...expected]);
  });

  test.each<[string, string]>([
    ['', 'It must be one of Ash, Birch, Cedar.'],
    [' , ', 'It must be one of Ash, Birch, Cedar.'],
    ['Oak', 'It must be one of Ash, Birch, Cedar.'],
    ['Oak,', 'It must be one of Ash, Birch, Cedar.'],
    ['Ash,Oak,Elm', 'Not allowed: Oak, Elm. It must be of Ash, Birch, Cedar.'],
  ])('several, but "%s" are not', (text, message) => {
    expect(() => severalOf(TREES)(text)).toThrow(message);
  });

  test.each<[string, string[]]>([
    ['0, 3,', ['0', '3']],
    ['bark, roots', ['bark, roots']],
  ])('ids or a name: %s', (text, expected) => {
    expect(idsOrName(text, ['7'])).toEqual(['7', ...expected]);
  });
});
