import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { setLimits } from '../state.ts';
import type { PanelProps } from './context.ts';
import { useDraft } from './draft.ts';

/** What relations and nodes must reach: confidence, papers that say so, relations of a node. */
export function LimitFields({ store }: PanelProps): JSX.Element {
  const { graph } = store;
  const most = useMemo(() => {
    let [support, degree] = [1, 0];
    graph.forEachEdge((_, attributes) => {
      support = Math.max(support, attributes.support);
    });
    graph.forEachNode((node) => {
      degree = Math.max(degree, graph.degree(node));
    });
    return { support, degree };
  }, [graph]);
  const { confidence, support, degree } = store.state.value.limits;
  return (
    <details class="facet" open>
      <summary>
        <h3>At least</h3>
      </summary>
      <div class="limits">
        <ConfidenceSlider value={confidence} onCommit={(value) => store.change(setLimits({ confidence: value }))} />
        <Stepper
          label="Papers"
          of="that say so"
          value={support}
          least={1}
          most={most.support}
          onCommit={(value) => store.change(setLimits({ support: value }))}
        />
        <Stepper
          label="Relations"
          of="of a node"
          value={degree}
          least={0}
          most={most.degree}
          onCommit={(value) => store.change(setLimits({ degree: value }))}
        />
      </div>
    </details>
  );
}

interface FieldProps {
  readonly value: number;
  onCommit(value: number): void;
}

function ConfidenceSlider({ value, onCommit }: FieldProps): JSX.Element {
  const draft = useDraft(value, onCommit);
  return (
    <div class="limit is-slider">
      <label for="least-confidence">
        Confidence<span class="visually-hidden">, at least, by its lower bound</span>
      </label>
      <output for="least-confidence">{draft.value === 0 ? 'any' : draft.value.toFixed(2)}</output>
      <input
        id="least-confidence"
        type="range"
        min={0}
        max={1}
        step={0.05}
        aria-valuetext={draft.value === 0 ? 'any' : `at least ${draft.value.toFixed(2)}`}
        value={draft.value}
        {...draft.handlers}
      />
    </div>
  );
}

interface StepperProps extends FieldProps {
  /** What is counted, and what of it: `Papers`, `that say so`. */
  readonly label: string;
  readonly of: string;
  readonly least: number;
  readonly most: number;
}

/** A number with a button for less and one for more. */
function Stepper({ label, of, value, least, most, onCommit }: StepperProps): JSX.Element {
  const within = (number: number): number => Math.min(Math.max(Math.round(number), least), Math.max(most, least));
  const draft = useDraft(value, (number) => onCommit(within(number)));
  const step = (by: number): JSX.Element => {
    const isEnd = within(value + by) === value;
    return (
      <button
        type="button"
        class="step"
        aria-label={`${label} ${of}: ${by < 0 ? 'fewer' : 'more'}`}
        // Not `disabled`, which would take the focus from who just used it.
        aria-disabled={isEnd}
        onClick={() => {
          if (!isEnd) onCommit(within(value + by));
        }}
      >
        <span aria-hidden="true">{by < 0 ? '−' : '+'}</span>
      </button>
    );
  };
  return (
    <div class="limit">
      <span class="limit-label" aria-hidden="true">
        {label} <small>{of}</small>
      </span>
      <span class="stepper">
        {step(-1)}
        <input
          type="number"
          class="number-field"
          aria-label={`${label} ${of}, at least`}
          min={least}
          max={Math.max(most, least)}
          value={draft.value}
          {...draft.handlers}
        />
        {step(1)}
      </span>
    </div>
  );
}
