/** The questions of src/analysis/ as tools: one row each. */
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Answer } from '../analysis/answer.ts';
import { findBridges } from '../analysis/bridges.ts';
import { listClaims } from '../analysis/claims.ts';
import { compareSubjects } from '../analysis/compare.ts';
import { explainNode } from '../analysis/explain.ts';
import { findNodes } from '../analysis/find.ts';
import { findGaps } from '../analysis/gaps.ts';
import { readLeaderboard } from '../analysis/leaderboard.ts';
import { neighborsOf } from '../analysis/neighbors.ts';
import { findPath } from '../analysis/path.ts';
import { similarTo } from '../analysis/similar.ts';
import { lookUpTheme } from '../analysis/subject.ts';
import { listThemes } from '../analysis/themes.ts';
import { trendsOf } from '../analysis/trends.ts';
import { LithographError } from '../errors.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { ENTITY_KINDS, NODE_KINDS, RELATION_TYPES } from '../model.ts';
import { boundAnswer } from './answers.ts';

/** A question that an agent can ask. */
export interface Tool {
  readonly name: string;
  register(server: McpServer, graph: KnowledgeGraph): void;
}

const name = z.string().min(1).max(300).describe('Name, alias or key of a node, however spelt.');
const subject = z.string().min(1).max(300).describe('Name or key of a node, or "theme:ID".');
const theme = z.union([z.number().int().min(0), z.string().min(1).max(300)]).describe('Id or name of a theme.');
const limit = z.number().int().min(1).max(50).default(10).describe('Most answers.');
const kind = z.enum(NODE_KINDS).optional().describe('Only nodes of this kind.');
const relations = z
  .array(z.enum(RELATION_TYPES))
  .max(RELATION_TYPES.length)
  .optional()
  .describe('Only these relations.');
const year = z.number().int().optional();
const certain = {
  minimumConfidence: z.number().min(0).max(1).optional().describe('Leave out what is less sure (its lower bound).'),
  minimumSupport: z.number().int().min(0).optional().describe('Leave out what fewer papers say.'),
};
const years = {
  fromYear: year.describe('Only papers of this year or later.'),
  toYear: year.describe('Only papers of this year or earlier.'),
};

