import cuesJson from '../data/cues.json' with { type: 'json' };
import kindWeights from '../data/kind-weights.json' with { type: 'json' };
import lexiconJson from '../data/lexicon.json' with { type: 'json' };
import namesJson from '../data/names.json' with { type: 'json' };
import phraseWeights from '../data/phrase-weights.json' with { type: 'json' };
import relationWeights from '../data/relation-weights.json' with { type: 'json' };
import vocabularyJson from '../data/resolution.json' with { type: 'json' };
import roleWeights from '../data/role-weights.json' with { type: 'json' };
import tagsJson from '../data/tags.json' with { type: 'json' };
import wordGroups from '../data/word-groups.json' with { type: 'json' };
import { createNeuralExtractor, type NeuralExtractor, type NeuralOptions } from './extract/neural/neural.ts';
import type { ReaderModel } from './extract/neural/session.ts';
import { parseLexicon } from './extract/rules/lexicon.ts';
import { createRulesExtractor, type RulesExtractor, type RulesTables } from './extract/rules/rules.ts';
import type { EntityKind } from './model.ts';
import { createNameReader } from './resolve/name-reader.ts';
import { readVocabulary } from './resolve/vocabulary.ts';

/** The extractor `rules` with the tables that ship with Lithograph: it needs no model, no runtime and no wait. */
export function createDefaultExtractor(): RulesExtractor {
  return createRulesExtractor(defaultLexicon(), TABLES);
}

/**
 * The extractor `neural` with the tables that ship with Lithograph, over a model that was loaded for this runtime.
 *
 * @throws {LithographError} `bad-model`
 */
export function createShippedNeuralExtractor(model: ReaderModel, options?: NeuralOptions): NeuralExtractor {
  return createNeuralExtractor(defaultLexicon(), TABLES, model, options);
}

const TABLES: RulesTables = {
  tags: tagsJson,
  phrases: phraseWeights,
  kinds: kindWeights,
  groups: wordGroups,
  names: namesJson,
  cues: cuesJson,
  roles: roleWeights,
  relations: relationWeights,
};

let lexicon: ReturnType<typeof parseLexicon> | undefined;

/** The names that ship with Lithograph. Parsed once: they are constant. */
export function defaultLexicon(): ReturnType<typeof parseLexicon> {
  lexicon ??= parseLexicon(lexiconJson);
  return lexicon;
}

let vocabulary: ReturnType<typeof readVocabulary> | undefined;

/** The words by which names are parsed and folded. */
export function defaultVocabulary(): ReturnType<typeof readVocabulary> {
  vocabulary ??= readVocabulary(vocabularyJson);
  return vocabulary;
}

let aliases: readonly (readonly string[])[] | undefined;

/** Groups of names that mean the same, the leading one first. */
export function defaultAliases(): readonly (readonly string[])[] {
  aliases ??= [...defaultLexicon().aliases, ...defaultVocabulary().synonyms];
  return aliases;
}

let kinds: ReadonlyMap<string, EntityKind> | undefined;

/** The kind of a name that ships with Lithograph, by its resolution key. */
export function defaultKindOf(key: string): EntityKind | undefined {
  if (kinds === undefined) {
    const names = createNameReader(defaultVocabulary(), [], defaultAliases());
    kinds = new Map(defaultLexicon().entries.map(({ name, kind }) => [names.key(names.display(name)), kind]));
  }
  return kinds.get(key);
}
