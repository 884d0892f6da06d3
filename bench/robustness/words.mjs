// The words that the transformations put for others. All tables are our own.

/** Beginnings of British and American words; `…(e|a|i)` of the stems in -is and -iz may follow, so that optimism stays. */
export const SPELLINGS = [
  ...[
    'author categor character crystal custom digit emphas factor formal general harmon initial linear local maxim minim modular',
    'neutral normal optim organ parallel penal personal polar priorit random real recogn regular serial special stabil standard',
    'summar symbol synthes token util vector visual',
  ].flatMap((line) => line.split(' ').map((stem) => [`${stem}is(?=[eai])`, `${stem}iz(?=[eai])`])),
  ['analyse(?!s)', 'analyze(?!s)'],
  ['analysing', 'analyzing'],
  ['artefact', 'artifact'],
  ['behaviour', 'behavior'],
  ['catalogue', 'catalog(?!u)'],
  ['centre', 'center'],
  ['colour', 'color'],
  ['defence', 'defense'],
  ['favour', 'favor'],
  ['fibre', 'fiber'],
  ['flavour', 'flavor'],
  ['grey', 'gray'],
  ['judgement', 'judgment'],
  ['labelled', 'labeled'],
  ['labelling', 'labeling'],
  ['modelled', 'modeled'],
  ['modelling', 'modeling'],
  ['neighbour', 'neighbor'],
  ['sceptic', 'skeptic'],
  ['signalling', 'signaling'],
  ['travelling', 'traveling'],
];

/** Verbs that say what a paper does or finds, and others for them. */
export const VERBS = {
  achieve: ['attain', 'reach'],
  address: ['tackle'],
  adopt: ['use'],
  alleviate: ['mitigate', 'ease'],
  allow: ['permit'],
  analyse: ['examine'],
  analyze: ['examine'],
  assess: ['evaluate', 'gauge'],
  attain: ['achieve'],
  collect: ['gather'],
  conduct: ['perform'],
  confirm: ['verify'],
  construct: ['build', 'create'],
  curate: ['compile', 'collect'],
  demonstrate: ['show'],
  develop: ['devise', 'build'],
  employ: ['use', 'utilize'],
  enable: ['allow'],
  encourage: ['foster'],
  enhance: ['improve'],
  ensure: ['guarantee'],
  evaluate: ['test', 'assess'],
  examine: ['study', 'investigate'],
  exceed: ['surpass'],
  explore: ['investigate', 'examine'],
  extend: ['expand'],
  facilitate: ['ease', 'support'],
  generate: ['produce', 'create'],
  highlight: ['underline', 'stress'],
  identify: ['find'],
  improve: ['enhance'],
  incorporate: ['include'],
  indicate: ['suggest'],
  integrate: ['combine'],
  introduce: ['present', 'propose'],
  investigate: ['examine', 'study'],
  leverage: ['use', 'exploit'],
  maintain: ['preserve', 'keep'],
  mitigate: ['reduce', 'lessen'],
  observe: ['notice'],
  obtain: ['gain'],
  operate: ['work'],
  outperform: ['surpass', 'beat'],
  propose: ['present', 'introduce'],
  provide: ['offer', 'supply'],
  reduce: ['lower', 'decrease'],
  release: ['publish'],
  remain: ['stay'],
  require: ['need'],
  retain: ['keep'],
  reveal: ['show', 'uncover'],
  suggest: ['indicate'],
  surpass: ['outperform', 'beat'],
  tackle: ['address'],
  underscore: ['stress'],
  utilise: ['use', 'employ'],
  utilize: ['use', 'employ'],
  validate: ['verify', 'confirm'],
  verify: ['confirm', 'check'],
  yield: ['produce'],
};

const IRREGULAR = {
  beat: ['beats', 'beat', 'beating'],
  build: ['builds', 'built', 'building'],
  find: ['finds', 'found', 'finding'],
  keep: ['keeps', 'kept', 'keeping'],
  permit: ['permits', 'permitted', 'permitting'],
};

