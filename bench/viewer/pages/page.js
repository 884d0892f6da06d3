// What the pages of both peers share: the graph, the controls, and what the bench looks at.

/** What the bench reads. `spots` gives where the nodes are in the window. */
export const bench = { isPainted: false, hovered: null, spots: () => [] };
window.bench = bench;

export const KIND_TO_HIDE = 'Method';

/** The same graph.json that the viewer reads, unchecked. */
export async function readGraph() {
  return (await fetch('data/graph.json')).json();
}

/** Calls back as the reader types or filters. */
export function listenToControls({ onFilter, onSearch }) {
  document.getElementById('filter').addEventListener('change', (event) => onFilter(!event.currentTarget.checked));
  document.getElementById('search').addEventListener('input', (event) => onSearch(event.currentTarget.value));
}

/** The places of nodes in the map, as places in the window. */
export function inWindow(places) {
  const { x, y } = document.getElementById('map').getBoundingClientRect();
  return places.map((place) => ({ x: x + place.x, y: y + place.y }));
}
