/** Lines of a PDF with their places, as poppler sees them. */
import { askTool } from './set-text.ts';

/** Lengths in points from the page's upper left corner. */
export interface PlacedLine {
  page: number;
  pageWidth: number;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The lines of all pages from top to bottom. */
export function linesOf(pdftotext: string, pdf: Uint8Array): PlacedLine[] {
  const xml = askTool(pdftotext, pdf, '-bbox-layout', '-enc', 'UTF-8');
  return xml
    .split('<page ')
    .slice(1)
    .flatMap((page, i) => {
      const pageWidth = attribute(page, 'width');
      return [...page.matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g)]
        .map(([, place, words]) => ({
          page: i + 1,
          pageWidth,
          text: [...words!.matchAll(/<word [^>]*>([^<]*)<\/word>/g)]
            .map(([, word]) => plain(word!))
            .join(' '),
          left: attribute(place!, 'xMin'),
          right: attribute(place!, 'xMax'),
          top: attribute(place!, 'yMin'),
          bottom: attribute(place!, 'yMax'),
        }))
        .toSorted((a, b) => a.top - b.top || a.left - b.left);
    });
}

const attribute = (text: string, name: string): number =>
  Number(new RegExp(`${name}="([^"]*)"`).exec(text)?.[1]);

const plain = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
