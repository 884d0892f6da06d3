import type { KnowledgeGraph } from '../graph/schema.ts';
import { type Catalog, nodeName } from './catalog.ts';
import { shorten } from './display.ts';
import { type Citation, openPaper, type Selection, select } from './state.ts';
import type { Store } from './store.ts';
import { RELATION_WORDS } from './words.ts';

/** Goes from a sentence to its paper, and keeps in mind where the sentence was read. */
export function openSentence(store: Store, paper: string, citation: Citation): void {
  const { selection } = store.state.peek();
  if (selection !== null) store.origins.set(citationKey(citation), selection);
  store.change(openPaper(paper, citation));
  store.flyTo(paper);
}

/** Where a sentence was read: the answer or the node that quoted it, else the relation that it speaks for. */
export function originOf(store: Store, citation: Citation): Selection {
  return store.origins.get(citationKey(citation)) ?? { type: 'edge', key: citation.edge };
}

/** Goes back to where a sentence was read; the sentence gets the focus there. */
export function returnToSentence(store: Store, citation: Citation): void {
  store.returned.value = citation;
  store.change(select(originOf(store, citation)));
}

/** Whether two citations are of the same sentence. */
export function isSameCitation(a: Citation | null, b: Citation | null): boolean {
  return a !== null && b !== null && a.edge === b.edge && a.index === b.index;
}

const citationKey = ({ edge, index }: Citation): string => `${index}.${edge}`;

/** What a selection is of, in pieces: those that are names from the graph are apart, for they run in any direction. */
export interface SelectionPart {
  readonly text: string;
  readonly isName: boolean;
}

/** Longest name within the words for a selection. */
const SHORT_NAME = 40;

/** A selection in words: "Larch outperforms Alder", "path from Larch to Alder". */
export function wordsOfSelection(
  { graph, catalog }: { readonly graph: KnowledgeGraph; readonly catalog: Catalog },
  selection: Selection,
): readonly SelectionPart[] {
  const word = (text: string): SelectionPart => ({ text, isName: false });
  const node = (key: string): SelectionPart => ({ text: shorten(nodeName(catalog, key), SHORT_NAME), isName: true });
  const theme = (id: number): SelectionPart => {
    const name = (catalog.themes.get(id) ?? catalog.parts.get(id))?.name ?? `Theme ${id}`;
    return { text: shorten(name, SHORT_NAME), isName: true };
  };
  switch (selection.type) {
    case 'node':
      return [node(selection.key)];
    case 'edge': {
      const [source, target] = graph.extremities(selection.key);
      return [
        node(source),
        word(RELATION_WORDS[graph.getEdgeAttribute(selection.key, 'relation')].forward),
        node(target),
      ];
    }
    case 'theme':
      return [theme(selection.id)];
    case 'path':
      return [word('path from'), node(selection.from), word('to'), node(selection.to)];
    case 'compare': {
      const side = selection.of === 'nodes' ? node : (id: string) => theme(Number(id));
      return [word('comparison of'), side(selection.a), word('and'), side(selection.b)];
    }
    case 'gaps':
      return [word('gaps')];
    case 'bridges':
      return [word('bridges')];
  }
}