/** The forms of a verb: show, shows, showed, showing. */
export function formsOf(verb) {
  if (Object.hasOwn(IRREGULAR, verb)) return [verb, ...IRREGULAR[verb]];
  if (verb.endsWith('e')) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  return [verb, verb + (/(?:s|sh|ch|x|z)$/.test(verb) ? 'es' : 's'), `${verb}ed`, `${verb}ing`];
}

/** Phrases between the names, and others for them. */
export const PHRASES = {
  'a number of': 'several',
  'a range of': 'various',
  'a variety of': 'various',
  'a wide range of': 'many different',
  accordingly: 'consequently',
  additionally: 'in addition',
  'as well as': 'and also',
  'based on': 'building on',
  'commonly used': 'widely used',
  'compared to': 'relative to',
  'compared with': 'relative to',
  consequently: 'as a consequence',
  'consisting of': 'made up of',
  'consists of': 'comprises',
  crucial: 'vital',
  currently: 'at present',
  'due to': 'because of',
  dubbed: 'named',
  'experimental results': 'empirical results',
  'extensive experiments': 'comprehensive experiments',
  'for instance': 'for example',
  'for example': 'for instance',
  frequently: 'often',
  furthermore: 'moreover',
  hence: 'thus',
  however: 'nevertheless',
  importantly: 'notably',
  'in addition': 'additionally',
  'in order to': 'to',
  'in particular': 'specifically',
  'in this paper': 'in this article',
  'in this work': 'in this paper',
  moreover: 'furthermore',
  named: 'called',
  notably: 'in particular',
  novel: 'new',
  often: 'frequently',
  'prior work': 'earlier work',
  recently: 'of late',
  significantly: 'substantially',
  specifically: 'in particular',
  'such as': 'like',
  substantially: 'considerably',
  termed: 'called',
  therefore: 'thus',
  thus: 'therefore',
  'to this end': 'to that end',
  'we present': 'we introduce',
  'we propose': 'we put forward',
  'widely used': 'commonly used',
};

/** Two words and their short form. */
export const CONTRACTIONS = {
  'are not': "aren't",
  cannot: "can't",
  'could not': "couldn't",
  'did not': "didn't",
  'do not': "don't",
  'does not': "doesn't",
  'has not': "hasn't",
  'have not': "haven't",
  'is not': "isn't",
  'it is': "it's",
  'should not': "shouldn't",
  'was not': "wasn't",
  'were not': "weren't",
  'what is': "what's",
  'will not': "won't",
  'would not': "wouldn't",
};

/** Numbers that a text may as well write in digits. */
export const NUMBERS = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12 };

/** What the authors call themselves, as others would. */
export const AUTHORS = { we: 'the authors', our: 'their', ours: 'theirs', us: 'them', ourselves: 'themselves' };

/** Words with a capital at the start of a sentence alone, before which a filler can stand. */
export const OPENERS = [
  'All A An Both By Comprehensive Current Despite Empirical Existing Experimental Experiments Extensive For From Given In It Many',
  'Most On Our Previous Prior Recent Results Several Some The These They This Through To Traditional Unlike Using We When While',
].flatMap((line) => line.split(' '));

/** First words of a sentence that leans on the one before it. */
export const LEANING = [
  'Accordingly Additionally Again Also Although And Another As Besides Both But Consequently Conversely Crucially Each Either',
  'Finally First Firstly Following For Further Furthermore Given He Hence Here However Importantly In Indeed Instead It Its',
  'Lastly Likewise Meanwhile Moreover Nevertheless Next Nonetheless Notably On One Other Otherwise Overall Rather Second',
  'Secondly She Similarly Since So Specifically Still Such Surprisingly That The Their Then There Therefore These They Third',
  'This Those Though Thus To Ultimately Unlike Unfortunately When Whereas Whereby Which While With Yet',
].flatMap((line) => line.split(' '));

/** Beginnings of compounds that are also written as one word. */
export const PREFIXES = [
  'co cross fine hyper inter intra meta micro mid mis multi non over post pre pseudo re semi sub super under un',
].flatMap((line) => line.split(' '));

/** For citations: common names, of nobody in particular. */
export const SURNAMES = ['Smith', 'Chen', 'Kumar', 'Müller', 'Rossi', 'Tanaka', 'Okafor', 'Silva', 'Novak', 'Kim'];
