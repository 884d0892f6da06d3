import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { nodeName } from '../catalog.ts';
import { type SearchHit, searchNodes } from '../search.ts';
import { nodeColor, type PanelProps } from './context.ts';
import { Glyph } from './glyph.tsx';

/** So many names are offered. */
const MOST = 6;

interface NodePickerProps extends PanelProps {
  /** What it asks for: "Path to". */
  readonly label: string;
  /** A node that can't be chosen. */
  readonly except: string;
  onPick(node: string): void;
  onCancel(): void;
}

/** A small search for one node, in its place: arrows choose, Enter takes, Escape goes away. */
export function NodePicker({ label, except, onPick, onCancel, ...props }: NodePickerProps): JSX.Element {
  const { store } = props;
  const id = useId();
  const query = useSignal('');
  const active = useSignal(0);
  const input = useRef<HTMLInputElement>(null);
  // Before the first paint: who sees it may type.
  useLayoutEffect(() => input.current?.focus(), []);
  const hits = useComputed(() => {
    const found = searchNodes(store.index, query.value, MOST + 1).hits;
    return found.filter(({ key }) => key !== except).slice(0, MOST);
  }).value;
  const onKeyDown = (event: KeyboardEvent): void => {
    const hit = hits[active.value];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = hits.length === 0 ? 0 : (active.value + step + hits.length) % hits.length;
    } else if (event.key === 'Enter') {
      if (hit !== undefined) onPick(hit.key);
    } else if (event.key === 'Escape') {
      // Only the picker goes, not the panel around it.
      event.stopPropagation();
      onCancel();
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <div class="picker">
      <label for={`${id}-input`}>{label}</label>
      <input
        id={`${id}-input`}
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="Type a name"
        value={query.value}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${active.value}` : undefined}
        onInput={(event) => {
          active.value = 0;
          query.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={hits.length === 0}>
        {hits.map((hit, index) => (
          <Option
            key={hit.key}
            {...props}
            hit={hit}
            id={`${id}-${index}`}
            isActive={index === active.value}
            onPick={() => onPick(hit.key)}
          />
        ))}
      </div>
      <p class="quiet picker-foot" role="status">
        {hits.length === 0 && query.value.trim() !== '' ? 'Nothing is called that.' : ''}
      </p>
    </div>
  );
}

interface OptionProps extends PanelProps {
  readonly hit: SearchHit;
  readonly id: string;
  readonly isActive: boolean;
  onPick(): void;
}

function Option({ hit, id, isActive, onPick, ...props }: OptionProps): JSX.Element {
  const { catalog } = props.store;
  const entry = catalog.entries.get(hit.key);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, as in every combobox.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      class="hit"
      // The input must not lose the focus before the click arrives.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {entry !== undefined && <Glyph kind={entry.kind} color={nodeColor(props, entry)} />}
      <span class="hit-name">
        <bdi>{nodeName(catalog, hit.key)}</bdi>
        {hit.alias !== null && (
          <span class="hit-alias">
            {' '}
            also <bdi>{hit.alias}</bdi>
          </span>
        )}
      </span>
      <span class="hit-kind">{entry?.kind}</span>
    </div>
  );
}
