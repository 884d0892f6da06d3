import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { localStorageOf } from '../environment.ts';
import {
  deleteView,
  nameOf,
  readViews,
  renameView,
  type SavedView,
  saveView,
  storageKey,
  type ViewStorage,
  writeViews,
} from '../saved-views.ts';
import { LONGEST_NAME } from '../state.ts';
import { fromAddress, toAddress } from '../url.ts';
import type { PanelProps } from './context.ts';
import { CopyLink, type LinkCopy } from './copy-link.tsx';

/** Views by name: save this one, open one again, send its address to somebody. */
export function ViewsMenu({ store }: PanelProps): JSX.Element {
  const { graph } = store;
  const menu = useRef<HTMLDetailsElement>(null);
  const place = useMemo(() => ({ storage: localStorageOf(window) as ViewStorage | null, key: storageKey(graph) }), []);
  const saved = useSignal(useMemo(() => readViews(place.storage, place.key), []));
  const said = useSignal<Said | null>(null);
  const link = useSignal<LinkCopy | null>(null);
  const { views, areKept } = saved.value;
  const keep = (next: readonly SavedView[], text: string): void => {
    const before = views;
    saved.value = writeViews(place.storage, place.key, next);
    said.value = { text, ...(next.length < before.length ? { before } : {}) };
    link.value = null;
  };
  const close = (): void => {
    menu.current?.removeAttribute('open');
    menu.current?.querySelector('summary')?.focus();
  };
  const copy = (fragment: string): void => {
    said.value = null;
    link.value = { fragment };
  };
  return (
    <details
      class="views"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && menu.current?.open) close();
      }}
    >
      <summary class="button">Views</summary>
      <div class="views-body">
        <SaveForm
          onSave={(name) => {
            const isThere = views.some((view) => view.name === nameOf(name));
            const fragment = toAddress(store.state.peek());
            keep(saveView(views, { name, fragment }), `${isThere ? 'Replaced' : 'Saved'}: ${nameOf(name)}`);
          }}
        />
        <button type="button" class="views-copy" onClick={() => copy(toAddress(store.state.peek()))}>
          Copy the link to this view
        </button>
        <ul class="views-list" aria-label="Saved views">
          {views.map((view) => (
            <ViewRow
              key={view.name}
              view={view}
              onOpen={() => {
                store.change(() => fromAddress(view.fragment));
                store.announcement.value = `View opened: ${view.name}`;
                close();
              }}
              onCopy={() => copy(view.fragment)}
              onRename={(name) => keep(renameView(views, view.name, name), `Renamed: ${nameOf(name)}`)}
              onDelete={() => keep(deleteView(views, view.name), `Deleted: ${view.name}`)}
            />
          ))}
        </ul>
        {link.value !== null && <CopyLink key={link.value.fragment} {...link.value} />}
        <SaidNote said={said.value} onUndo={(before) => keep(before, 'Not deleted')} />
        <p class="quiet views-note">
          {areKept
            ? 'Kept in this browser, for this graph.'
            : 'This browser keeps nothing for the page: the views last until it is closed. A link keeps one.'}
        </p>
      </div>
    </details>
  );
}

/** What was done last; with the views of before where some can be taken back. */
interface Said {
  readonly text: string;
  readonly before?: readonly SavedView[];
}

function SaidNote({ said, onUndo }: { said: Said | null; onUndo(before: readonly SavedView[]): void }): JSX.Element {
  const before = said?.before;
  return (
    <div class="views-said">
      <p role="status">
        <bdi>{said?.text}</bdi>
      </p>
      {before !== undefined && (
        <button
          type="button"
          class="button is-quiet"
          // Who deleted it had the focus on a button that is gone.
          ref={(button) => button?.focus()}
          onClick={(event) => {
            event.currentTarget.closest('.views-body')?.querySelector('input')?.focus();
            onUndo(before);
          }}
        >
          Undo<span class="visually-hidden"> the deletion</span>
        </button>
      )}
    </div>
  );
}

function SaveForm({ onSave }: { onSave(name: string): void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      class="views-save"
      onSubmit={(event) => {
        event.preventDefault();
        const name = input.current?.value ?? '';
        if (nameOf(name) === '' || input.current === null) return;
        onSave(name);
        input.current.value = '';
      }}
    >
      <label class="visually-hidden" for="view-name">
        Name of this view
      </label>
      <input
        id="view-name"
        ref={input}
        type="text"
        class="text-field"
        placeholder="Name this view"
        maxLength={LONGEST_NAME}
        autocomplete="off"
        required
      />
      <button type="submit" class="button">
        Save
      </button>
    </form>
  );
}

interface ViewRowProps {
  readonly view: SavedView;
  onOpen(): void;
  onCopy(): void;
  onRename(name: string): void;
  onDelete(): void;
}

function ViewRow({ view, onOpen, onCopy, onRename, onDelete }: ViewRowProps): JSX.Element {
  const isRenamed = useSignal(false);
  const row = useRef<HTMLLIElement>(null);
  const endRename = (name: string): void => {
    isRenamed.value = false;
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('.is-rename')?.focus());
    if (nameOf(name) !== '' && nameOf(name) !== view.name) onRename(name);
  };
  return (
    <li class="view-row" ref={row}>
      {isRenamed.value ? (
        <input
          type="text"
          class="text-field"
          aria-label="New name"
          maxLength={LONGEST_NAME}
          defaultValue={view.name}
          ref={(input) => input?.focus()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') endRename(event.currentTarget.value);
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            endRename(view.name);
          }}
        />
      ) : (
        <button type="button" class="view-open" onClick={onOpen}>
          <bdi>{view.name}</bdi>
        </button>
      )}
      <RowButton word="Link" name={`Copy the link to ${view.name}`} onClick={onCopy} />
      <RowButton
        word="Rename"
        name={`Rename ${view.name}`}
        onClick={() => {
          isRenamed.value = true;
        }}
      />
      <RowButton word="Delete" name={`Delete ${view.name}`} onClick={onDelete} />
    </li>
  );
}

function RowButton({ word, name, onClick }: { word: string; name: string; onClick(): void }): JSX.Element {
  return (
    <button type="button" class={`row-button is-${word.toLowerCase()}`} aria-label={name} onClick={onClick}>
      {word}
    </button>
  );
}
