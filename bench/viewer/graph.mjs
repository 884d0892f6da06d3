// Graphs as large as one likes, in the format of graph.json: made up, but shaped like those of real corpora. Most things have
// two relations and a few have thousands, most of them in their own theme; every relation has a sentence in a paper's text.
import { seeded } from '../library.mjs';

const PAPERS = 0.15;
/** Relations that are a paper's roles; the others join entities. */
const ROLES = 0.65;
/** Relations that stay within their theme. */
const WITHIN = 0.85;
const KINDS = [
  ['Concept', 0.42],
  ['Method', 0.23],
  ['Model', 0.12],
  ['Task', 0.11],
  ['Dataset', 0.05],
  ['Tool', 0.04],
  ['Metric', 0.03],
];
const ROLE_SENTENCES = {
  addresses: (name) => `The problem that we look at is ${name}.`,
  uses: (name) => `All runs here use ${name} as a part.`,
  introduces: (name) => `This paper introduces ${name}.`,
  evaluates_on: (name) => `Figures are given for ${name} as well.`,
  compares_with: (name) => `We set it next to ${name}.`,
  mentions: (name) => `Related work deals with ${name}.`,
};
const RELATION_SENTENCES = {
  USED_FOR: (head, tail) => `${head} serves well for ${tail}.`,
  EVALUATED_ON: (head, tail) => `${head} was tried on ${tail}.`,
  MEASURED_BY: (head, tail) => `${head} is measured by ${tail}.`,
  OUTPERFORMS: (head, tail) => `${head} does better than ${tail}.`,
  SUBCLASS_OF: (head, tail) => `${head} is a kind of ${tail}.`,
  PART_OF: (head, tail) => `${head} is a part of ${tail}.`,
};

/**
 * A graph of exactly so many nodes and edges. The same arguments give the same graph.
 *
 * @returns what graph.json holds: `{ attributes, options, nodes, edges }`.
 */
export function syntheticGraph(size, { edges: wanted = 4 * size, seed = 1 } = {}) {
  const random = seeded(seed);
  const themes = Math.min(40, Math.max(8, Math.round(20 * (size / 5000) ** 0.35)));
  const nodes = makeNodes(size, themes, random);
  const edges = makeEdges(nodes, wanted, { themes, random });
  const texts = writeTexts(nodes, edges);
  place(nodes, themes, random);
  return {
    attributes: {
      lithograph: 1,
      extractor: 'synthetic@1',
      seed,
      resolution: 1,
      themes: describeThemes(nodes, themes),
    },
    options: { type: 'directed', multi: true, allowSelfLoops: false },
    nodes: nodes.map((node) => nodeEntry(node, texts, random)).sort(byKey),
    edges: [...edges.values()].map(edgeEntry).sort(byKey),
  };
}

/** The text of graph.json in pieces, for the whole is long. */
export function* toLines({ attributes, options, nodes, edges }) {
  yield `{\n"attributes": ${JSON.stringify(attributes)},\n"options": ${JSON.stringify(options)},\n"nodes": [\n`;
  for (const [index, node] of nodes.entries()) yield `${JSON.stringify(node)}${index + 1 < nodes.length ? ',' : ''}\n`;
  yield '],\n"edges": [\n';
  for (const [index, edge] of edges.entries()) yield `${JSON.stringify(edge)}${index + 1 < edges.length ? ',' : ''}\n`;
  yield ']\n}\n';
}

function makeNodes(size, themes, random) {
  const papers = Math.max(1, Math.round(size * PAPERS));
  const shares = Array.from({ length: themes }, (_, theme) => 1 / (theme + 2));
  const pickTheme = picker(shares, random);
  const pickKind = picker(
    KINDS.map(([, share]) => share),
    random,
  );
  const name = namer(random);
  return Array.from({ length: size }, (_, index) => {
    const isPaper = index < papers;
    return {
      key: isPaper ? `paper-${scrambled(index)}` : `e-${scrambled(index)}`,
      kind: isPaper ? 'Paper' : KINDS[pickKind()][0],
      label: name(isPaper ? 7 : 2),
      // A few things are generic and belong to none.
      theme: index % 50 === 49 ? null : pickTheme(),
      year: 2014 + Math.floor(12 * random() ** 0.6),
      papers: new Set(),
      degree: 0,
    };
  });
}

