import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Theme } from '../model.ts';

interface Kept<T> {
  readonly order: number;
  readonly size: number;
  readonly themes: readonly Theme[];
  readonly key: string;
  readonly value: T;
}

/**
 * Keeps what is costly to derive with its graph: `make` runs again only where nodes or edges were added or taken away,
 * themes were found anew, or another `key` is asked for. The last key alone is kept. A graph that is forgotten takes it
 * along.
 *
 * @param make - derives it from the graph and the options that `keyOf` writes out.
 */
export function keepWithGraph<Options, T>(
  keyOf: (options: Options) => string,
  make: (graph: KnowledgeGraph, options: Options) => T,
): (graph: KnowledgeGraph, options: Options) => T {
  const kept = new WeakMap<KnowledgeGraph, Kept<T>>();
  return (graph, options) => {
    const key = keyOf(options);
    const known = kept.get(graph);
    const { order, size } = graph;
    const themes = graph.getAttribute('themes');
    if (known?.key === key && known.order === order && known.size === size && known.themes === themes) {
      return known.value;
    }
    const value = make(graph, options);
    kept.set(graph, { order, size, themes, key, value });
    return value;
  };
}
