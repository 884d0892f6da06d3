import { describe, expect, test } from 'vitest';
import { LithographError } from '../../src/errors.ts';
import { parseGraph } from '../../src/graph/parse.ts';
import { serializeGraph } from '../../src/graph/serialize.ts';
import { smallGraph } from '../fixtures/small.ts';

const graph = smallGraph();
const json = serializeGraph(graph);

/** Where a file is damaged: property names and list positions. */
type Place = readonly (string | number)[];

/** The file with the value at a place replaced; taken out if the new value is undefined. */
function damaged(place: Place, value: unknown): string {
  const file: unknown = JSON.parse(json);
  const parent = place.slice(0, -1).reduce((inner, step) => (inner as Record<string, unknown>)[step], file);
  (parent as Record<string, unknown>)[place.at(-1) ?? ''] = value;
  return JSON.stringify(file);
}

function messageOf(text: string): string {
  try {
    parseGraph(text, 'some.json');
  } catch (error) {
    expect(error).toBeInstanceOf(LithographError);
    expect(error).toMatchObject({ code: 'bad-graph', source: 'some.json' });
    return (error as Error).message;
  }
  return 'no error';
}

describe('text that is no graph', () => {
  test.each([
    ['nothing', '', 'it is not JSON'],
    ['a web page', '<!doctype html>', 'it is not JSON'],
    ['half a file', json.slice(0, 500), 'it is not JSON'],
    ['a list', '[]', 'it is [], not an object'],
    ['null', 'null', 'it is null, not an object'],
    ['a string', '"graph"', 'it is "graph", not an object'],
    ['an empty object', '{}', 'version (attributes.lithograph) is missing; this program reads 1'],
  ])('%s', (_, text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  test('nested so deep that walking it would exhaust the stack', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = json.replace('"attributes": {', `"attributes": {"deep":${deep},`);
    expect(messageOf(text)).toContain('nested deeper than 12 levels');
  });

  test('the message names the file and says what to do', () => {
    expect(messageOf('{}')).toMatch(/^some\.json: not a graph of Lithograph: .*; build one with "lithograph build"$/);
  });
});

describe('a damaged graph', () => {
  test.each<[string, Place, unknown, string]>([
    ['another version', ['attributes', 'lithograph'], 99, 'is 99; this program reads 1'],
    ['no nodes', ['nodes'], undefined, '"nodes" is missing, not a list'],
    ['edges that are no list', ['edges'], {}, '"edges" is {}, not a list'],
    ['an undirected graph', ['options', 'type'], 'undirected', 'expected a directed multigraph'],
    ['no options', ['options'], undefined, 'options is missing'],
    ['themes that are no list', ['attributes', 'themes'], 7, 'themes is 7; expected a list of {id'],
    ['a theme without a name', ['attributes', 'themes', 0, 'name'], undefined, 'expected a list of {id'],
    ['a node that is null', ['nodes', 0], null, 'node 1 is null, not an object'],
    ['a node without key', ['nodes', 0, 'key'], undefined, 'node 1: its key is missing; expected a string'],
    ['a key that is a number', ['nodes', 1, 'key'], 5, 'node 2: its key is 5'],
    ['a key that every object has', ['nodes', 0, 'key'], '__proto__', '"__proto__" cannot be a key'],
    ['another one', ['edges', 0, 'key'], 'constructor', '"constructor" cannot be a key'],
    ['two nodes of one key', ['nodes', 1, 'key'], graph.nodes()[0], 'there are two with the key'],
    ['a node without attributes', ['nodes', 0, 'attributes'], undefined, 'its attributes are missing'],
    ['no label', ['nodes', 0, 'attributes', 'label'], undefined, 'label is missing; expected a string'],
    ['an unknown kind', ['nodes', 0, 'attributes', 'kind'], 'Spell', 'kind is "Spell"; expected one of Paper'],
    ['a paper without text', ['nodes', 0, 'attributes', 'text'], undefined, 'a Paper without text'],
    ['a place that is text', ['nodes', 0, 'attributes', 'x'], '1', 'x is "1"; expected a number'],
    ['a place that is nowhere', ['nodes', 0, 'attributes', 'y'], null, 'y is null; expected a number'],
    ['a colour with style', ['nodes', 0, 'attributes', 'color'], 'red;x:url(y)', 'color is "red;x:url(y)"'],
    ['a theme that does not exist', ['nodes', 0, 'attributes', 'theme'], 77, 'there is no theme 77'],
    ['a sub-theme that does not exist', ['nodes', 0, 'attributes', 'subtheme'], 78, 'there is no theme 78'],
    ['a stability that is no share', ['attributes', 'themes', 0, 'stability'], 2, 'expected a list of {id'],
    ['aliases of another shape', ['nodes', 0, 'attributes', 'aliases'], ['a'], 'expected a list of {name'],
    ['a year in words', ['nodes', 0, 'attributes', 'year'], 'MMXX', 'year is "MMXX"; expected a whole number'],
    ['authors in one string', ['nodes', 0, 'attributes', 'authors'], 'A, B', 'expected a list of strings'],
    ['an edge without source', ['edges', 0, 'source'], undefined, 'there is no node missing'],
    ['an edge to nowhere', ['edges', 0, 'target'], 'gone', 'there is no node "gone"'],
    ['an edge to itself', ['edges', 0, 'target'], graph.source(graph.edges()[0]), 'to itself'],
    ['an unknown relation', ['edges', 0, 'attributes', 'relation'], 'LIKES', 'relation is "LIKES"; expected one of'],
    ['too sure', ['edges', 0, 'attributes', 'confidence'], 1.5, 'confidence is 1.5; expected a number from 0 to 1'],
    ['a negative weight', ['edges', 0, 'attributes', 'weight'], -1, 'weight is -1'],
    ['no evidence', ['edges', 0, 'attributes', 'evidence'], undefined, 'evidence is missing'],
    [
      'a span that runs backwards',
      ['edges', 0, 'attributes', 'evidence', 0, 'tail'],
      { start: 9, end: 3 },
      'expected a list of {paper, source',
    ],
    [
      'a result without a number',
      ['edges', 0, 'attributes', 'evidence', 0, 'results'],
      [{ value: '43', kind: 'score', span: { start: 0, end: 1 } }],
      'expected a list of {paper, source',
    ],
    [
      'a result beyond the text',
      ['edges', 0, 'attributes', 'evidence', 0, 'results'],
      [{ value: 43, kind: 'score', span: { start: 0, end: 99_999 } }],
      '{"start":0,"end":99999} lies beyond the text of',
    ],
    [
      'evidence from a paper that is not there',
      ['edges', 0, 'attributes', 'evidence', 0, 'paper'],
      'gone',
      'its evidence is from "gone", which is no paper here',
    ],
    [
      'a sentence that goes on beyond the text',
      ['edges', 0, 'attributes', 'evidence', 0, 'sentence'],
      { start: 0, end: 99_999 },
      '{"start":0,"end":99999} lies beyond the text of',
    ],
    [
      'a paper of a theme that is not there',
      ['attributes', 'themes', 0, 'papers', 0],
      'gone',
      '"gone", which is no paper',
    ],
    [
      'a key paper that is no paper',
      ['attributes', 'themes', 0, 'keyPapers', 0],
      graph.findNode((_, { kind }) => kind !== 'Paper'),
      'which is no paper here',
    ],
    [
      'two themes of one id',
      ['attributes', 'themes', graph.getAttribute('themes').length],
      graph.getAttribute('themes')[0],
      `there are two themes ${graph.getAttribute('themes')[0]?.id}`,
    ],
    [
      'a theme whose parent is not there',
      ['attributes', 'themes', 0, 'parent'],
      77,
      'its parent is 77, which is no theme',
    ],
    [
      'a long value, which is cut',
      ['nodes', 0, 'attributes', 'kind'],
      'x'.repeat(10_000),
      'kind is "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…; expected',
    ],
  ])('%s', (_, place, value, message) => {
    expect(messageOf(damaged(place, value))).toContain(message);
  });

  test.each(['attributes', 'node', 'evidence'])('a property __proto__ in %s', (place) => {
    const needle = { attributes: '"attributes": {', node: '"attributes":{', evidence: '"evidence":[{' }[place] ?? '';
    expect(json).toContain(needle);
    expect(messageOf(json.replace(needle, `${needle}"__proto__":{"polluted":true},`))).toContain('"__proto__"');
    expect({}).not.toHaveProperty('polluted');
  });
});

test('properties that a later version may add are kept', () => {
  expect(serializeGraph(parseGraph(damaged(['nodes', 0, 'attributes', 'mood'], 'good')))).toContain('"mood":"good"');
});
