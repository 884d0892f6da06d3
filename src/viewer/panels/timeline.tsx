import type { JSX } from 'preact';
import type { YearCount } from '../timeline.ts';
import { count } from '../words.ts';

const WIDTH = 6;
const GAP = 2;
const HEIGHT = 28;

/** How many papers of each year speak of a node: bars, and the same in words. Nothing for less than two years. */
export function Timeline({ years }: { years: readonly YearCount[] }): JSX.Element | null {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const most = Math.max(...years.map(({ papers }) => papers));
  const width = years.length * (WIDTH + GAP) - GAP;
  const words = years.filter(({ papers }) => papers > 0).map(({ year, papers }) => `${year}: ${papers}`);
  return (
    <figure class="timeline">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Papers by year. ${words.join(', ')}`}
      >
        {years.map(({ year, papers }, index) => {
          const height = papers === 0 ? 1 : Math.max(2, (HEIGHT * papers) / most);
          return <rect key={year} x={index * (WIDTH + GAP)} y={HEIGHT - height} width={WIDTH} height={height} rx={1} />;
        })}
      </svg>
      <figcaption class="quiet">
        {first.year} to {last.year}, at most {count(most, 'paper')} a year
      </figcaption>
    </figure>
  );
}
