import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { createBridgesCommand } from './bridges.ts';
import { createBuildCommand } from './build.ts';
import { createClaimsCommand } from './claims.ts';
import { createCompareCommand } from './compare.ts';
import { createExplainCommand } from './explain.ts';
import { createExportCommand } from './export.ts';
import { createExtractCommand } from './extract.ts';
import { createFindCommand } from './find.ts';
import { createGapsCommand } from './gaps.ts';
import { createLeaderboardCommand } from './leaderboard.ts';
import { createMcpCommand } from './mcp.ts';
import { createNeighborsCommand } from './neighbors.ts';
import { createPathCommand } from './path.ts';
import { createResolveCommand } from './resolve.ts';
import { createSimilarCommand } from './similar.ts';
import { createThemesCommand } from './themes.ts';
import { createTrendsCommand } from './trends.ts';
import { createViewCommand } from './view.ts';

/**
 * The command line. Bad usage is thrown as commander's error, and never ends the process by itself.
 *
 * @param home - the folder of the built files: the viewer and the worker are beside the command.
 */
export function createProgram(home: string): Command {
  const program = new Command('lithograph')
    .description('Turns research papers into a knowledge graph with evidence on every edge.')
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .addHelpText('after', HELP);
  const commands = [
    createBuildCommand(home),
    createExtractCommand(),
    createResolveCommand(),
    createExportCommand(home),
    createViewCommand(home),
    createFindCommand(),
    createExplainCommand(),
    createNeighborsCommand(),
    createPathCommand(),
    createCompareCommand(),
    createSimilarCommand(),
    createClaimsCommand(),
    createLeaderboardCommand(),
    createThemesCommand(),
    createBridgesCommand(),
    createGapsCommand(),
    createTrendsCommand(),
    createMcpCommand(),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands]) {
    command
      .exitOverride()
      .showHelpAfterError(`(see: ${[...(command.parent ? ['lithograph'] : []), command.name()].join(' ')} --help)`);
  }
  for (const command of commands)
    command.helpOption('--help', 'print this help').configureOutput(program.configureOutput());
  return program;
}

const HELP = `
Exit codes: 0 done, 1 failed, 2 bad usage. Results go to stdout, all else to stderr.

Examples:
  lithograph build library.bib -o graph
  lithograph view graph
  lithograph neighbors graph Mamba`;
