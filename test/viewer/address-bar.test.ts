import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserAddress } from '../../src/viewer/address-bar.ts';

/** A window with a history, which may refuse to be written. */
function fakeWindow() {
  const entries = ['/?x=1'];
  const calls: string[] = [];
  const listeners = new Map<string, () => void>();
  let refuses = false;
  const write = (name: string, url: string): void => {
    calls.push(name);
    if (refuses) throw new Error('SecurityError: more than 100 times per 30 seconds');
    if (name === 'push') entries.push(url);
    else entries[entries.length - 1] = url;
  };
  const window = {
    location: {
      pathname: '/',
      search: '?x=1',
      get hash() {
        return /#.*/.exec(entries.at(-1) ?? '')?.[0] ?? '';
      },
    },
    history: {
      pushState: (_state: unknown, _title: string, url: string) => write('push', url),
      replaceState: (_state: unknown, _title: string, url: string) => write('replace', url),
    },
    setTimeout: (run: () => void, after: number) => setTimeout(run, after),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  };
  return {
    window: window as unknown as Window,
    entries,
    calls,
    fire: (name: string) => listeners.get(name)?.(),
    refuse(value: boolean) {
      refuses = value;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the address bar', () => {
  test('writes a new entry at once, and reads it back', () => {
    const { window, entries } = fakeWindow();
    const address = browserAddress(window);
    address.push('1&c=kind');
    expect(entries).toEqual(['/?x=1', '/?x=1#1&c=kind']);
    expect(address.read()).toBe('#1&c=kind');
    address.push('');
    expect(entries.at(-1)).toBe('/?x=1');
  });

  test('writes a query once it has settled, not at each letter', () => {
    const { window, entries, calls } = fakeWindow();
    const address = browserAddress(window);
    for (let length = 1; length <= 200; length += 1) address.replace(`1&q=${'a'.repeat(length)}`);
    expect(calls).toEqual([]);
    vi.runAllTimers();
    expect(calls).toEqual(['replace']);
    expect(entries).toEqual([`/?x=1#1&q=${'a'.repeat(200)}`]);
  });

  test('writes what has not settled before a new entry, and when the page is left', () => {
    const { window, entries, fire } = fakeWindow();
    const address = browserAddress(window);
    address.replace('1&q=a');
    address.push('1&q=a&c=kind');
    address.replace('1&q=b&c=kind');
    fire('pagehide');
    expect(entries).toEqual(['/?x=1#1&q=a', '/?x=1#1&q=b&c=kind']);
  });

  test('does not write into an entry what belongs to the one before', () => {
    const { window, calls, fire } = fakeWindow();
    const address = browserAddress(window);
    const onMove = vi.fn();
    address.listen(onMove);
    address.replace('1&q=a');
    fire('popstate');
    vi.runAllTimers();
    expect(calls).toEqual([]);
    expect(onMove).toHaveBeenCalledOnce();
  });

  test('never throws, and catches up once the browser allows', () => {
    const { window, entries, calls, refuse } = fakeWindow();
    const address = browserAddress(window);
    refuse(true);
    address.push('1&c=kind');
    refuse(false);
    vi.runAllTimers();
    expect(entries).toEqual(['/?x=1#1&c=kind']);
    refuse(true);
    address.push('1&l=list');
    vi.runAllTimers();
    expect(vi.getTimerCount()).toBe(0);
    expect(calls).toEqual(['push', 'replace', 'push', 'replace']);
  });
});
