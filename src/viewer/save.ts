import type { KnowledgeGraph } from '../graph/schema.ts';
import type { Selection } from '../graph/selection.ts';
import type { Palette } from '../look/palette.ts';
import type { Coloring } from './state.ts';

/** A file for the reader: its text as pieces, since that of a large graph is longer than one string may be. */
export interface SavedFile {
  /** After the name that all files of one graph share: `.graphml`, `-nodes.csv`. */
  readonly ending: string;
  readonly type: string;
  readonly chunks: Iterable<string>;
}

/** How the map looks, for pictures. */
export interface Look {
  readonly palette: Palette;
  readonly coloring: Coloring;
}

/** A format that the graph can be saved in. Its writer is loaded when it is first asked for. */
export interface SaveFormat {
  readonly title: string;
  /** What it is good for. */
  readonly note: string;
  write(graph: KnowledgeGraph, selection: Selection, look: Look): Promise<readonly SavedFile[]>;
}

/** The formats that the page can save, in the order of the menu. */
export const SAVE_NAMES = ['graphml', 'gexf', 'json', 'csv', 'svg'] as const;
/** One of {@link SAVE_NAMES}. */
export type SaveName = (typeof SAVE_NAMES)[number];

/** Each format by its name. */
export const SAVE_FORMATS: Readonly<Record<SaveName, SaveFormat>> = {
  graphml: {
    title: 'GraphML',
    note: 'For NetworkX, igraph, yEd',
    async write(graph, selection) {
      const { graphmlChunks } = await import('../export/graphml.ts');
      return [{ ending: '.graphml', type: 'application/graphml+xml', chunks: graphmlChunks(graph, selection) }];
    },
  },
  gexf: {
    title: 'GEXF',
    note: 'For Gephi: keeps all relations of a pair',
    async write(graph, selection) {
      const { gexfChunks } = await import('../export/gexf.ts');
      return [{ ending: '.gexf', type: 'application/gexf+xml', chunks: gexfChunks(graph, selection) }];
    },
  },
  json: {
    title: 'JSON',
    note: 'To open here again, and for programs',
    async write(graph, selection) {
      const { toJson } = await import('../export/json.ts');
      return [{ ending: '.json', type: 'application/json', chunks: [toJson(graph, selection)] }];
    },
  },
  csv: {
    title: 'CSV',
    note: 'Two tables: nodes and relations',
    async write(graph, selection) {
      const { edgesCsvChunks, nodesCsvChunks } = await import('../export/csv.ts');
      return [
        { ending: '-nodes.csv', type: 'text/csv', chunks: nodesCsvChunks(graph, selection) },
        { ending: '-edges.csv', type: 'text/csv', chunks: edgesCsvChunks(graph, selection) },
      ];
    },
  },
  svg: {
    title: 'SVG',
    note: 'A drawing with a legend, to print or edit',
    async write(graph, selection, { coloring, palette }) {
      const { svgChunks } = await import('../export/svg.ts');
      const options = { palette, coloring: coloring === 'kind' ? coloring : 'theme' } as const;
      return [{ ending: '.svg', type: 'image/svg+xml', chunks: svgChunks(graph, selection, options) }];
    },
  },
};
