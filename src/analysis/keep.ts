import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';

interface Kept<T> {
  readonly order: number;
  readonly size: number;
  readonly themes: readonly Theme[];
  /** The one asked for last comes last. */
  readonly values: Map<string, T>;
}

/**
 * Keeps what is costly to derive with its graph: `make` runs again only where nodes or edges were added or taken away,
 * themes were found anew, or options are asked for that were not asked for lately. A graph that is forgotten takes all along.
 *
 * @param keyOf - writes the options out.
 * @param make - derives it from the graph and the options.
 * @param most - for how many different options it is kept; those asked for last stay. Default 1.
 */
export function keepWithGraph<Options, T>(
  keyOf: (options: Options) => string,
  make: (graph: KnowledgeGraph, options: Options) => T,
  { most = 1 }: { readonly most?: number } = {},
): (graph: KnowledgeGraph, options: Options) => T {
  const kept = new WeakMap<KnowledgeGraph, Kept<T>>();
  return (graph, options) => {
    const { order, size } = graph;
    const themes = graph.getAttribute('themes');
    const known = kept.get(graph);
    const isSame = known?.order === order && known.size === size && known.themes === themes;
    const values = isSame ? known.values : new Map<string, T>();
    if (!isSame) kept.set(graph, { order, size, themes, values });
    const key = keyOf(options);
    const value = values.get(key) ?? make(graph, options);
    values.delete(key);
    values.set(key, value);
    for (const oldest of [...values.keys()].slice(0, -most)) values.delete(oldest);
    return value;
  };
}
