import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { readGraphFile } from '../node/read-graph.ts';
import { say } from './terminal.ts';

const HELP = `
The questions that the other commands ask are tools; papers and themes are resources. Nothing is sent anywhere.

Example:
  lithograph mcp graph

For a client that reads a list of servers:
  { "mcpServers": { "papers": { "command": "npx", "args": ["lithograph", "mcp", "/path/to/graph"] } } }`;

/** `lithograph mcp`: the questions for agents, over stdin and stdout. */
export function createMcpCommand(): Command {
  return new Command('mcp')
    .description('Answer an agent: a server of the Model Context Protocol over stdin and stdout.')
    .argument('<graph>', 'the folder of a build, or a graph.json')
    .addHelpText('after', HELP)
    .action(mcp);
}

async function mcp(path: string): Promise<void> {
  // Loaded here: the protocol's library is larger than all other commands together.
  const [graph, { serveMcp }] = await Promise.all([readGraphFile(path), import('../mcp/server.ts')]);
  if (process.stdin.isTTY) say('waiting for a client of the Model Context Protocol on stdin; Ctrl+C ends it');
  await serveMcp(graph, packageJson.version);
}
