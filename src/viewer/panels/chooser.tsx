import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Opening } from '../opening.ts';

/** What a file dialogue offers first. Others can be chosen too: names of files say little. */
const ACCEPTED = '.bib,.bibtex,.ris,.json,.jsonl,.ndjson,.txt,.text,.graphml';

/** Where one chooses what to open: files, a text to paste, or the papers that ship with Lithograph. */
export function Chooser({ opening }: { opening: Opening }): JSX.Element {
  const text = useSignal('');
  // The start page and the dialog may both be there.
  const id = useId();
  return (
    <div class="chooser">
      <div class={opening.isOver.value ? 'drop-zone is-over' : 'drop-zone'}>
        <p class="drop-title">Drop files here</p>
        <label class="button is-primary file-button">
          Choose files
          <input
            type="file"
            class="file-input"
            multiple
            accept={ACCEPTED}
            onChange={({ currentTarget }) => {
              const files = [...(currentTarget.files ?? [])];
              // The same file can then be chosen again, once it was mended.
              currentTarget.value = '';
              if (files.length > 0) opening.open(files);
            }}
          />
        </label>
        <dl class="formats">
          <div>
            <dt>Papers</dt>
            <dd>.bib, .ris, CSL-JSON, .jsonl, .txt</dd>
          </div>
          <div>
            <dt>A graph</dt>
            <dd>graph.json, .graphml</dd>
          </div>
        </dl>
      </div>
      <div class="paste">
        <label for={id}>Or paste titles and abstracts</label>
        <textarea
          id={id}
          rows={5}
          spellcheck={false}
          aria-describedby={`${id}-help`}
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <p id={`${id}-help`} class="quiet">
          Each paper's title on a line, its abstract on the next; an empty line before the next paper. BibTeX and RIS
          will do as well.
        </p>
        <div class="choices">
          <button
            type="button"
            class="button"
            disabled={text.value.trim() === ''}
            onClick={() => opening.open([], text.value)}
          >
            Read this text
          </button>
          <button type="button" class="button is-quiet" onClick={() => void openSample(opening)}>
            Try it with ten papers
          </button>
        </div>
      </div>
      <p class="privacy">
        <strong>Nothing leaves this page.</strong> Files are read, and the graph is built, in this browser alone.
      </p>
    </div>
  );
}

/** The ten papers, as a file that a user could have. */
async function openSample(opening: Opening): Promise<void> {
  const { default: papers } = await import('../../../data/seeds.csl.json');
  opening.open([new File([JSON.stringify(papers)], 'ten-papers.csl.json')]);
}
