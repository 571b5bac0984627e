/** pdfkit itself, in a file that is loaded when the first document is drawn: it reads a megabyte of code, and a kiosk that only collects draws nothing. */
import PDFDocument from 'pdfkit';

import { internals } from './pdfkit.ts';

/** Lines of the table of offsets that are written at once. */
const linesTogether = 4096;

/** pdfkit's document, but for its end: pdfkit writes the table of offsets line by line, which is 60 MB for a large petition. */
export class PdfDocument extends PDFDocument {
  /** The cross-reference table and the trailer (7.5.4, 7.5.5). */
  _finalize(): void {
    const inside = internals(this);
    const { _offsets: offsets, _offset: start } = inside;
    inside._write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f `);
    for (let at = 0; at < offsets.length; at += linesTogether) {
      const lines = offsets.slice(at, at + linesTogether);
      inside._write(lines.map((offset) => `${String(offset).padStart(10, '0')} 00000 n `).join('\n'));
    }
    const id = `<${Buffer.from(inside._id).toString('hex')}>`;
    inside._write(
      `trailer\n<</Size ${offsets.length + 1}/Root ${inside._root.toString()}/Info ${inside._info.toString()}/ID[${id}${id}]>>`,
    );
    inside._write(`startxref\n${start}\n%%EOF`);
    inside.push(null);
  }
}