export const TOOLS: readonly Tool[] = [
  tool({
    name: 'find',
    title: 'Find nodes by name',
    description:
      'Models, methods, datasets, tasks, metrics, tools, concepts and papers by name or alias, misspelt too. Start here.',
    input: { name, kind, limit, ...certain },
    ask: (graph, { name: wanted, ...options }) => findNodes(graph, wanted, given(options)),
  }),
  tool({
    name: 'explain',
    title: 'What something is',
    description: 'What a thing is by what papers say of it: aliases, papers, theme, and its relations grouped.',
    input: { name, ...certain, ...years },
    ask: (graph, { name: wanted, ...options }) => explainNode(graph, wanted, given(options)),
  }),
  tool({
    name: 'neighbors',
    title: 'What something is joined to',
    description:
      'The relations of a node, each with the sentences that say so; by relation, direction, kind and years.',
    input: {
      name,
      relations,
      direction: z.enum(['out', 'in', 'both']).optional().describe('out: from the node; in: to it. Default both.'),
      kind,
      hops: z.number().int().min(1).max(3).optional(),
      limit,
      ...certain,
      ...years,
    },
    ask: (graph, { name: wanted, ...options }) => neighborsOf(graph, wanted, given(options)),
  }),
  tool({
    name: 'path',
    title: 'How two things are joined',
    description:
      'The best paths between two nodes, not through hubs, each step with its sentence; says why if there is none.',
    input: {
      from: name,
      to: name,
      relations,
      count: z.number().int().min(1).max(10).default(3),
      ...certain,
      ...years,
    },
    ask: (graph, { from, to, ...options }) => findPath(graph, from, to, given(options)),
  }),
  tool({
    name: 'compare',
    title: 'Compare two papers, things or themes',
    description: 'What joins two of them, what both have, and what only one has, relation by relation.',
    input: { a: subject, b: subject, relations, limit, ...certain, ...years },
    ask: (graph, { a, b, ...options }) => compareSubjects(graph, a, b, given(options)),
  }),
  tool({
    name: 'leaderboard',
    title: 'Results on a dataset',
    description:
      'Numbers that papers report on a dataset, by metric, with setting and direction; conflicting ones are shown.',
    input: { dataset: name, metric: z.string().max(300).optional(), limit, ...certain },
    ask: (graph, { dataset, ...options }) => readLeaderboard(graph, dataset, given(options)),
  }),
  tool({
    name: 'claims',
    title: 'Who says what of what',
    description:
      'Relations that fit a pattern of subject and object (a name, a name with "*", or "kind:Dataset"), with claims of the opposite.',
    input: {
      subject: z.string().max(300).optional(),
      relations,
      object: z.string().max(300).optional(),
      onlyContradicted: z.boolean().optional().describe('Only claims that another one contradicts.'),
      limit,
      ...certain,
    },
    ask: (graph, options) => listClaims(graph, given(options)),
  }),
  tool({
    name: 'themes',
    title: 'Research themes',
    description:
      'The themes of the corpus with terms, key papers and leading entities; with "theme", one of them with its members.',
    input: { theme: theme.optional(), ...certain },
    ask: (graph, { theme: wanted, ...options }) =>
      listThemes(graph, { ...given(options), ...(wanted === undefined ? {} : { theme: idOf(graph, wanted) }) }),
  }),
  tool({
    name: 'bridges',
    title: 'What joins themes',
    description: 'Nodes that shortest paths between themes lead through, with the themes that each joins.',
    input: { kind, themes: z.array(theme).min(2).max(10).optional(), limit, ...certain },
    ask: (graph, { themes, ...options }) =>
      findBridges(graph, {
        ...given(options),
        ...(themes === undefined ? {} : { themes: themes.map((wanted) => idOf(graph, wanted)) }),
      }),
  }),
  tool({
    name: 'gaps',
    title: 'What is missing',
    description:
      'Pairs of themes that know the same rare things and have few links, and links that could be expected, such as a method never tried on a dataset.',
    input: {
      only: z.enum(['themes', 'links']).optional(),
      from: z.array(z.enum(ENTITY_KINDS)).optional().describe('Kinds of the heads of missing links.'),
      to: z.array(z.enum(ENTITY_KINDS)).optional().describe('Kinds of the tails of missing links.'),
      for: name.optional(),
      limit,
      ...certain,
    },
    ask: (graph, options) => findGaps(graph, given(options)),
  }),
  tool({
    name: 'trends',
    title: 'When things came up',
    description:
      'First year, papers a year, growth (2: its share doubled) and bursts, of a node, a theme ("theme:ID"), a kind, or all papers.',
    input: { subject: subject.optional(), kind, limit, ...certain, ...years },
    ask: (graph, { subject: wanted, ...options }) => trendsOf(graph, wanted, given(options)),
  }),
  tool({
    name: 'similar',
    title: 'What is like it',
    description: 'Nodes that share typed neighbours with one, the rare ones counting most, with what they share.',
    input: { name, kind, limit, ...certain, ...years },
    ask: (graph, { name: wanted, ...options }) => similarTo(graph, wanted, given(options)),
  }),
];

interface Definition<Input extends z.ZodRawShape> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: Input;
  readonly ask: (graph: KnowledgeGraph, input: z.output<z.ZodObject<Input>>) => Answer<unknown>;
}

/** What the questions answer, as far as all have it. */
const OUTPUT = {
  notice: z.string(),
  question: z.object({ ask: z.string() }).loose(),
  total: z.number(),
  shown: z.number(),
  answers: z.array(z.object({}).loose()),
};

function tool<Input extends z.ZodRawShape>(definition: Definition<Input>): Tool {
  const { ask, description, input, name: tool, title } = definition;
  const schema = z.strictObject(input);
  return {
    name: tool,
    register: (server, graph) => {
      const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
      server.registerTool(
        tool,
        { title, description, inputSchema: schema, outputSchema: z.object(OUTPUT).loose(), annotations },
        (parameters: unknown) => answer(() => ask(graph, schema.parse(parameters) as z.output<z.ZodObject<Input>>)),
      );
    },
  };
}

/** The answer as text and as data; an error that the user can mend as a result that says so, as the protocol wants it. */
function answer(ask: () => Answer<unknown>) {
  try {
    const bounded = boundAnswer(ask());
    return { content: [{ type: 'text' as const, text: JSON.stringify(bounded) }], structuredContent: { ...bounded } };
  } catch (error) {
    if (!(error instanceof LithographError)) throw error;
    return { content: [{ type: 'text' as const, text: error.message }], isError: true };
  }
}

function idOf(graph: KnowledgeGraph, theme: string | number): number {
  return lookUpTheme(graph, String(theme)).id;
}

type Given<Options> = { [Key in keyof Options]?: Exclude<Options[Key], undefined> };

/** Options without those that were not given. */
function given<Options extends object>(options: Options): Given<Options> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Options>;
}
