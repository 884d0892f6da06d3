/** The content of data/resolution.json, as it is written. */
export interface VocabularyTable {
  readonly organizations: readonly {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly families: readonly string[];
  }[];
  readonly variants: readonly string[];
  readonly quantizations: readonly string[];
  readonly trailingNouns: readonly string[];
  readonly classNouns: Readonly<Record<string, readonly string[]>>;
  readonly fields: readonly string[];
  readonly yearly: readonly string[];
  readonly numerals: Readonly<Record<string, string>>;
  readonly acronyms: Readonly<Record<string, readonly string[]>>;
  readonly synonyms: readonly (readonly string[])[];
  readonly sharedNouns: readonly string[];
  readonly notFamilies: readonly string[];
  readonly negatingPrefixes: readonly string[];
  readonly articles: readonly string[];
  readonly spellings: { readonly izeStems: readonly string[]; readonly words: Readonly<Record<string, string>> };
  readonly plurals: Readonly<Record<string, string>>;
  readonly singulars: readonly string[];
  readonly everydayWords: readonly string[];
}

/** The words that resolution knows, ready to be looked up. */
export interface Vocabulary {
  /** Organization as written in lower case, with spaces for hyphens → its name and the families that it makes. */
  readonly organizations: ReadonlyMap<string, { readonly name: string; readonly families: ReadonlySet<string> }>;
  readonly variants: ReadonlySet<string>;
  readonly quantizations: ReadonlySet<string>;
  readonly trailingNouns: ReadonlySet<string>;
  /** Noun that names a class after a proper name (`Adam optimizer`) → the kinds of things that it is said of. */
  readonly classNouns: ReadonlyMap<string, ReadonlySet<string>>;
  /** Keys of fields and tasks that are written like proper names: `RL`. */
  readonly fields: ReadonlySet<string>;
  /** Series whose two digits are a year: `WMT14`. */
  readonly yearly: ReadonlySet<string>;
  /** `two` → `2`. */
  readonly numerals: ReadonlyMap<string, string>;
  /** Key of a well-known acronym → what it stands for. */
  readonly acronyms: ReadonlyMap<string, readonly string[]>;
  /** Groups of names for one thing, the leading one first. */
  readonly synonyms: readonly (readonly string[])[];
  readonly sharedNouns: ReadonlySet<string>;
  readonly notFamilies: ReadonlySet<string>;
  /** The longest first. */
  readonly negatingPrefixes: readonly string[];
  readonly articles: ReadonlySet<string>;
  readonly izeStems: ReadonlySet<string>;
  readonly spellings: ReadonlyMap<string, string>;
  readonly plurals: ReadonlyMap<string, string>;
  readonly singulars: ReadonlySet<string>;
  /** Keys of words that acronyms and names are written like: in small letters, they are words. */
  readonly everydayWords: ReadonlySet<string>;
}

/** Makes the tables of data/resolution.json ready to be looked up. */
export function readVocabulary(table: VocabularyTable): Vocabulary {
  const organizations = new Map<string, { name: string; families: ReadonlySet<string> }>();
  for (const { name, aliases, families } of table.organizations) {
    const organization = { name, families: new Set(families) };
    for (const spelling of [name, ...aliases])
      organizations.set(spelling.toLowerCase().replaceAll('-', ' '), organization);
  }
  return {
    organizations,
    variants: new Set(table.variants),
    quantizations: new Set(table.quantizations),
    trailingNouns: new Set(table.trailingNouns),
    classNouns: new Map(Object.entries(table.classNouns).map(([noun, kinds]) => [noun, new Set(kinds)])),
    fields: new Set(table.fields),
    yearly: new Set(table.yearly),
    numerals: new Map(Object.entries(table.numerals)),
    acronyms: new Map(Object.entries(table.acronyms)),
    synonyms: table.synonyms,
    sharedNouns: new Set(table.sharedNouns),
    notFamilies: new Set(table.notFamilies),
    negatingPrefixes: [...table.negatingPrefixes].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    articles: new Set(table.articles),
    izeStems: new Set(table.spellings.izeStems),
    spellings: new Map(Object.entries(table.spellings.words)),
    plurals: new Map(Object.entries(table.plurals)),
    singulars: new Set(table.singulars),
    everydayWords: new Set(table.everydayWords),
  };
}
