import { type ReadonlySignal, signal } from '@preact/signals';
import { DARK, LIGHT, type Palette } from '../look/palette.ts';

/** The palette that fits the reader's colour scheme, now and whenever that changes. */
export function watchPalette(window: Window): ReadonlySignal<Palette> {
  const query = window.matchMedia('(prefers-color-scheme: dark)');
  const palette = signal(query.matches ? DARK : LIGHT);
  query.addEventListener('change', () => {
    palette.value = query.matches ? DARK : LIGHT;
  });
  return palette;
}

/** Whether the reader asked for less motion. */
export function prefersStillness(window: Window): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Hands the reader a file. */
export function download(document: Document, name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The browser's storage for this page; null where it is forbidden. */
export function localStorageOf(window: Window): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Puts a text on the clipboard. @returns whether the browser did it. */
export async function copyText(window: Window, text: string): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard on pages from a file or without https, or the reader said no.
    return false;
  }
}
