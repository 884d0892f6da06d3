/** What a text that somebody opens can be. */
export type Content = 'papers' | 'graph' | 'graphml' | 'markup';

/** How much of a text is looked at. */
const SAMPLE = 20_000;

/** What comes before the first element of an XML file. */
const PROLOG = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*/i;

/**
 * Tells papers, graphs and what is neither apart, by their content: a graph.json may have any name. `markup` is XML or HTML
 * that is no GraphML; an abstract that begins with a tag is none.
 */
export function recognize(text: string): Content {
  const sample = text.slice(0, SAMPLE).replace(/^\uFEFF/, '');
  const prolog = PROLOG.exec(sample)?.[0] ?? '';
  const start = sample.slice(prolog.length);
  if (/^<(?:[\w.-]+:)?graphml[\s>]/.test(start)) return 'graphml';
  if (/<\?xml|<!DOCTYPE/i.test(prolog) || /^<(?:html|gexf|svg)[\s>]/i.test(start)) return 'markup';
  return /^\s*\{\s*"(?:attributes|options|nodes|edges)"\s*:\s*[[{]/.test(sample) ? 'graph' : 'papers';
}
