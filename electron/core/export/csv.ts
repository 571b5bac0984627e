/**
 * CSV that no spreadsheet takes for anything but text: every cell quoted, an apostrophe before what could begin a formula
 * (OWASP, CSV injection; full-width twins included), byte order mark, CRLF.
 */

const formulaStart = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

const cell = (text: string): string =>
  `"${(formulaStart.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A table as CSV; the first row are the headings. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
