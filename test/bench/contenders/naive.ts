/**
 * What a search for "pdf letter with signature in node" leads to: pdfkit that is given the font's file for every document, then
 * a placeholder and a PKCS #12 signer. RSA, because the signer knows nothing else; a new one for each letter, because one signs once.
 */
import PDFDocument from 'pdfkit';

import { svgPath } from '../../../renderer/signature/svg-path.ts';
import { campaign, type MeasuredLetter, words } from '../the-letter.ts';
import type { Contender } from './contender.ts';
import {
  bodyOf,
  fontFile,
  footerGray,
  gap,
  leading,
  margin,
  penWidth,
  signatureBox,
  signOff,
  size,
  top,
} from './layout.ts';
import { makeP12, passphrase } from './p12.ts';
import { contenderPackage } from './packages.ts';

export const naive = 'pdfkit + placeholder-plain + signer-p12, signed RSA-2048';

type Pdf = PDFKit.PDFDocument;

const mm = 72 / 25.4;
const left = margin.left * mm;

interface SignPdf {
  sign: (pdf: Buffer, signer: object) => Promise<Buffer>;
}
interface PlaceholderModule {
  plainAddPlaceholder: (options: Record<string, unknown>) => Buffer;
}
interface SignerModule {
  P12Signer: new (p12: Buffer, options: { passphrase: string }) => object;
}

/** @param folder for the files of the key */
export async function openNaive(folder: string): Promise<Contender> {
  const { plainAddPlaceholder } = await contenderPackage<PlaceholderModule>('@signpdf/placeholder-plain');
  const { P12Signer } = await contenderPackage<SignerModule>('@signpdf/signer-p12');
  const { SignPdf } = await contenderPackage<{ SignPdf: new () => SignPdf }>('@signpdf/signpdf');
  const p12 = await makeP12(folder);
  return {
    name: naive,
    make: async (letter) => {
      const pdf = plainAddPlaceholder({
        pdfBuffer: await draw(letter),
        reason: letter.words.subject,
        contactInfo: '',
        name: campaign.organisation,
        location: '',
      });
      return new SignPdf().sign(pdf, new P12Signer(p12, { passphrase }));
    },
  };
}

async function draw(letter: MeasuredLetter): Promise<Buffer> {
  const margins = { top: margin.top * mm, bottom: margin.bottom * mm, left, right: margin.right * mm };
  const info = { Title: letter.words.subject, Author: campaign.organisation };
  const pdf = new PDFDocument({ size: 'A4', margins, bufferPages: true, info });
  pdf.registerFont('regular', fontFile('Regular'));
  pdf.registerFont('bold', fontFile('Bold'));
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  drawHead(pdf, letter);
  drawBody(pdf, letter);
  drawSignOff(pdf, letter);
  drawFooters(pdf, letter);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function drawHead(
  pdf: Pdf,
  { sender, words: { addressLines, day: written, subject } }: MeasuredLetter,
): void {
  const [title, ...address] = addressLines;
  pdf
    .font('regular')
    .fontSize(size.small)
    .text(sender, left, top.sender * mm);
  pdf
    .font('bold')
    .fontSize(size.body)
    .text(title!, left, top.address * mm);
  pdf.font('regular').text(address.join('\n'));
  pdf.text(written, left, top.day * mm, { align: 'right' });
  pdf
    .font('bold')
    .fontSize(size.subject)
    .text(subject, left, top.subject * mm);
  pdf.y += gap;
}

function drawBody(pdf: Pdf, letter: MeasuredLetter): void {
  pdf.font('regular').fontSize(size.body);
  const lineGap = leading - pdf.currentLineHeight();
  for (const paragraph of bodyOf(letter)) {
    pdf.text(paragraph, { lineGap });
    pdf.y += gap;
  }
}

function drawSignOff(pdf: Pdf, { words: { closing, signer }, strokes }: MeasuredLetter): void {
  if (pdf.y + signOff * mm > pdf.page.height - margin.bottom * mm) pdf.addPage();
  pdf.text(closing);
  const { viewBox, path } = svgPath(strokes, 0);
  const [x, y, width, height] = viewBox.split(' ').map(Number);
  const scale = Math.min((signatureBox.width * mm) / width!, (signatureBox.height * mm) / height!);
  const below = pdf.y + signatureBox.height * mm;
  pdf
    .save()
    .translate(left - x! * scale, below - (y! + height!) * scale)
    .scale(scale)
    .path(path)
    .lineWidth((penWidth * mm) / scale)
    .lineCap('round')
    .lineJoin('round')
    .stroke()
    .restore();
  pdf.font('bold').text(signer.name, left, below + 2 * mm);
  pdf.font('regular').text(signer.lines.join('\n'));
}

function drawFooters(pdf: Pdf, { footer }: MeasuredLetter): void {
  const { count } = pdf.bufferedPageRange();
  const width = pdf.page.width - left - margin.right * mm;
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    // else text so far down would begin a new page
    pdf.page.margins.bottom = 0;
    pdf
      .fontSize(size.footer)
      .fillColor([footerGray, footerGray, footerGray].map((part) => part * 255) as never);
    pdf.text(footer.join('\n'), left, top.footer * mm, { width: width - 20 * mm });
    const number = words('pageOf', { page: page + 1, pages: count });
    pdf.text(number, left, top.footer * mm, { width, align: 'right' });
  }
}
