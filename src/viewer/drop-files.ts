/** What the page does about files that are dragged over it. */
export interface DropEvents {
  /** Whether files are over the page now. */
  readonly onOver: (isOver: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dropped anywhere on the page. Text that is dragged within it is left alone. */
export function watchDrops(window: Window, { onFiles, onOver }: DropEvents): void {
  const over = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    // Without it the browser leaves the page and shows the file.
    event.preventDefault();
    onOver(true);
  };
  window.addEventListener('dragenter', over);
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) onOver(false);
  });
  window.addEventListener('drop', (event) => {
    onOver(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
