/**
 * CSV that no spreadsheet takes for anything but text: every cell quoted, an apostrophe before what could begin a formula,
 * at the start of a cell or of what another reader takes for one (OWASP, CSV injection; full-width twins included), byte order
 * mark, CRLF.
 */

const formulaStart = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * Where a cell begins for a spreadsheet that separates by semicolon or tab, as German and Russian ones do: to it our quotes end
 * with the first cell, so that they protect nothing in the others.
 */
const formulaWithin = /([;\t\r\n][\s;"]*)(?=[=+\-@＝＋－＠])/gu;

function cell(text: string): string {
  const started = formulaStart.test(text) ? `'${text}` : text;
  return `"${started.replaceAll(formulaWithin, "$1'").replaceAll('"', '""')}"`;
}

/** A table as CSV; the first row are the headings. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
