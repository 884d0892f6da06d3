// force-graph as its example “highlight nodes and links” does it, with positions given and its own pauses kept: it redraws when
// something changed, not all the time.
import ForceGraph from 'force-graph';
import { bench, inWindow, KIND_TO_HIDE, listenToControls, readGraph } from './page.js';

const graph = await readGraph();
const nodes = graph.nodes.map(({ key, attributes: { label, kind, color, size, x, y } }) => ({
  id: key,
  ...{ label, kind, color, size, x, y: -y, fx: x, fy: -y, neighbors: [], links: [] },
}));
const byKey = new Map(nodes.map((node) => [node.id, node]));
const links = graph.edges.map(({ source, target }) => ({ source, target }));
for (const link of links) {
  const ends = [byKey.get(link.source), byKey.get(link.target)];
  for (const [end, other] of [ends, ends.toReversed()]) {
    end.neighbors.push(other);
    end.links.push(link);
  }
}
const near = { nodes: new Set(), links: new Set() };
const found = new Set();
let isHidden = false;
const isShown = (node) => !(isHidden && node.kind === KIND_TO_HIDE);

const container = document.getElementById('map');
const map = new ForceGraph(container)
  .width(container.clientWidth)
  .height(container.clientHeight)
  .warmupTicks(0)
  .cooldownTicks(0)
  .nodeRelSize(1)
  .nodeVal((node) => (node.size / 2) ** 2)
  .nodeLabel('label')
  .nodeColor((node) => (found.has(node) || near.nodes.has(node) ? '#c33' : node.color))
  .linkColor((link) => (near.links.has(link) ? '#c33' : '#ccc'))
  .linkWidth((link) => (near.links.has(link) ? 2 : 1))
  .nodeVisibility(isShown)
  .linkVisibility((link) => isShown(link.source) && isShown(link.target))
  .onNodeHover((node) => highlight(node))
  .onNodeClick((node) => highlight(node))
  .graphData({ nodes, links });

function highlight(node) {
  bench.hovered = node?.id ?? null;
  near.nodes = new Set(node ? [node, ...node.neighbors] : []);
  near.links = new Set(node?.links);
  redraw();
}

/** Setting an accessor tells that the picture is out of date. */
function redraw() {
  map.nodeColor(map.nodeColor());
}

listenToControls({
  onFilter: (hidden) => {
    isHidden = hidden;
    map.nodeVisibility(map.nodeVisibility());
  },
  onSearch: (query) => {
    found.clear();
    const lower = query.toLowerCase();
    if (query !== '') for (const node of nodes) if (node.label.toLowerCase().includes(lower)) found.add(node);
    redraw();
  },
});
bench.spots = () => inWindow(nodes.filter(isShown).map(({ x, y }) => map.graph2ScreenCoords(x, y)));
map.zoomToFit(0, 48);
let frames = 0;
map.onRenderFramePost(() => {
  frames += 1;
  if (frames > 1) bench.isPainted = true;
});
