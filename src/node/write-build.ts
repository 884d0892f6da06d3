import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { unwritable } from '../errors.ts';
import { graphmlChunks } from '../export/graphml.ts';
import { toJson } from '../export/json.ts';
import { type BuildNotes, toReport } from '../export/report.ts';
import { toThemesJson } from '../export/themes.ts';
import { FORMAT_VERSION, type KnowledgeGraph } from '../graph/schema.ts';
import { systemReason } from './system-error.ts';
import { writeText } from './write-text.ts';

/** What a later build or update must repeat to get the same graph. */
export interface BuildSettings {
  /** Kinds of nodes that were asked for besides the usual: `authors`, `venues`. Default none. */
  readonly with?: readonly string[];
  /** Whether the stability of themes was asked for, or was not wanted. Default null: by the size of the graph. */
  readonly stability?: boolean | null;
  /** Hash of the overrides. Default null: there were none. */
  readonly overrides?: string | null;
}

/** A graph with what is to be said of its making. */
export interface Build {
  readonly graph: KnowledgeGraph;
  readonly notes: BuildNotes;
  readonly settings?: BuildSettings;
}

/**
 * Writes a build into a folder, which is made if need be: graph.json, graph.graphml, themes.json, report.md and, when
 * all is there, build.json. Each file is replaced by a rename, so a reader never sees half of one.
 *
 * @throws LithographError `unwritable`.
 */
export async function writeBuild(folder: string, build: Build): Promise<void> {
  await makeFolder(folder);
  const { graph, notes, settings = {} } = build;
  await writeText(join(folder, 'graph.json'), [toJson(graph)]);
  await writeText(join(folder, 'graph.graphml'), graphmlChunks(graph));
  await writeText(join(folder, 'themes.json'), [toThemesJson(graph)]);
  await writeText(join(folder, 'report.md'), [toReport(graph, notes)]);
  await writeText(join(folder, 'build.json'), [toBuildJson(graph, settings)]);
}

/** No time, no names of files: the same corpus and options give the same bytes. */
function toBuildJson(graph: KnowledgeGraph, settings: BuildSettings): string {
  const { extractor, seed, resolution } = graph.getAttributes();
  const build = {
    lithograph: packageJson.version,
    format: FORMAT_VERSION,
    extractor,
    seed,
    resolution,
    stability: settings.stability ?? null,
    overrides: settings.overrides ?? null,
    with: settings.with ?? [],
  };
  return `${JSON.stringify(build, null, 2)}\n`;
}

/**
 * Finds out before the work whether its result can be written.
 *
 * @throws LithographError `unwritable` where the folder's name is that of a file, or no file can be made there.
 */
export async function checkFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (there !== undefined && !there.isDirectory()) throw unwritable(folder, 'it is a file, and a folder is needed');
  const nearest = await nearestFolder(resolve(folder));
  await access(nearest, constants.W_OK).catch((error: unknown) => {
    throw unwritable(folder, systemReason(error), error);
  });
}

/** The folder itself, or the one in which it, or its own folder, would be made. */
async function nearestFolder(folder: string): Promise<string> {
  const parent = dirname(folder);
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere || parent === folder ? folder : nearestFolder(parent);
}

async function makeFolder(folder: string): Promise<void> {
  await checkFolder(folder);
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, systemReason(error), error);
  }
}
