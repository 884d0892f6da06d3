import { type Signal, useSignal } from '@preact/signals';
import type { JSX, TargetedPointerEvent } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { withThousands } from '../../look/thousands.ts';
import { setLimits } from '../state.ts';
import { count } from '../words.ts';
import { toLimit, type YearBar, type YearHistogram, yearHistogram, yearsOf } from '../year-histogram.ts';
import type { PanelProps } from './context.ts';
import { useDraft } from './draft.ts';

/** Height of the tallest bar, in the picture's own units. */
const HEIGHT = 40;

/** Bars of papers by year: drag over them, or say the years in numbers. */
export function YearBrush({ store }: PanelProps): JSX.Element | null {
  const { graph } = store;
  const histogram = useMemo(() => yearHistogram(graph), [graph]);
  const dragged = useSignal<readonly [number, number] | null>(null);
  const all = yearsOf(histogram);
  const { years } = store.state.value.limits;
  if (all === null || (all[0] === all[1] && years === null)) return null;
  const commit = (a: number, b: number): void => store.change(setLimits({ years: toLimit(histogram, a, b) }));
  const [first, last] = dragged.value ?? years ?? all;
  const isOne = histogram.without === 1;
  return (
    <details class="facet" open>
      <summary>
        <h3>Years</h3>
      </summary>
      <div class="years">
        <Bars histogram={histogram} range={[first, last]} dragged={dragged} onCommit={commit} />
        <div class="years-fields">
          <YearField
            name="First year"
            value={first}
            all={all}
            onCommit={(year) => commit(year, Math.max(year, last))}
          />
          <span aria-hidden="true">to</span>
          <YearField name="Last year" value={last} all={all} onCommit={(year) => commit(Math.min(first, year), year)} />
        </div>
        {histogram.without > 0 && (
          <p class="quiet years-note">
            {count(histogram.without, 'paper')} without a year
            {years !== null && (isOne ? ' is left out' : ' are left out')}.
          </p>
        )}
      </div>
    </details>
  );
}

interface YearFieldProps {
  readonly name: string;
  readonly value: number;
  readonly all: readonly [number, number];
  onCommit(year: number): void;
}

function YearField({ name, value, all, onCommit }: YearFieldProps): JSX.Element {
  const draft = useDraft(value, onCommit);
  return (
    <input
      type="number"
      class="number-field"
      aria-label={name}
      min={all[0]}
      max={all[1]}
      value={draft.value}
      {...draft.handlers}
    />
  );
}

interface BarsProps {
  readonly histogram: YearHistogram;
  readonly range: readonly [number, number];
  readonly dragged: Signal<readonly [number, number] | null>;
  onCommit(a: number, b: number): void;
}

/** For the pointer; the fields under it say the same for everybody. */
function Bars({ histogram, range: [first, last], dragged, onCommit }: BarsProps): JSX.Element {
  const { bars } = histogram;
  const anchor = useRef<YearBar | null>(null);
  const most = Math.max(...bars.map(({ papers }) => papers));
  const barAt = ({ currentTarget, clientX }: TargetedPointerEvent<SVGSVGElement>): YearBar | undefined => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * bars.length);
    return bars[Math.min(Math.max(index, 0), bars.length - 1)];
  };
  const drag = (event: TargetedPointerEvent<SVGSVGElement>): void => {
    const [from, to] = [anchor.current, barAt(event)];
    if (from !== null && to !== undefined) dragged.value = [Math.min(from.from, to.from), Math.max(from.to, to.to)];
  };
  const end = (): void => {
    anchor.current = null;
    dragged.value = null;
  };
  return (
    <svg
      class="year-bars"
      viewBox={`0 0 ${bars.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        anchor.current = barAt(event) ?? null;
        drag(event);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        const range = dragged.peek();
        end();
        if (range !== null) onCommit(...range);
      }}
      onPointerCancel={end}
    >
      <rect class="year-ground" width={bars.length * 10} height={HEIGHT} />
      {bars.map((bar, index) => {
        // A year with one paper among thousands is still to be seen.
        const height = bar.papers === 0 ? 0 : Math.max((bar.papers / most) * HEIGHT, 1.5);
        const years = bar.from === bar.to ? bar.from : `${bar.from} to ${bar.to}`;
        return (
          <g key={bar.from} class={bar.to < first || bar.from > last ? 'year-bar is-out' : 'year-bar'}>
            <title>{`${years}: ${withThousands(bar.papers)}`}</title>
            <rect class="year-column" x={index * 10} width={10} height={HEIGHT} />
            <rect x={index * 10 + 0.75} y={HEIGHT - height} width={8.5} height={height} />
          </g>
        );
      })}
    </svg>
  );
}
