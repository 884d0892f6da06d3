// Who shows the graph, and how the bench gets at what it shows: functions that run in the page.

/** Runs in the page. A rectangle's share of the window that nothing covers is where one can point. */
const VIEWER = {
  name: 'Lithograph',
  isPainted: () => window.lithograph?.hasMap === true,
  /** Where the nodes of a square of 2,000 lie, as sigma fits it in. */
  spots() {
    const field = document.querySelector('.map-canvas');
    const { x, y, width, height } = field.getBoundingClientRect();
    const unit = (Math.min(width, height) - 96) / 2000;
    const spots = window.lithograph.graph.mapNodes((_, node) => ({
      x: x + width / 2 + unit * node.x,
      y: y + height / 2 - unit * node.y,
    }));
    return spots.filter((spot) => field.contains(document.elementFromPoint(spot.x, spot.y)));
  },
  isHovered: () => document.querySelector('.map-canvas').classList.contains('is-focused'),
  filter: '[data-facet="kinds"][data-value="Method"]',
  search: '#search',
};

const PEER = {
  isPainted: () => window.bench?.isPainted === true,
  spots: () => window.bench.spots().filter(({ x, y }) => document.elementFromPoint(x, y)?.closest('#map')),
  isHovered: () => window.bench.hovered !== null,
  filter: '#filter',
  search: '#search',
};

/** By the name that --peers takes; Lithograph is always there. */
export const CONTENDERS = {
  lithograph: VIEWER,
  cytoscape: { ...PEER, name: 'cytoscape.js' },
  'force-graph': { ...PEER, name: 'force-graph' },
};
