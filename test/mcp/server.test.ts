import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KnowledgeGraph } from '../../src/graph/schema.ts';
import { MOST_CHARACTERS, NOTICE } from '../../src/mcp/answers.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { TOOLS } from '../../src/mcp/tools.ts';
import { randomGraph } from '../fixtures/random-corpus.ts';
import { smallGraph } from '../fixtures/small.ts';

interface Structured {
  readonly notice: string;
  readonly question: { readonly ask: string };
  readonly total: number;
  readonly shown: number;
  readonly answers: readonly Readonly<Record<string, unknown>>[];
}

async function connect(graph: KnowledgeGraph): Promise<Client> {
  const server = createMcpServer(graph, '1.2.3');
  const client = new Client({ name: 'test', version: '0' });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  return client;
}

async function ask(client: Client, name: string, parameters: Readonly<Record<string, unknown>>): Promise<Structured> {
  const result = await client.callTool({ name, arguments: { ...parameters } });
  expect(result.isError ?? false).toBe(false);
  return result.structuredContent as unknown as Structured;
}

describe('over a small graph', () => {
  let client: Client;
  let graph: KnowledgeGraph;
  beforeAll(async () => {
    graph = smallGraph();
    client = await connect(graph);
  });
  afterAll(() => client.close());

  test('says who it is and how to read its answers', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'lithograph', version: '1.2.3' });
    expect(client.getInstructions()).toContain(NOTICE);
  });

  test('lists every question as a tool that only reads, with a schema and a description', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS.map(({ name }) => name));
    for (const tool of tools) {
      expect(tool.description?.length ?? 0).toBeGreaterThan(30);
      expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
    }
  });

  test.each<[tool: string, parameters: Readonly<Record<string, unknown>>, label: string]>([
    ['find', { name: 'alder' }, 'Alder'],
    ['explain', { name: 'Alder' }, 'Alder'],
    ['neighbors', { name: 'Alder', direction: 'in' }, 'Alder'],
    ['path', { from: 'Alder', to: 'Larch-2-7B' }, 'Alder'],
    ['compare', { a: 'Alder', b: 'Larch-2-7B' }, 'Alder'],
    ['claims', { subject: 'kind:Model' }, 'Larch'],
    ['themes', {}, 'terms'],
    ['trends', { subject: 'Alder' }, 'Alder'],
    ['similar', { name: 'Alder', minimumConfidence: 0.1 }, 'question'],
    ['bridges', {}, 'question'],
    ['gaps', { only: 'links' }, 'question'],
  ])('answers %s', async (tool, parameters, label) => {
    const { answers, notice, question, shown, total } = await ask(client, tool, parameters);
    expect(question.ask).toBe(tool);
    expect(notice).toBe(NOTICE);
    expect(shown).toBe(answers.length);
    expect(total).toBeGreaterThanOrEqual(shown);
    expect(JSON.stringify({ question, answers })).toContain(label);
    for (const answer of answers) expect(answer).toHaveProperty('evidence');
  });

  test.each<[tool: string, parameters: Readonly<Record<string, unknown>>]>([
    ['neighbors', { name: 'Alder', fromYear: 2900 }],
    ['neighbors', { name: 'Alder', toYear: 1900 }],
    ['path', { from: 'Alder', to: 'Larch-2-7B', fromYear: 2900 }],
    ['compare', { a: 'Alder', b: 'Larch-2-7B', fromYear: 2900 }],
    ['similar', { name: 'Alder', toYear: 1900 }],
    ['neighbors', { name: 'Alder', minimumSupport: 99 }],
    ['neighbors', { name: 'Alder', relations: ['CITES'] }],
    ['claims', { minimumConfidence: 1 }],
    ['claims', { onlyContradicted: true }],
    ['bridges', { kind: 'Author' }],
    ['gaps', { only: 'links', minimumSupport: 99 }],
    ['find', { name: 'Alder', kind: 'Metric' }],
  ])('%s heeds its options: %j', async (tool, parameters) => {
    expect((await ask(client, tool, parameters)).total).toBe(0);
  });

  test('takes the name of a theme for its id', async () => {
    const { answers } = await ask(client, 'themes', {});
    const [{ id, name }] = answers as [{ id: number; name: string }];
    const byName = await ask(client, 'themes', { theme: name.toUpperCase() });
    expect(byName.answers).toEqual((await ask(client, 'themes', { theme: id })).answers);
    expect(byName.question).toMatchObject({ ask: 'themes', theme: id });
  });

  test('gives the same as text for clients that read no data', async () => {
    const result = await client.callTool({ name: 'find', arguments: { name: 'Alder' } });
    const [content] = result.content as { type: string; text: string }[];
    expect(JSON.parse(content?.text ?? '')).toEqual(result.structuredContent);
  });

  test.each<[problem: string, tool: string, parameters: Readonly<Record<string, unknown>>, message: string]>([
    ['a name that nothing has', 'explain', { name: 'Aldre' }, 'Alder'],
    ['a path from nowhere', 'path', { from: 'no such thing at all', to: 'Alder' }, 'no such thing at all'],
    ['a theme that is not there', 'themes', { theme: 999 }, '999'],
    ['a name of no theme', 'themes', { theme: 'no theme at all' }, 'no theme at all'],
    ['a name of no theme among two', 'bridges', { themes: ['nowhere', 'nohow'] }, 'nowhere'],
    ['a missing parameter', 'path', { from: 'Alder' }, 'to'],
    ['a parameter of the wrong kind', 'neighbors', { name: 'Alder', hops: 9 }, 'hops'],
    ['a parameter that is none', 'find', { name: 'Alder', colour: 'red' }, 'colour'],
  ])('%s is an error that says what to do', async (_, name, parameters, message) => {
    const result = await client.callTool({ name, arguments: { ...parameters } });
    expect(result.isError).toBe(true);
    const [content] = result.content as { text: string }[];
    expect(content?.text).toContain(message);
  });

  test('lists themes and key papers as resources, and every listed one can be read', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain('lithograph://graph');
    expect(resources.filter(({ uri }) => uri.startsWith('lithograph://paper/')).length).toBeGreaterThan(0);
    for (const { uri } of resources) {
      const { contents } = await client.readResource({ uri });
      const [content] = contents as { text: string; mimeType: string }[];
      expect(content?.mimeType).toBe('application/json');
      expect(JSON.parse(content?.text ?? '')).toHaveProperty('notice', NOTICE);
    }
  });

  test('reads any paper by its id, whatever characters it has', async () => {
    const papers = graph.filterNodes((_, { kind }) => kind === 'Paper');
    for (const id of papers) {
      const { contents } = await client.readResource({ uri: `lithograph://paper/${encodeURIComponent(id)}` });
      const [content] = contents as { text: string }[];
      expect(JSON.parse(content?.text ?? '')).toMatchObject({ id });
    }
  });

  test('completes ids of papers', async () => {
    const [first = ''] = graph.filterNodes((_, { kind }) => kind === 'Paper');
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'lithograph://paper/{id}' },
      argument: { name: 'id', value: first.slice(0, 3) },
    });
    expect(completion.values).toContain(encodeURIComponent(first));
  });

  test('a paper that is not there is an error', async () => {
    await expect(client.readResource({ uri: 'lithograph://paper/nothing' })).rejects.toThrow('nothing');
  });
});

