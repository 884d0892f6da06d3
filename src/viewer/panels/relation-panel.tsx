import type { JSX } from 'preact';
import type { Bounds } from '../../analysis/bounds.ts';
import { contradictionsOf } from '../../analysis/claims.ts';
import { nodeName } from '../catalog.ts';
import { parallelEdges } from '../details.ts';
import { selectEdge } from '../state.ts';
import { isSameCitation } from '../trips.ts';
import { boundsText, count, RELATION_WORDS } from '../words.ts';
import type { PanelProps } from './context.ts';
import { EvidenceItem } from './evidence.tsx';
import { LongList, NodeLink } from './parts.tsx';

type RelationProps = PanelProps & { readonly edge: string };

/** A relation, and the sentences that say so. */
export function RelationPanel({ edge, ...props }: RelationProps): JSX.Element {
  const { confidence, confidenceUpper, support, evidence } = props.store.graph.getEdgeAttributes(edge);
  // A piece of evidence is known by its place in the list.
  const items = evidence.map((piece, index) => ({ key: `${edge} ${index}`, piece, index }));
  return (
    <article class="relation-panel">
      <Claim {...props} edge={edge} />
      <Confidence bounds={{ confidence, confidenceUpper }} support={support} />
      <h3 class="section-title">
        {items.length === 1 ? 'The sentence that says so' : `${count(items.length, 'passage')} that say so`}
      </h3>
      <LongList
        key={edge}
        items={items}
        class="evidence-list"
        isWhole={items.some(({ index }) => isSameCitation(props.store.returned.peek(), { edge, index }))}
      >
        {({ piece, index }) => <EvidenceItem {...props} evidence={piece} citation={{ edge, index }} />}
      </LongList>
      <Contradicted {...props} edge={edge} />
      <Parallel {...props} edge={edge} />
    </article>
  );
}

/** The relation as a sentence of its own; both ends lead to what they name. */
function Claim({ edge, ...props }: RelationProps): JSX.Element {
  const { graph } = props.store;
  const [source, target] = graph.extremities(edge);
  return (
    <header class="title">
      <p class="kicker">Relation</p>
      <h2 id="details-title" tabIndex={-1} class="claim">
        <span class="claim-end is-head">
          <NodeLink {...props} node={source} />
        </span>{' '}
        <span class="claim-words">{RELATION_WORDS[graph.getEdgeAttribute(edge, 'relation')].forward}</span>{' '}
        <span class="claim-end is-tail">
          <NodeLink {...props} node={target} />
        </span>
      </h2>
    </header>
  );
}

/** Papers that say the opposite: often under other conditions, which only their sentences tell. */
function Contradicted({ edge, store }: RelationProps): JSX.Element | null {
  const { catalog, graph } = store;
  const others = contradictionsOf(graph, edge);
  if (others.length === 0) return null;
  const claimOf = (other: string): string => {
    const words = RELATION_WORDS[graph.getEdgeAttribute(other, 'relation')].forward;
    return `${nodeName(catalog, graph.source(other))} ${words} ${nodeName(catalog, graph.target(other))}`;
  };
  return (
    <section class="group is-contradiction">
      <h3 class="section-title">The opposite is said too</h3>
      <ul class="plain-list">
        {others.map((other) => (
          <li key={other}>
            <button type="button" class="button is-quiet" onClick={() => store.change(selectEdge(other))}>
              <bdi>{claimOf(other)}</bdi>, {count(graph.getEdgeAttribute(other, 'support'), 'paper')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What else is said of the same two. */
function Parallel({ edge, store }: RelationProps): JSX.Element | null {
  const { graph } = store;
  const opposite = contradictionsOf(graph, edge);
  const others = parallelEdges(graph, edge).filter((other) => !opposite.includes(other));
  if (others.length === 0) return null;
  const wordsOf = (other: string): string => {
    const words = RELATION_WORDS[graph.getEdgeAttribute(other, 'relation')];
    return graph.source(other) === graph.source(edge) ? words.forward : words.backward;
  };
  return (
    <section class="group">
      <h3 class="section-title">Also between these two</h3>
      <ul class="plain-list">
        {others.map((other) => (
          <li key={other}>
            <button type="button" class="button is-quiet" onClick={() => store.change(selectEdge(other))}>
              {wordsOf(other)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The bounds between which support lies: the strongest piece of evidence alone, and all of it added up. */
function Confidence({ bounds, support }: { bounds: Bounds; support: number }): JSX.Element {
  const { confidence, confidenceUpper } = bounds;
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  return (
    <p class="confidence">
      <span class="meter" aria-hidden="true">
        <span class="meter-upper" style={{ width: percent(confidenceUpper) }} />
        <span class="meter-lower" style={{ width: percent(confidence) }} />
      </span>
      <span>
        Confidence {boundsText(bounds)}, {count(support, 'paper')}
        {confidence !== confidenceUpper && (
          <span class="confidence-words">From the surest sentence alone to all of them added up.</span>
        )}
      </span>
    </p>
  );
}
