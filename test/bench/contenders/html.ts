/** Letter and petition as pages for a browser to print. */
import { pathToFileURL } from 'node:url';

import { campaign, language, type MeasuredLetter, type MeasuredRow, words } from '../the-letter.ts';
import type { MeasuredPetition } from '../the-petition.ts';
import {
  bodyOf,
  fontFile,
  footerGray,
  gap,
  leading,
  margin,
  signatureBox,
  signatureSvg,
  size,
  top,
} from './layout.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const lines = (texts: readonly string[]): string => texts.map(escaped).join('<br>');

const face = (weight: 'Regular' | 'Bold', css: string): string =>
  `@font-face { font-family: Noto; font-weight: ${css}; src: url("${pathToFileURL(fontFile(weight)).href}") }`;

/** @param foot what stands at the foot of every page, a line each */
const pageStyle = (foot: readonly string[]): string => `
${face('Regular', 'normal')}
${face('Bold', 'bold')}
@page {
  size: A4;
  margin: ${margin.top}mm ${margin.right}mm ${margin.bottom}mm ${margin.left}mm;
  @bottom-left { content: "${foot.join(String.raw`\A `)}"; width: 145mm; white-space: pre-line; ${footStyle} }
  @bottom-right { content: "${words('pageOf', { page: '" counter(page) "', pages: '" counter(pages) "' })}"; ${footStyle} }
}
* { margin: 0 }`;

const footStyle = `font: ${size.footer}pt Noto; color: rgb(${footerGray * 100}% ${footerGray * 100}% ${footerGray * 100}%); vertical-align: top; padding-top: 6mm`;

const letterStyle = `
body { font: ${size.body}pt/${leading}pt Noto }
.sender { padding-top: ${top.sender - margin.top}mm; height: ${top.address - top.sender}mm; font-size: ${size.small}pt }
.address { height: ${top.day - top.address}mm; line-height: normal }
.day { height: ${top.subject - top.day}mm; text-align: right }
h1 { font-size: ${size.subject}pt; margin-bottom: 13pt }
p { margin-bottom: ${gap}pt }
.signer { break-inside: avoid }
svg { display: block; margin: 2mm 0 }`;

const documentOf = (title: string, style: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`;

export function letterHtml(letter: MeasuredLetter): string {
  const { addressLines, day, subject, closing, signer } = letter.words;
  const [title, ...address] = addressLines;
  const body = `
<div class="sender">${escaped(letter.sender)}</div>
<div class="address"><b>${escaped(title!)}</b><br>${lines(address)}</div>
<div class="day">${escaped(day)}</div>
<h1>${escaped(subject)}</h1>
${bodyOf(letter)
  .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
  .join('\n')}
<div class="signer">${escaped(closing)}${signatureSvg(letter.strokes, signatureBox)}<b>${escaped(signer.name)}</b><br>${lines(signer.lines)}</div>`;
  return documentOf(subject, pageStyle(letter.footer) + letterStyle, body);
}

const petitionStyle = `
body { font: 12pt/19pt Noto }
h1 { margin: 15mm 0 20pt; font-size: 20pt; line-height: 1.36 }
p { margin-bottom: 14pt }
table { break-before: page; border-collapse: collapse; table-layout: fixed; width: 162mm; font-size: 10pt; line-height: 1.36 }
th { height: 6mm; text-align: left; font-size: 9pt; border-bottom: 0.8pt solid #888 }
td { height: 12mm; padding: 0; vertical-align: bottom; border-bottom: 0.3pt solid #888 }
tr { break-inside: avoid }
td:first-child { font-size: 8pt }
td:nth-child(3) { font-size: 9pt }
svg { display: block; margin: 1mm 0 }`;

/** Widths as in ours, with the empty space between columns. */
const columns = [12, 60, 50, 40];

export function petitionHtml(petition: MeasuredPetition, rows: Iterable<MeasuredRow>): string {
  const { title, paragraphs, total } = petition;
  const heads = ['№', words('columnName'), words('columnPlace'), words('columnSignature')];
  const body = `
<h1>${escaped(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
<p><b>${escaped(total)}</b></p>
<table>
<colgroup>${columns.map((width) => `<col style="width: ${width}mm">`).join('')}</colgroup>
<thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${Array.from(rows, rowHtml).join('\n')}</tbody>
</table>`;
  return documentOf(`${title} · ${campaign.organisation}`, pageStyle([]) + petitionStyle, body);
}

const rowHtml = ({ name, place, strokes }: MeasuredRow, index: number): string =>
  `<tr><td>${index + 1}</td><td>${escaped(name)}</td><td>${escaped(place)}</td><td>${signatureSvg(strokes, { width: 40, height: 10 })}</td></tr>`;