function makeEdges(nodes, wanted, { themes, random }) {
  const papers = pools(
    nodes.filter(({ kind }) => kind === 'Paper'),
    themes,
    0,
    random,
  );
  const entities = pools(
    nodes.filter(({ kind }) => kind !== 'Paper'),
    themes,
    0.8,
    random,
  );
  const edges = new Map();
  const near = (pool, theme) => (theme !== null && random() < WITHIN ? pool.of(theme) : pool.any());
  const add = (source, relation, target, paper) => {
    const id = `${source.key} ${relation} ${target.key}`;
    const edge = edges.get(id);
    if (source === target || edge?.evidence.has(paper)) return;
    if (edge === undefined) {
      edges.set(id, {
        key: `r-${scrambled(edges.size)}`,
        source,
        relation,
        target,
        evidence: new Map([[paper, null]]),
      });
      source.degree += 1;
      target.degree += 1;
    } else edge.evidence.set(paper, null);
    for (const end of [source, target]) if (end.kind !== 'Paper') end.papers.add(paper);
  };
  const roles = Object.keys(ROLE_SENTENCES);
  for (const entity of entities.all) {
    const paper = near(papers, entity.theme);
    add(paper, 'mentions', entity, paper);
  }
  let rounds = 0;
  while (edges.size < wanted) {
    rounds += 1;
    if (rounds > 40 * wanted) throw new Error(`no ${wanted} different edges between ${nodes.length} nodes`);
    const paper = papers.any();
    if (random() < ROLES) add(paper, roles[Math.floor(random() * roles.length)], near(entities, paper.theme), paper);
    else {
      const head = near(entities, paper.theme);
      const tail = near(entities, head.theme);
      add(head, relationOf(head, tail, random), tail, paper);
    }
  }
  return edges;
}

function relationOf(head, tail, random) {
  if (tail.kind === 'Dataset' && head.kind !== 'Dataset') return 'EVALUATED_ON';
  if (tail.kind === 'Metric' && head.kind !== 'Metric') return 'MEASURED_BY';
  if (head.kind === tail.kind) return random() < 0.5 ? 'OUTPERFORMS' : 'SUBCLASS_OF';
  return tail.kind === 'Task' || random() < 0.5 ? 'USED_FOR' : 'PART_OF';
}

/** Picks from all nodes or those of a theme; the n-th has the weight n^-power. */
function pools(all, themes, power, random) {
  const weighted = (nodes) => {
    const pick = picker(
      nodes.map((_, rank) => (rank + 3) ** -power),
      random,
    );
    return () => nodes[pick()];
  };
  const any = weighted(all);
  const byTheme = Array.from({ length: themes }, (_, theme) => all.filter((node) => node.theme === theme));
  const picks = byTheme.map((nodes) => (nodes.length === 0 ? any : weighted(nodes)));
  return { all, any, of: (theme) => picks[theme]() };
}

/** Writes a sentence for each piece of evidence into the abstract of its paper, and its spans into the evidence. */
function writeTexts(nodes, edges) {
  const texts = new Map(nodes.filter(({ kind }) => kind === 'Paper').map((node) => [node, `${node.label}\n`]));
  for (const { source, relation, target, evidence } of edges.values()) {
    for (const paper of evidence.keys()) {
      const before = texts.get(paper);
      const start = before.length;
      const isRole = source.kind === 'Paper';
      const words = isRole
        ? ROLE_SENTENCES[relation](target.label)
        : RELATION_SENTENCES[relation](source.label, target.label);
      const spanOf = (offset, { label }) => ({ start: start + offset, end: start + offset + label.length });
      evidence.set(paper, {
        sentence: { start, end: start + words.length },
        ...(isRole ? {} : { head: spanOf(0, source) }),
        tail: spanOf(words.lastIndexOf(target.label), target),
      });
      texts.set(paper, `${before}${words} `);
    }
  }
  return texts;
}

