/**
 * What setting text costs: CPU per page and bytes, in several scripts, against pdfkit's own text() over a font that fontkit keeps
 * open (the way before this engine; Latin and Cyrillic only, not tagged).
 */
import { readFileSync } from 'node:fs';

import PDFDocument from 'pdfkit';

import { asianScripts, samples } from '../support/samples.ts';
import { setText } from '../support/set-text.ts';
import { median } from './measure.ts';
import type { Options } from './options.ts';

const warmUp = 30;

const names = ['Latin', 'Russian', 'Kazakh', 'polytonic Greek', 'Arabic', 'Urdu', 'Hebrew with points'];
/** What pdfkit cannot set with one font. */
const more = [...asianScripts, 'emoji'];

let state = 1;
const random = (): number => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;

/** About 260 words in six paragraphs; one word in seven is new, as names and people's own words are. */
function letter(name: string): string[] {
  const { text, language } = samples[name]!;
  const isUnspaced = ['th', 'km', 'zh', 'zh-Hant', 'ja'].includes(language);
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words = isUnspaced ? Array.from(segmenter.segment(text), ({ segment }) => segment) : text.split(' ');
  return Array.from({ length: 6 }, () =>
    Array.from({ length: 43 }, () => {
      const word = words[Math.floor(random() * words.length)]!;
      return random() < 0.15 ? `${word}${words[Math.floor(random() * words.length)]!.slice(0, 3)}` : word;
    }).join(isUnspaced ? '' : ' '),
  );
}

const font = readFileSync(new URL('../../assets/fonts/NotoSans-Regular.ttf', import.meta.url));
/** fontkit's font as pdfkit opened it once, for the documents after it. */
let opened: unknown = font;

async function pdfkitText(paragraphs: readonly string[]): Promise<number> {
  const pdf = new PDFDocument({ size: 'A4', font: opened as never, pdfVersion: '1.7' });
  opened = (pdf as unknown as { _font: { font: unknown } })._font.font;
  let bytes = 0;
  pdf.on('data', (part: Uint8Array) => (bytes += part.length));
  pdf.fontSize(10.5);
  for (const text of paragraphs) pdf.text(text, { lineGap: 1.8 }).moveDown(0.5);
  const ended = new Promise((resolve) => pdf.once('end', resolve));
  pdf.end();
  await ended;
  return bytes;
}

async function engine(name: string, paragraphs: readonly string[]): Promise<number> {
  const { language } = samples[name]!;
  const { pdf } = await setText(
    paragraphs.map((text) => ({ text, language })),
    { size: 10.5 },
  );
  return pdf.length;
}

/** CPU milliseconds per page and the last page's bytes. */
async function measure(pages: number, make: () => Promise<number>): Promise<{ ms: number; bytes: number }> {
  const before = process.cpuUsage();
  let bytes = 0;
  for (let i = 0; i < pages; i++) bytes = await make();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000 / pages, bytes };
}

interface Row {
  text: string;
  /** The first page in this script, which opens its fonts. */
  cold_ms: number;
  ms: number;
  bytes: number;
  /** Beside a Russian page of the same run. */
  to_russian?: number;
  pdfkit_ms?: number;
  pdfkit_bytes?: number;
  ratio?: number;
}

async function measureOne(name: string, rounds: number, perRound: number): Promise<Row> {
  const ours = (): Promise<number> => engine(name, letter(name));
  const theirs = (): Promise<number> => pdfkitText(letter(name));
  const cold = await measure(1, ours);
  await measure(warmUp, ours);
  await measure(warmUp, theirs);
  const results = [];
  for (let i = 0; i < rounds; i++)
    results.push({ ours: await measure(perRound, ours), theirs: await measure(perRound, theirs) });
  return {
    text: name,
    cold_ms: cold.ms,
    ms: median(results.map(({ ours: { ms } }) => ms)),
    bytes: results.at(-1)!.ours.bytes,
    pdfkit_ms: median(results.map(({ theirs: { ms } }) => ms)),
    pdfkit_bytes: results.at(-1)!.theirs.bytes,
    ratio: median(results.map(({ ours: a, theirs: b }) => a.ms / b.ms)),
  };
}

/** Pages of a script and Russian ones by turns. */
async function measureBesideRussian(name: string, rounds: number, perRound: number): Promise<Row> {
  const own = (): Promise<number> => engine(name, letter(name));
  const russian = (): Promise<number> => engine('Russian', letter('Russian'));
  const cold = await measure(1, own);
  await measure(warmUp, own);
  const results = [];
  for (let i = 0; i < rounds; i++)
    results.push({ own: await measure(perRound, own), russian: await measure(perRound, russian) });
  return {
    text: name,
    cold_ms: cold.ms,
    ms: median(results.map(({ own: { ms } }) => ms)),
    bytes: results.at(-1)!.own.bytes,
    to_russian: median(results.map(({ own: a, russian: b }) => a.ms / b.ms)),
  };
}

/** Prints a line for each script when it is measured. */
export async function measureText({ json, rounds = 7, units = 280 }: Options): Promise<void> {
  const perRound = Math.ceil(units / rounds);
  for (const name of [...names, ...more]) {
    const measureScript = more.includes(name) ? measureBesideRussian : measureOne;
    const row = await measureScript(name, rounds, perRound);
    const shown = Object.entries(row).map(([key, value]: [string, string | number]) =>
      typeof value === 'number' ? `${key} ${Number(value.toFixed(2))}` : value,
    );
    console.log(json ? JSON.stringify(row) : shown.join('  '));
  }
}
