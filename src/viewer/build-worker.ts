/** The pipeline in the page, in a thread of its own: papers come in, the graph goes out, nothing leaves the page. */
import { createDefaultExtractor, createShippedNeuralExtractor } from '../defaults.ts';
import { serializeGraph } from '../graph/serialize.ts';
import { layoutGraph } from '../layout/layout.ts';
import type { Diagnostic, Document, Extractor } from '../model.ts';
import { buildKnowledgeGraph } from '../pipeline.ts';
import { detectThemes } from '../themes/themes.ts';
import type { Answer, Order, ReadBy, Reading } from './build-messages.ts';
import type { GraphmlTable } from './graphml-table.ts';
import { openFiles } from './open-files.ts';
import { graphOfTable } from './read-graphml.ts';

/** Milliseconds between two messages about progress: more often nobody can read it. */
const TELL_AFTER = 100;

let papers: { readonly documents: readonly Document[]; readonly diagnostics: readonly Diagnostic[] } = {
  documents: [],
  diagnostics: [],
};

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  obey(data).catch((error: unknown) => {
    answer({ type: 'failed', problem: reasonOf(error), diagnostics: papers.diagnostics });
  });
});

const answer = (message: Answer): void => self.postMessage(message);

async function obey(order: Order): Promise<void> {
  if (order.type === 'open') await open(order.files, order.pasted);
  else if (order.type === 'table') showTable(order.table, order.source);
  else await build(order.reading, order.model);
}

async function open(files: readonly File[], pasted: string): Promise<void> {
  const opened = await openFiles(files, pasted);
  if (opened.type === 'xml') {
    answer(opened);
  } else if (opened.type === 'graph') {
    answer({ ...opened, diagnostics: [] });
  } else if (opened.documents.length === 0) {
    answer({ type: 'failed', problem: 'There is no paper in it.', diagnostics: opened.diagnostics });
  } else {
    papers = opened;
    answer({ type: 'papers', papers: opened.documents.length, diagnostics: opened.diagnostics });
  }
}

function showTable(table: GraphmlTable, source: string): void {
  const { graph, lacksPlaces, lacksThemes, notes } = graphOfTable(table);
  if (lacksThemes) {
    answer({ type: 'progress', stage: 'Finding themes' });
    detectThemes(graph);
  }
  if (lacksPlaces) {
    answer({ type: 'progress', stage: 'Laying out the map' });
    layoutGraph(graph);
  }
  const diagnostics = notes.map((message): Diagnostic => ({ severity: 'warning', code: 'graphml', message, source }));
  answer({ type: 'graph', json: serializeGraph(graph), source, diagnostics });
}

async function build(reading: Reading, model: string): Promise<void> {
  const { documents, diagnostics } = papers;
  const total = documents.length;
  const { extractor, fallback } = await extractorFor(reading, model);
  const tell = throttled();
  answer({ type: 'progress', stage: 'Reading papers', done: 0, total, unit: 'papers' });
  const { graph } = await buildKnowledgeGraph(documents, {
    extractor,
    layout: false,
    onProgress: (done) => {
      if (done === total) answer({ type: 'progress', stage: 'Joining names, finding themes' });
      else tell({ type: 'progress', stage: 'Reading papers', done, total, unit: 'papers' });
    },
  });
  answer({ type: 'progress', stage: 'Laying out the map' });
  layoutGraph(graph);
  const readBy: ReadBy = {
    extractor: `${extractor.name}@${extractor.version}`,
    ...(fallback === undefined ? {} : { fallback }),
  };
  answer({ type: 'graph', json: serializeGraph(graph), source: 'the graph', diagnostics, readBy });
}

/** The extractor that was asked for; the rules stand in for a model that can't be loaded. */
async function extractorFor(
  reading: Reading,
  model: string,
): Promise<{ readonly extractor: Extractor; readonly fallback?: string }> {
  if (reading === 'fast') return { extractor: createDefaultExtractor() };
  try {
    answer({ type: 'progress', stage: 'Loading the model', unit: 'bytes' });
    const tell = throttled();
    const { loadReaderInPage } = await import('./reader.ts');
    const reader = await loadReaderInPage(model, {
      onProgress: ({ loaded, total }) => {
        const known = total === null ? {} : { total };
        tell({ type: 'progress', stage: 'Loading the model', done: loaded, unit: 'bytes', ...known });
      },
    });
    return { extractor: createShippedNeuralExtractor(reader) };
  } catch (error) {
    return { extractor: createDefaultExtractor(), fallback: reasonOf(error) };
  }
}

function throttled(): (message: Answer) => void {
  let last = 0;
  return (message) => {
    const now = performance.now();
    if (now - last < TELL_AFTER) return;
    last = now;
    answer(message);
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
