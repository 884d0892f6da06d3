import type { GraphSigma } from './canvas-context.ts';

/** Most pixels on a side, and in all: what browsers can draw and keep in memory. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 120_000_000;

/**
 * What the map shows, with its names, at `ratio` pixels for each pixel of the page; less where that would be too many. It is
 * drawn once more as for a screen of that resolution, all in one go, so that nothing of it is seen.
 *
 * @throws Error where the browser can't keep so large a picture.
 */
export function takePicture(
  sigma: GraphSigma,
  container: HTMLElement,
  options: { readonly ratio: number; readonly background: string },
): Promise<Blob> {
  const { height, width } = sigma.getDimensions();
  const ratio = Math.min(options.ratio, largestRatio(sigma, width, height));
  const picture = document.createElement('canvas');
  picture.width = Math.round(width * ratio);
  picture.height = Math.round(height * ratio);
  const context = picture.getContext('2d');
  if (context === null) throw new Error('this browser cannot draw so large a picture');
  context.fillStyle = options.background;
  context.fillRect(0, 0, picture.width, picture.height);
  atResolution(sigma, ratio, () => {
    for (const layer of container.querySelectorAll('canvas')) {
      if (layer.width === 0 || layer.height === 0) continue;
      // What is not in focus is dimmed by the style sheet.
      context.globalAlpha = Number(getComputedStyle(layer).opacity);
      context.drawImage(layer, 0, 0, picture.width, picture.height);
    }
  });
  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => {
      if (blob === null) reject(new Error('this browser cannot keep so large a picture'));
      else resolve(blob);
    }, 'image/png');
  });
}

function largestRatio(sigma: GraphSigma, width: number, height: number): number {
  const sides = Object.values(sigma.getCanvases()).flatMap((canvas): number[] => {
    const gl = canvas.getContext('webgl2');
    return gl === null ? [] : [Number(gl.getParameter(gl.MAX_RENDERBUFFER_SIZE))];
  });
  const side = Math.min(LONGEST_SIDE, ...sides.filter((limit) => limit > 0));
  return Math.max(1, Math.min(side / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height))));
}

/** Sigma asks the window how fine the screen is whenever it is resized; there is no setting. */
function atResolution(sigma: GraphSigma, ratio: number, draw: () => void): void {
  const own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
  const redraw = (): void => {
    sigma.resize(true);
    sigma.refresh();
  };
  Object.defineProperty(window, 'devicePixelRatio', { value: ratio, configurable: true });
  try {
    redraw();
    // The pictures of WebGL are there until the browser has shown them: they are copied before that.
    draw();
  } finally {
    if (own === undefined) Reflect.deleteProperty(window, 'devicePixelRatio');
    else Object.defineProperty(window, 'devicePixelRatio', own);
    redraw();
  }
}
