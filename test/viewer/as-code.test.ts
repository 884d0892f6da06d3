import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asCode } from '../../src/viewer/as-code.ts';
import { shellQuote } from '../../src/viewer/shell-quote.ts';
import { INITIAL_STATE, NO_LIMITS, NOTHING_HIDDEN, type ViewState } from '../../src/viewer/state.ts';
import { anyText, edge, emptyGraph, node } from '../export/hand-made.ts';
import { edgeBetween, entityId, smallGraph } from './small-graph.ts';

const graph = smallGraph();
const alder = entityId('alder');
const outperforms = edgeBetween(graph, entityId('larch-2-70b'), 'OUTPERFORMS', alder);
const code = (changes: Partial<ViewState>, of = graph) => asCode(of, { ...INITIAL_STATE, ...changes });
const calls = (typescript: string): string => typescript.split('\n').at(-1) ?? '';

const HOSTILE = [
  '$(touch hacked)',
  '`touch hacked`',
  "'; touch hacked; '",
  '"\n; touch hacked #',
  '\\',
  '!!',
  '-rf',
  '~',
  '*',
  'a\u0003\u001b[2Jb',
  '\u202Egnp',
  '',
];

test.each<[string, Partial<ViewState>, string, string]>([
  [
    'a node by its name',
    { selection: { type: 'node', key: alder } },
    'npx lithograph explain graph.json Alder --json',
    'console.log(explain(graph, "Alder"));',
  ],
  [
    'a relation',
    { selection: { type: 'edge', key: outperforms } },
    'npx lithograph neighbors graph.json Larch-2-70B --relation OUTPERFORMS --direction out --json',
    `console.log(neighbors(graph, "Larch-2-70B", { relations: ["OUTPERFORMS"], direction: 'out' }).answers.filter(({ node }) => node.key === "${alder}"));`,
  ],
  [
    'a theme',
    { selection: { type: 'theme', id: 1 } },
    'npx lithograph export graph.json --to graphml --theme 1 -o theme-1.graphml',
    'console.log(toGraphml(graph, selectTheme(graph, 1)));',
  ],
  [
    'a path',
    { selection: { type: 'path', from: alder, to: entityId('larch-2-70b') } },
    'npx lithograph path graph.json Alder Larch-2-70B --json',
    'console.log(path(graph, "Alder", "Larch-2-70B"));',
  ],
  [
    'two themes',
    { selection: { type: 'compare', of: 'themes', a: '0', b: '1' } },
    'npx lithograph compare graph.json theme:0 theme:1 --json',
    'console.log(compare(graph, "theme:0", "theme:1"));',
  ],
  ['gaps', { selection: { type: 'gaps' } }, 'npx lithograph gaps graph.json --json', 'console.log(gaps(graph));'],
  [
    'the whole graph',
    {},
    'npx lithograph export graph.json --to graphml -o graph.graphml',
    'console.log(toGraphml(graph));',
  ],
  [
    'some kinds',
    { hidden: { ...NOTHING_HIDDEN, kinds: ['Paper', 'Author', 'Venue'] } },
    'npx lithograph export graph.json --to graphml -o graph.graphml --kind Model,Method,Dataset,Task,Metric,Tool,Concept',
    'console.log(toGraphml(graph, { nodes: new Set(graph.filterNodes((_, { kind, theme }) => !["Paper", "Author", "Venue"].includes(kind))) }));',
  ],
  [
    'what is near a node',
    { focus: { node: alder, hops: 2, direction: 'both' } },
    'npx lithograph export graph.json --to graphml -o graph.graphml --ego=Alder --hops 2',
    'console.log(toGraphml(graph));',
  ],
])('%s', (_name, changes, shell, call) => {
  const { shell: line, typescript } = code(changes);
  expect(line).toBe(shell);
  expect(calls(typescript)).toBe(call);
});

