import type { KnowledgeGraph } from '../graph/schema.ts';
import { topThemes } from '../graph/theme-levels.ts';
import { hashOf } from '../text/hash.ts';

/** A point of the plane. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where themes start, and how far their nodes lie about that place, in ForceAtlas2's units. */
const THEME_RADIUS = 100;
const SPREAD = 35;
/** The golden angle: themes 0, 1, 2 … lie apart from each other however many there are. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places that follow from the ids of nodes and themes alone, never two the same in practice: themes on a disc (the
 * largest in the middle), the nodes of one about its centre, nodes without a theme anywhere on the disc.
 */
export function startPlaces(graph: KnowledgeGraph, nodes: readonly string[]): readonly Place[] {
  const count = Math.max(1, topThemes(graph).length);
  return nodes.map((node) => {
    const theme = graph.getNodeAttribute(node, 'theme');
    const digits = hashOf(node, 12);
    const own = onDisc(fraction(digits.slice(0, 6)), fraction(digits.slice(6)) * 2 * Math.PI);
    if (theme === null) return { x: own.x * THEME_RADIUS, y: own.y * THEME_RADIUS };
    const centre = onDisc((theme + 0.5) / count, theme * GOLDEN_ANGLE);
    return { x: centre.x * THEME_RADIUS + own.x * SPREAD, y: centre.y * THEME_RADIUS + own.y * SPREAD };
  });
}

/** A point of the unit disc; equal shares of `area` take equal shares of the disc. */
function onDisc(area: number, angle: number): Place {
  const radius = Math.sqrt(area);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function fraction(hexDigits: string): number {
  return Number.parseInt(hexDigits, 16) / 16 ** hexDigits.length;
}
