import type { JSX } from 'preact';

interface SegmentedProps<T extends string> {
  readonly name: string;
  readonly values: readonly T[];
  readonly words: Readonly<Record<T, string>>;
  readonly value: T;
  onChange(value: T): void;
}

/** One of a few choices, all in sight. */
export function Segmented<T extends string>(props: SegmentedProps<T>): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that this row has no room for.
    <div class="segmented" role="group" aria-label={props.name}>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          data-value={value}
          data-word={props.words[value]}
          onClick={() => props.onChange(value)}
        >
          {props.words[value]}
        </button>
      ))}
    </div>
  );
}
