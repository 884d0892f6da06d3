import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Reading } from '../build-messages.ts';
import { timeWords } from '../time-words.ts';

/** Of the neural model with its vocabulary, in MB. */
const MODEL_SIZE = 43;

/** Seconds that the model takes for a paper, in a browser on a laptop. */
const SECONDS_A_PAPER = 1;

/** So many papers are read carefully unless the user wants it otherwise: it takes half a minute. */
const FEW = 30;

interface ReadingChoiceProps {
  readonly papers: number;
  onBuild(reading: Reading): void;
  onCancel(): void;
}

/** By what the papers are to be read, with what each takes. */
export function ReadingChoice({ onBuild, onCancel, papers }: ReadingChoiceProps): JSX.Element {
  const reading = useSignal<Reading>(papers > FEW ? 'fast' : 'careful');
  const choice = (value: Reading, title: string, words: string): JSX.Element => (
    <label class="choice">
      <input
        type="radio"
        name="reading"
        value={value}
        checked={reading.value === value}
        onChange={() => {
          reading.value = value;
        }}
      />
      <span>
        <strong>{title}</strong>
        <span class="quiet">{words}</span>
      </span>
    </label>
  );
  return (
    <>
      <fieldset class="reading">
        <legend>How are they to be read?</legend>
        {choice(
          'careful',
          'Careful, by the model',
          `Finds more, and errs less. Loads ${MODEL_SIZE} MB from where this page came from, once; then about ${timeWords(papers * SECONDS_A_PAPER)}.`,
        )}
        {choice(
          'fast',
          'Fast, by rules',
          papers > 1000 ? 'Hundreds of papers a second; less exact.' : 'A moment; less exact.',
        )}
      </fieldset>
      <div class="choices">
        <button type="button" class="button is-primary" onClick={() => onBuild(reading.value)}>
          Build the graph
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  );
}