test('says which filters the lines leave out', () => {
  const { without } = code({
    hidden: { ...NOTHING_HIDDEN, relations: ['uses'] },
    limits: { ...NO_LIMITS, confidence: 0.5, degree: 2, years: [2020, 2024] },
  });
  expect(without).toEqual([
    { line: 'shell', what: 'the choice of relations' },
    { line: 'shell', what: 'confidence and support' },
    { line: 'typescript', what: 'the years' },
    { line: 'typescript', what: 'the least number of relations' },
    { line: 'shell', what: 'the years' },
    { line: 'shell', what: 'the least number of relations' },
  ]);
  expect(code({}).without).toEqual([]);
});

test('the filters of the program leave what the page shows', () => {
  const { typescript } = code({
    hidden: { ...NOTHING_HIDDEN, kinds: ['Paper'], relations: ['uses'] },
    limits: { ...NO_LIMITS, confidence: 0.6, support: 2 },
  });
  const [, parts = ''] = /toGraphml\(graph, (\{.*\})\)\);$/.exec(typescript) ?? [];
  const selection = new Function('graph', `return ${parts}`)(graph) as Record<'nodes' | 'edges', Set<string>>;
  expect(selection.nodes).toEqual(new Set(graph.filterNodes((_, { kind }) => kind !== 'Paper')));
  expect(selection.edges).toEqual(
    new Set(
      graph.filterEdges(
        (_, { relation, confidence, support }) => relation !== 'uses' && confidence >= 0.6 && support >= 2,
      ),
    ),
  );
});

test('a name that two nodes have, or that is the key of another, gives way to the key', () => {
  const twins = emptyGraph();
  twins.addNode('e-1', node({ label: 'Oak' }));
  twins.addNode('e-2', node({ label: 'Oak' }));
  twins.addNode('e-3', node({ label: 'e-1' }));
  for (const key of ['e-1', 'e-3']) {
    expect(code({ selection: { type: 'node', key } }, twins).shell).toBe(
      `npx lithograph explain graph.json ${key} --json`,
    );
  }
});

describe('hostile names', () => {
  const shell = (script: string): string => execFileSync('bash', ['-c', script], { encoding: 'utf8' });

  test('come out of a shell as they went in, and are one line of visible text', () => {
    for (const text of HOSTILE) {
      const quoted = shellQuote(text);
      expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(shell(`printf %s ${quoted}`)).toBe(text);
    }
  });

  test('so does any text, but for what no parameter can hold', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { minLength: 20, maxLength: 20 }), (texts) => {
        const clean = texts.map((text) => text.replace(/[\0\uD800-\uDFFF]/gu, ''));
        const out = shell(`printf '%s\\0' ${clean.map(shellQuote).join(' ')}`);
        expect(out.split('\0').slice(0, -1)).toEqual(clean);
      }),
      { numRuns: 20 },
    );
  });

  test('are parameters and texts in the lines, never flags or code', () => {
    for (const label of HOSTILE) {
      const hostile = emptyGraph();
      hostile.addNode('e-1', node({ label }));
      hostile.addNode(`k${label}`, node());
      hostile.addEdgeWithKey('r-1', 'e-1', `k${label}`, edge());
      for (const key of ['e-1', `k${label}`]) {
        const { shell: line, typescript } = code({ selection: { type: 'node', key } }, hostile);
        const said = shell(`npx() { printf '%s\\0' "$@"; }; ${line}`).split('\0').slice(0, -1);
        const [, question, file, ...rest] = said;
        expect([question, file]).toEqual(['explain', 'graph.json']);
        const names = rest.filter((word, index) => word !== '--json' && !(word === '--' && index === 1));
        expect(names.length).toBe(1);
        expect(rest.indexOf('--') === 1 || !names[0]?.startsWith('-')).toBe(true);
        const asked: unknown[] = [];
        new Function('explain', 'graph', 'console', calls(typescript))(
          (_: unknown, name: unknown) => asked.push(name),
          hostile,
          { log: () => undefined },
        );
        expect(asked).toEqual(names);
        expect(typescript.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    }
  });
});
