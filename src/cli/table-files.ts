import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unwritable } from '../errors.ts';
import { systemReason } from '../node/system-error.ts';

/**
 * Where the two tables of a format go. `output` is a folder if it exists as one or ends with a slash (it is made then): the files
 * are `nodes.csv` and `edges.csv` in it. Else it is how their names begin, with or without the ending: `-o graph` and
 * `-o graph.csv` both mean `graph-nodes.csv` and `graph-edges.csv`.
 *
 * @throws LithographError `unwritable` where the folder cannot be made.
 */
export async function tableFiles(
  output: string,
  ending: string,
): Promise<{ readonly nodes: string; readonly edges: string }> {
  const isFolder = /[/\\]$/.test(output) || ((await stat(output).catch(() => undefined))?.isDirectory() ?? false);
  if (isFolder) {
    await mkdir(output, { recursive: true }).catch((error: unknown) => {
      throw unwritable(output, systemReason(error), error);
    });
    return { nodes: join(output, `nodes.${ending}`), edges: join(output, `edges.${ending}`) };
  }
  const start = output.endsWith(`.${ending}`) ? output.slice(0, -ending.length - 1) : output;
  return { nodes: `${start}-nodes.${ending}`, edges: `${start}-edges.${ending}` };
}
