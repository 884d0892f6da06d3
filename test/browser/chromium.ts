import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium to test with: the one named by LITHOGRAPH_CHROMIUM, else the first on the PATH; null if there is none. */
export function findChromium(): string | null {
  const named = process.env.LITHOGRAPH_CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this name.
    }
  }
  return null;
}

/** Why the browser's tests are skipped where there is no browser. */
export const NEEDS_CHROMIUM = 'needs Chromium: put it on the PATH or name it in LITHOGRAPH_CHROMIUM';

/** A headless Chromium that draws WebGL in software and calls nobody. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
