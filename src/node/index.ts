/** What Lithograph adds where there are files: `import { readFiles, writeBuild } from 'lithograph/node'`. */
export { extractLines, type FailedLine } from './extract-lines.ts';
export {
  type CreatedExtractor,
  createExtractor,
  DEFAULT_EXTRACTOR,
  EXTRACTOR_NAMES,
  type ExtractorName,
  type ExtractorOptions,
} from './extractors.ts';
export { type LoadedReader, loadReader, RUNTIMES, type RuntimeName, shippedModel } from './onnx.ts';
export { type ReadFilesOptions, readFiles } from './read-files.ts';
export { readGraphFile } from './read-graph.ts';
export { type ServeOptions, serveViewer, type ViewerServer } from './serve.ts';
export { type Build, type BuildSettings, writeBuild } from './write-build.ts';
export { writeText } from './write-text.ts';
