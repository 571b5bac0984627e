/** Texts set by the letters' engine, and what poppler reads from the result. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { finish, inMemory, openDocument } from '../../electron/core/letters/document.ts';
import { Flow } from '../../electron/core/letters/flow.ts';
import { openFonts } from '../../electron/core/letters/fonts.ts';
import { columnOf } from '../../electron/core/letters/page.ts';
import type { Weight } from '../../electron/core/letters/text/font-set.ts';
import type { Direction } from '../../electron/core/letters/text/scripts.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';

export const fonts = openFonts(nodePorts(tmpdir()));

export interface Passage {
  text: string;
  language: string;
  direction?: Direction | 'auto';
}

/** A PDF with a paragraph for each passage, and the lines into which they were broken. */
export async function setText(
  passages: readonly Passage[],
  { size = 12, weight = 'regular', title = 'Texts' }: { size?: number; weight?: Weight; title?: string } = {},
): Promise<{ pdf: Buffer; lines: string[] }> {
  const options = { fonts, title, language: passages[0]!.language, author: 'Union' } as const;
  const lines: string[] = [];
  const { pdf } = await inMemory(async (sink) => {
    const document = await openDocument({ ...options, day: '2010-03-20', paper: 'a4' }, sink);
    const column = columnOf(document.paper);
    const flow = new Flow(document.paper, column);
    for (const { text, language, direction = 'auto' } of passages) {
      const set = { language, direction, size, weight };
      const paragraph = document.paper.layout(text, { ...set, width: column.width });
      lines.push(...paragraph.lines.map(({ start, end }) => text.slice(start, end)));
      flow.write(text, set).space(8);
    }
    return finish(document);
  });
  return { pdf, lines };
}

/** Runs a program on a PDF. */
export function askTool(program: string, pdf: Uint8Array, ...options: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'round-robin-pdf-'));
  try {
    const file = path.join(folder, 'text.pdf');
    writeFileSync(file, pdf);
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    const arguments_ = program.endsWith('pdftotext') ? [...options, file, '-'] : [...options, file];
    return execFileSync(program, arguments_, { encoding: 'utf8', stdio, maxBuffer: 64 * 1024 * 1024 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text as compared: NFC, without direction marks (poppler adds some) and with single spaces. */
export const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\f\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What pdftotext reads. */
export const readBack = (pdftotext: string, pdf: Uint8Array): string =>
  askTool(pdftotext, pdf, '-enc', 'UTF-8');
