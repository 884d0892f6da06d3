import { parseGraph } from '../graph/parse.ts';
import type { KnowledgeGraph } from '../graph/schema.ts';

/** The graph, or in words why there is none. */
export type Loaded = { readonly graph: KnowledgeGraph } | { readonly problem: string };

/** Just what is used of `fetch` and its answer. */
type Fetch = (url: string) => Promise<Pick<Response, 'ok' | 'status' | 'text'>>;

/** Fetches and reads a graph.json. Never throws: what went wrong is for the reader of the page. */
export async function loadGraph(url: string, fetch: Fetch): Promise<Loaded> {
  try {
    const response = await fetch(url);
    if (!response.ok) return { problem: `${url} could not be fetched: the server answered ${response.status}.` };
    return { graph: parseGraph(await response.text(), url) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