/** Themes lie on a spiral, the largest in the middle; their nodes in a cloud around each. The whole fills a square. */
function place(nodes, themes, random) {
  const centers = Array.from({ length: themes }, (_, theme) => {
    const [distance, angle] = [Math.sqrt((theme + 0.5) / themes), theme * 2.399963];
    return { x: distance * Math.cos(angle), y: distance * Math.sin(angle), radius: 0.34 / Math.sqrt(theme + 2) };
  });
  for (const node of nodes) {
    const center = node.theme === null ? { x: 0, y: 0, radius: 0.5 } : centers[node.theme];
    const [angle, distance] = [2 * Math.PI * random(), center.radius * Math.sqrt(-Math.log(1 - 0.98 * random()))];
    node.x = center.x + distance * Math.cos(angle);
    node.y = center.y + distance * Math.sin(angle);
  }
  for (const axis of ['x', 'y']) {
    const [least, most] = nodes.reduce(
      ([low, high], node) => [Math.min(low, node[axis]), Math.max(high, node[axis])],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    for (const node of nodes) node[axis] = rounded((2000 * (node[axis] - least)) / (most - least || 1) - 1000);
  }
}

function describeThemes(nodes, themes) {
  return Array.from({ length: themes }, (_, id) => {
    const members = nodes.filter(({ theme }) => theme === id).sort((a, b) => b.degree - a.degree);
    const papers = members.filter(({ kind }) => kind === 'Paper').map(({ key }) => key);
    const terms = members.filter(({ kind }) => kind !== 'Paper').slice(0, 10);
    return {
      id,
      name:
        terms.length === 0
          ? `theme ${id}`
          : terms
              .slice(0, 2)
              .map(({ label }) => label)
              .join(', '),
      terms: terms.map(({ label, degree }) => ({ label, score: degree })),
      papers: papers.toSorted(),
      keyPapers: papers.slice(0, 3),
      size: members.length,
      level: 0,
      parent: null,
      stability: 0.8,
      color: colorOf(id),
    };
  });
}

function nodeEntry(node, texts, random) {
  const { key, kind, label, theme, year, degree, x, y } = node;
  const shared = { label, kind, theme, x, y, size: rounded(Math.min(20, 4 + 1.6 * Math.log2(1 + degree / 2))) };
  const color = theme === null ? '#8a8a8a' : colorOf(theme);
  if (kind === 'Paper') {
    const text = texts.get(node).trimEnd();
    const details = { title: label, year, authors: ['A. Author', 'B. Author'], venue: 'Venue' };
    return {
      key,
      attributes: { ...shared, color, papers: 1, aliases: [], firstYear: year, lastYear: year, ...details, text },
    };
  }
  const years = [...node.papers].map((paper) => paper.year);
  const count = node.papers.size;
  const aliases = [{ name: label, count, reason: 'label' }];
  if (count > 2 && random() < 0.5) aliases.push({ name: `${label}s`, count: 1, reason: 'same key', score: 1 });
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  return { key, attributes: { ...shared, color, papers: count, aliases, firstYear, lastYear } };
}

function edgeEntry({ key, source, relation, target, evidence }) {
  const pieces = [...evidence]
    .sort(([a], [b]) => (a.key < b.key ? -1 : 1))
    .map(([paper, spans], index) => ({
      paper: paper.key,
      source: 'text',
      ...spans,
      extractor: 'synthetic@1',
      confidence: rounded(0.35 + ((paper.degree + index * 7) % 60) / 100),
    }));
  const confidence = pieces.reduce((most, piece) => Math.max(most, piece.confidence), 0);
  const sum = pieces.reduce((total, piece) => total + piece.confidence, 0);
  return {
    key,
    source: source.key,
    target: target.key,
    attributes: {
      relation,
      confidence,
      confidenceUpper: rounded(Math.min(1, sum)),
      support: pieces.length,
      weight: rounded((1 + Math.log(pieces.length)) * confidence),
      evidence: pieces,
    },
  };
}

/** Names of so many made-up words, each name once. */
function namer(random) {
  const syllables = 'ka lo mi ren tor vas pel dun gri sho bex fal nim qua zed hol cer win tam yor'.split(' ');
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = Array.from({ length: 1500 }, () =>
    Array.from({ length: 2 + Math.floor(2 * random()) }, () => pick(syllables)).join(''),
  );
  const taken = new Set();
  return (length) => {
    for (let more = 0; ; more++) {
      const count = Math.max(1, length - 1 + Math.floor(3 * random())) + Math.floor(more / 20);
      const name = Array.from({ length: count }, () => pick(words)).join(' ');
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

/** A function that gives an index, as often as its weight says. */
function picker(weights, random) {
  const sums = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    sums.push(total);
  }
  return () => {
    const at = random() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Twelve hex digits that are different for each index, and not in its order. */
function scrambled(index) {
  return (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(12, '0');
}

function colorOf(theme) {
  const hue = (theme * 137.508) % 360;
  const channel = (shift) => {
    const k = (shift + hue / 30) % 12;
    const value = 0.5 - 0.24 * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

function byKey(a, b) {
  return a.key < b.key ? -1 : 1;
}

function rounded(number) {
  return Math.round(1000 * number) / 1000;
}
