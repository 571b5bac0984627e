/**
 * Pages of a PDF as pictures, drawn by PDF.js: the organisers see the very file that is printed. Its other half, which
 * parses, runs in the page too: starting a worker from an address needs what the page's policy forbids. Fonts are drawn as
 * outlines, because the policy takes fonts from files of ours only.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** An opened PDF. `close` frees what it holds. */
export interface OpenedPdf {
  pages: number;
  /** A page, counted from one, as a picture of `width` device pixels. */
  draw: (page: number, width: number) => Promise<HTMLCanvasElement>;
  close: () => void;
}

/** Opens a file that was made here. @throws when it is no PDF, or when the reader cannot be fetched */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const [{ getDocument }, worker] = await Promise.all([
    import('pdfjs-dist'),
    import('pdfjs-dist/build/pdf.worker.mjs'),
  ]);
  // where PDF.js looks for its other half before it would start a worker
  Object.assign(globalThis, { pdfjsWorker: worker });
  const task = getDocument({
    // PDF.js keeps what it is given
    data: bytes.slice(),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  return { pages: pdf.numPages, draw: drawer(pdf), close: () => void task.destroy() };
}

const drawer =
  (pdf: PDFDocumentProxy): OpenedPdf['draw'] =>
  async (number, width) => {
    const page = await pdf.getPage(number);
    const { width: points } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: width / points });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    return canvas;
  };
