// cytoscape.js as its documentation on performance advises: positions given, haystack edges, labels only where they are large
// enough to be read, a pixel ratio of 1, changes of classes in batches.
import cytoscape from 'cytoscape';
import { bench, inWindow, KIND_TO_HIDE, listenToControls, readGraph } from './page.js';

const { nodes, edges } = await readGraph();
const cy = cytoscape({
  container: document.getElementById('map'),
  layout: { name: 'preset', fit: true, padding: 48 },
  pixelRatio: 1,
  elements: [
    ...nodes.map(({ key, attributes: { label, kind, color, size, x, y } }) => ({
      data: { id: key, label, kind, color, size },
      position: { x, y: -y },
    })),
    ...edges.map(({ key, source, target }) => ({ data: { id: key, source, target } })),
  ],
  style: [
    {
      selector: 'node',
      style: {
        'background-color': 'data(color)',
        width: 'data(size)',
        height: 'data(size)',
        label: 'data(label)',
        'font-size': 12,
        'min-zoomed-font-size': 9,
      },
    },
    { selector: 'edge', style: { 'curve-style': 'haystack', width: 1, 'line-color': '#ccc' } },
    { selector: 'node.near', style: { 'border-width': 3, 'border-color': '#c33' } },
    { selector: 'edge.near', style: { 'line-color': '#c33', width: 2 } },
    { selector: '.found', style: { 'background-color': '#c33' } },
    { selector: '.hidden', style: { display: 'none' } },
  ],
});

cy.on('mouseover', 'node', ({ target }) => {
  bench.hovered = target.id();
  cy.batch(() => target.closedNeighborhood().addClass('near'));
});
cy.on('mouseout', 'node', ({ target }) => {
  bench.hovered = null;
  cy.batch(() => target.closedNeighborhood().removeClass('near'));
});
listenToControls({
  onFilter: (isHidden) => cy.batch(() => cy.nodes(`[kind = "${KIND_TO_HIDE}"]`).toggleClass('hidden', isHidden)),
  onSearch: (query) =>
    cy.batch(() => {
      cy.nodes('.found').removeClass('found');
      if (query !== '') cy.nodes(`[label @*= ${JSON.stringify(query)}]`).addClass('found');
    }),
});
bench.spots = () => inWindow(cy.nodes().map((node) => node.renderedPosition()));
cy.one('render', () => {
  bench.isPainted = true;
});
