import { indexNames } from '../analysis/name-index.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { NODE_KINDS } from '../model.ts';
import { shellQuote } from './shell-quote.ts';
import { isFiltered, type Selection, type ViewState } from './state.ts';

/** What the reader sees, as lines that get the same in a program and in a shell. */
export interface Code {
  readonly typescript: string;
  readonly shell: string;
  /** Filters of the view that the lines leave out, in words; empty: they get just what is shown. */
  readonly without: readonly { readonly line: 'typescript' | 'shell'; readonly what: string }[];
}

const FILE = 'graph.json';

/** The lines for what is selected or, where nothing is, for what is shown. Whatever a name holds, it is a text in both. */
export function asCode(graph: KnowledgeGraph, state: ViewState): Code {
  const { selection } = state;
  if (selection === null) return ofView(graph, state);
  const { parameters, call, imports } = ofSelection(graph, selection);
  return { ...lines(parameters, call, imports), without: [] };
}

interface Question {
  readonly parameters: readonly string[];
  readonly call: string;
  readonly imports: readonly string[];
}

function ofSelection(graph: KnowledgeGraph, selection: Selection): Question {
  const name = (key: string): string => shortestName(graph, key);
  switch (selection.type) {
    case 'node':
      return ask('explain', [name(selection.key)]);
    case 'edge': {
      const [source, target] = graph.extremities(selection.key);
      const relation = graph.getEdgeAttribute(selection.key, 'relation');
      const call = `neighbors(graph, ${literal(name(source))}, { relations: [${literal(relation)}], direction: 'out' }).answers.filter(({ node }) => node.key === ${literal(target)})`;
      return {
        parameters: [
          'neighbors',
          FILE,
          ...operands([name(source)], ['--relation', relation, '--direction', 'out', '--json']),
        ],
        call,
        imports: ['neighbors'],
      };
    }
    case 'theme':
      return {
        parameters: [
          'export',
          FILE,
          '--to',
          'graphml',
          '--theme',
          String(selection.id),
          '-o',
          `theme-${selection.id}.graphml`,
        ],
        call: `toGraphml(graph, selectTheme(graph, ${selection.id}))`,
        imports: ['selectTheme', 'toGraphml'],
      };
    case 'path':
      return ask('path', [name(selection.from), name(selection.to)]);
    case 'compare':
      return ask(
        'compare',
        selection.of === 'nodes'
          ? [name(selection.a), name(selection.b)]
          : [`theme:${selection.a}`, `theme:${selection.b}`],
      );
    case 'gaps':
    case 'bridges':
      return ask(selection.type, []);
  }
}

function ask(question: string, names: readonly string[]): Question {
  return {
    parameters: [question, FILE, ...operands(names, ['--json'])],
    call: `${question}(${['graph', ...names.map(literal)].join(', ')})`,
    imports: [question],
  };
}

/** Flags go first where a name could be taken for one. */
function operands(names: readonly string[], flags: readonly string[]): readonly string[] {
  return names.some((name) => name.startsWith('-')) ? [...flags, '--', ...names] : [...names, ...flags];
}

function ofView(graph: KnowledgeGraph, state: ViewState): Code {
  if (!isFiltered(state)) {
    return {
      ...lines(['export', FILE, '--to', 'graphml', '-o', 'graph.graphml'], 'toGraphml(graph)', ['toGraphml']),
      without: [],
    };
  }
  const { focus, hidden, limits } = state;
  const { confidence, degree, support, years } = limits;
  const nodeTests = [
    ...(hidden.kinds.length > 0 ? [`!${list(hidden.kinds)}.includes(kind)`] : []),
    ...(hidden.themes.length > 0 ? [`!${list(hidden.themes)}.includes(theme)`] : []),
  ];
  const edgeTests = [
    ...(hidden.relations.length > 0 ? [`!${list(hidden.relations)}.includes(relation)`] : []),
    ...(confidence > 0 ? [`confidence >= ${confidence}`] : []),
    ...(support > 1 ? [`support >= ${support}`] : []),
  ];
  const parts = [
    ...(nodeTests.length > 0
      ? [`nodes: new Set(graph.filterNodes((_, { kind, theme }) => ${nodeTests.join(' && ')}))`]
      : []),
    ...(edgeTests.length > 0
      ? [`edges: new Set(graph.filterEdges((_, { relation, confidence, support }) => ${edgeTests.join(' && ')}))`]
      : []),
  ];
  const kinds = NODE_KINDS.filter((kind) => !hidden.kinds.includes(kind));
  const parameters = [
    ...['export', FILE, '--to', 'graphml', '-o', 'graph.graphml'],
    ...(hidden.kinds.length > 0 && kinds.length > 0 ? ['--kind', kinds.join(',')] : []),
    ...(focus === null ? [] : [`--ego=${shortestName(graph, focus.node)}`, '--hops', String(focus.hops)]),
  ];
  const left = (line: Code['without'][number]['line'], isLeft: boolean, what: string): Code['without'] =>
    isLeft ? [{ line, what }] : [];
  const without = [
    ...left('shell', hidden.themes.length > 0, 'the choice of themes'),
    ...left('shell', hidden.relations.length > 0, 'the choice of relations'),
    ...left('shell', confidence > 0 || support > 1, 'confidence and support'),
    ...left('shell', focus !== null && focus.direction !== 'both', 'the direction of the focus'),
    ...left('typescript', focus !== null, 'the focus'),
    ...(['typescript', 'shell'] as const).flatMap((line) => [
      ...left(line, years !== null, 'the years'),
      ...left(line, degree > 0, 'the least number of relations'),
    ]),
  ];
  const call = parts.length === 0 ? 'toGraphml(graph)' : `toGraphml(graph, { ${parts.join(', ')} })`;
  return { ...lines(parameters, call, ['toGraphml']), without };
}

function lines(parameters: readonly string[], call: string, imports: readonly string[]): Omit<Code, 'without'> {
  return {
    shell: ['npx', 'lithograph', ...parameters].map(shellQuote).join(' '),
    typescript: [
      `import { ${imports.join(', ')} } from 'lithograph';`,
      `import { readGraphFile } from 'lithograph/node';`,
      `const graph = await readGraphFile('${FILE}');`,
      `console.log(${call});`,
    ].join('\n'),
  };
}

/** The label where it means this node and no other, since people read it; else the key. */
function shortestName(graph: KnowledgeGraph, key: string): string {
  const { label } = graph.getNodeAttributes(key);
  if (label.length > 60 || graph.hasNode(label)) return key;
  const called = indexNames(graph).exact.get(label) ?? [];
  return called.length === 1 && called[0] === key ? label : key;
}

const list = (values: readonly (string | number | null)[]): string => `[${values.map(literal).join(', ')}]`;

/** JSON is JavaScript; what can't be seen in it is escaped too, so that the line reads as it runs. */
function literal(value: string | number | null): string {
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
