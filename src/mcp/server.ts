import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { KnowledgeGraph } from '../graph/schema.ts';
import { NOTICE } from './answers.ts';
import { registerResources } from './resources.ts';
import { TOOLS } from './tools.ts';

const INSTRUCTIONS = `A knowledge graph of research papers: papers, models, methods, datasets, tasks, metrics, tools and
concepts, joined by typed relations. Every answer has the sentences that say so and a confidence: cite the papers. Begin
with "find" where a name is not certain. Answers are bounded: "total" says how many there are, "shown" how many came.
${NOTICE}`;

/**
 * A server of the Model Context Protocol over one graph: every question as a tool, the corpus, its themes and papers as
 * resources. It reads only. To be connected to a transport.
 */
export function createMcpServer(graph: KnowledgeGraph, version: string): McpServer {
  const server = new McpServer({ name: 'lithograph', version }, { instructions: INSTRUCTIONS });
  for (const tool of TOOLS) tool.register(server, graph);
  registerResources(server, graph);
  return server;
}

/** Serves a graph over stdin and stdout. Resolves when the client hangs up. */
export async function serveMcp(graph: KnowledgeGraph, version: string): Promise<void> {
  const server = createMcpServer(graph, version);
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
    process.stdin.once('end', () => void server.close());
  });
  await server.connect(new StdioServerTransport());
  await closed;
}
