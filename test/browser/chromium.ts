import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium to test with: the one named by LITHOGRAPH_CHROMIUM, else the first on the PATH, else, on Linux, the one that
 * comes packed with a dev dependency; null if there is none.
 */
export async function findChromium(): Promise<string | null> {
  const named = process.env.LITHOGRAPH_CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this name.
    }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const path = await bundled.executablePath();
  return canRun(path) ? path : null;
}

/** The packed one needs system libraries that a bare machine may lack. */
function canRun(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
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
