/** What `import … from 'lithograph'` gives: everything that runs in Node and in the browser alike. */

export type { Answer, NodeSummary, QuotedEvidence } from './analysis/answer.ts';
export type { Bounds } from './analysis/bounds.ts';
export {
  type Bridge,
  type BridgeOptions,
  type BridgeQuestion,
  findBridges as bridges,
  type ThemeTie,
} from './analysis/bridges.ts';
export type { BurstYears } from './analysis/bursts.ts';
export {
  type Claim,
  type ClaimOptions,
  type ClaimQuestion,
  type Contradiction,
  listClaims as claims,
} from './analysis/claims.ts';
export {
  type CompareOptions,
  type CompareQuestion,
  type Comparison,
  compareSubjects as compare,
  type Holder,
  type Side,
} from './analysis/compare.ts';
export {
  type ExplainOptions,
  type ExplainQuestion,
  type Explanation,
  explainNode as explain,
} from './analysis/explain.ts';
export { type FindOptions, type FindQuestion, type FoundNode, findNodes as find } from './analysis/find.ts';
export { findGaps as gaps, type Gap, type GapOptions, type GapQuestion } from './analysis/gaps.ts';
export {
  type Conflict,
  type Leaderboard,
  type LeaderboardOptions,
  type LeaderboardQuestion,
  type LeaderboardRow,
  readLeaderboard as leaderboard,
  type StateOfTheArtClaim,
} from './analysis/leaderboard.ts';
export type { LinkReason, ReasonTie } from './analysis/link-reasons.ts';
export { type LinkScorer, type LinkScores, linkScorerOf as linkScorer } from './analysis/link-scores.ts';
export type { MissingLink } from './analysis/missing-links.ts';
export {
  type Direction,
  type Neighbor,
  type NeighborOptions,
  type NeighborQuestion,
  neighborsOf as neighbors,
  type RelationGroup,
} from './analysis/neighbors.ts';
export {
  findPath as path,
  type Path,
  type PathOptions,
  type PathQuestion,
  type PathStep,
} from './analysis/path.ts';
export {
  type Reason,
  type SimilarNode,
  type SimilarOptions,
  type SimilarQuestion,
  similarTo as similar,
} from './analysis/similar.ts';
export { type EgoOptions, selectAnswer, selectEgo, selectKinds, subgraphOf as subgraph } from './analysis/subgraph.ts';
export type { Subject, ThemeSubject, ThemeSummary } from './analysis/subject.ts';
export type { SharedEntity, ThemeGap, ThemeSide } from './analysis/theme-gaps.ts';
export {
  listThemes as themes,
  type SubthemeSummary,
  type ThemeAnswer,
  type ThemeOptions,
  type ThemeQuestion,
} from './analysis/themes.ts';
export {
  type Burst,
  type Trend,
  type TrendOptions,
  type TrendQuestion,
  trendsOf as trends,
  type YearCount,
} from './analysis/trends.ts';
export type { YearFilter } from './analysis/years.ts';
export { FORMAT_NAMES, type FormatName } from './corpus/formats.ts';
export { mergeDocuments } from './corpus/merge.ts';
export { type ReadOptions, readCorpus } from './corpus/read.ts';
export { createDefaultExtractor, createShippedNeuralExtractor } from './defaults.ts';
export { type ErrorCode, LithographError } from './errors.ts';
export { edgesCsvChunks, nodesCsvChunks, toCsv } from './export/csv.ts';
export { gexfChunks, toGexf } from './export/gexf.ts';
export { type GraphmlOptions, graphmlChunks, toGraphml } from './export/graphml.ts';
export { toJson } from './export/json.ts';
export { type BuildNotes, toReport } from './export/report.ts';
export { type SvgOptions, svgChunks, toSvg } from './export/svg.ts';
export { toThemesJson } from './export/themes.ts';
export { WRITER_NAMES, type WriterName } from './export/writers.ts';
export type { NeuralExtractor, NeuralOptions } from './extract/neural/neural.ts';
export { type ModelFiles, type OnnxRuntime, startReader } from './extract/neural/runtime.ts';
export type { InferenceSession, ReaderModel, Tensor } from './extract/neural/session.ts';
export { parseGraph } from './graph/parse.ts';
export type { EdgeAttributes, GraphAttributes, KnowledgeGraph, NodeAttributes } from './graph/schema.ts';
export { type Selection, selectTheme } from './graph/selection.ts';
export {
  type Alias,
  type Diagnostic,
  type Document,
  ENTITY_KINDS,
  type EntityKind,
  type Evidence,
  type Extraction,
  type Extractor,
  type Merge,
  NODE_KINDS,
  type NodeKind,
  RELATION_TYPES,
  type ReadResult,
  type RelationType,
  type Resolution,
  type ResultKind,
  type ResultTies,
  ROLES,
  type Role,
  type Span,
  type StateOfTheArt,
  type Suspect,
  TEXT_RELATIONS,
  type TextRelation,
  type TextResult,
  type Theme,
} from './model.ts';
export {
  assembleGraph,
  type BuildOptions,
  type BuildReport,
  type BuildResult,
  buildKnowledgeGraph,
  resolveExtractions,
  resolveNames,
} from './pipeline.ts';
export type { NamedThing, NameQuery } from './resolve/alone.ts';
export { type MergeOverride, type Overrides, parseOverrides } from './resolve/overrides.ts';
export { compareStrings } from './text/compare.ts';
export { textOf } from './text/document.ts';
export { toUnicode } from './text/latex.ts';
export type { NormalizedText } from './text/offsets.ts';
export { splitSentences } from './text/sentences.ts';