test('over a large graph every answer stays small, and says how much there is', async () => {
  const large = randomGraph(5, { papers: 300, entities: 60, named: 12 });
  // Of few things each is in too many papers to be a gap's.
  const various = randomGraph(5, { papers: 300, entities: 1000, named: 6 });
  const [client, ofVarious] = [await connect(large), await connect(various)];
  for (const [tool, parameters] of [
    ['neighbors', { name: 'entity 0', hops: 2, limit: 50 }],
    ['explain', { name: 'entity 0' }],
    ['themes', { theme: large.getAttribute('themes')[0]?.id }],
    ['compare', { a: 'entity 0', b: 'entity 1', limit: 50 }],
    ['claims', { limit: 50 }],
    ['trends', { kind: 'Model', limit: 50 }],
    ['similar', { name: 'entity 1', limit: 50 }],
    ['bridges', { limit: 50 }],
    ['gaps', { limit: 50 }],
  ] as const) {
    const structured = await ask(tool === 'gaps' ? ofVarious : client, tool, parameters);
    expect(structured.shown).toBeGreaterThan(0);
    // One answer is always told, however large; none of these is larger than twice what all may have.
    expect(JSON.stringify(structured).length).toBeLessThan(
      structured.shown === 1 ? 2 * MOST_CHARACTERS : MOST_CHARACTERS + 500,
    );
  }
  await ofVarious.close();
  await client.close();
});
