/** One node or edge of a GraphML file. */
export interface GraphmlItem {
  /** Empty where an edge has none. */
  readonly id: string;
  /** Texts by the names of their attributes, in small letters: `Label` and `label` are one thing. */
  readonly data: ReadonlyMap<string, string>;
}

/** An edge, by the ids of its ends. */
export interface GraphmlEdge extends GraphmlItem {
  readonly source: string;
  readonly target: string;
}

/** What a GraphML file holds, as plain data. */
export interface GraphmlTable {
  readonly nodes: readonly GraphmlItem[];
  readonly edges: readonly GraphmlEdge[];
}

/** A declared attribute. */
interface Key {
  readonly name: string;
  /** What yEd keeps in it: labels and places. */
  readonly graphics: boolean;
  readonly domain: string;
  readonly default?: string;
}

/**
 * The table of a parsed GraphML document, or in words why there is none. Nested graphs are flattened; hyperedges and ports are
 * left out. Labels and places as yEd writes them are `label`, `x` and `y`.
 */
export function tableOf(xml: XMLDocument): GraphmlTable | { readonly problem: string } {
  const error = elements(xml, 'parsererror')[0];
  if (error !== undefined) return { problem: `it is not well-formed XML${placeOf(error.textContent ?? '')}` };
  if (elements(xml, 'graph').length === 0) return { problem: 'there is no <graph> in it' };
  const keys = new Map(elements(xml, 'key').map((element) => [element.getAttribute('id') ?? '', keyOf(element)]));
  const nodes = elements(xml, 'node').map((element) => ({
    id: element.getAttribute('id') ?? '',
    data: dataOf(element, keys, 'node'),
  }));
  const edges = elements(xml, 'edge').map((element) => ({
    id: element.getAttribute('id') ?? '',
    source: element.getAttribute('source') ?? '',
    target: element.getAttribute('target') ?? '',
    data: dataOf(element, keys, 'edge'),
  }));
  return nodes.length === 0 ? { problem: 'there is no <node> in it' } : { nodes, edges };
}

/** Whatever the prefix of their namespace is. */
function elements(parent: Document | Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagNameNS('*', name));
}

function keyOf(element: Element): Key {
  const fallback = elements(element, 'default')[0]?.textContent;
  return {
    name: (element.getAttribute('attr.name') ?? element.getAttribute('id') ?? '').toLowerCase(),
    graphics: element.hasAttribute('yfiles.type'),
    domain: element.getAttribute('for') ?? 'all',
    ...(fallback === null || fallback === undefined ? {} : { default: fallback }),
  };
}

function dataOf(element: Element, keys: ReadonlyMap<string, Key>, domain: 'node' | 'edge'): Map<string, string> {
  const data = new Map<string, string>();
  for (const key of keys.values()) {
    if (key.default !== undefined && (key.domain === domain || key.domain === 'all')) data.set(key.name, key.default);
  }
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (!isElement(child) || child.localName !== 'data') continue;
    const id = child.getAttribute('key') ?? '';
    const key = keys.get(id);
    if (key?.graphics === true) addGraphics(child, data);
    else data.set(key?.name ?? id.toLowerCase(), child.textContent ?? '');
  }
  return data;
}

/** Not `instanceof`: the classes belong to the page, and a test has others. */
const isElement = (node: Node): node is Element => node.nodeType === 1;

function addGraphics(element: Element, data: Map<string, string>): void {
  const label = [...elements(element, 'NodeLabel'), ...elements(element, 'EdgeLabel')][0]?.textContent?.trim();
  if (label !== undefined && label !== '' && !data.has('label')) data.set('label', label);
  const place = elements(element, 'Geometry')[0];
  for (const name of ['x', 'y']) {
    const value = place?.getAttribute(name);
    if (value && !data.has(name)) data.set(name, value);
  }
}

function placeOf(message: string): string {
  const line = /\bline (?:number )?(\d+)/i.exec(message)?.[1];
  return line === undefined ? '' : ` (line ${line})`;
}
