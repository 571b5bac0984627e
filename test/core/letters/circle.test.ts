/** The petition as a round robin: whole names around circles, nobody first, and no trace of the order in which people signed. */
import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { fromDrawnStart } from '../../../electron/core/letters/circle.ts';
import type { PetitionRow } from '../../../electron/core/letters/petition.ts';
import { drawLot } from '../../../electron/seal/lot.ts';
import { circlePetition, circleRows } from '../../support/circle-rows.ts';
import { scribble } from '../../support/draw-letters.ts';
import { report, tier } from '../../support/figures.ts';
import { mutantModule } from '../../support/mutant-module.ts';
import { seededBytes } from '../../support/seeded.ts';
import { askTool, comparable, readBack } from '../../support/set-text.ts';
import { sign } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

const root = new Uint8Array(32).fill(7);

/** Each person as one line: what a person is looked up by in a file. */
const linesOf = (rows: readonly PetitionRow[]): string[] =>
  rows.map(({ name, place }) => comparable(`${name} ${place}`));

const rightToLeft = /[\u0590-\u06ff]/;

/** Lines of a text, sorted, that are among these. */
function found(text: string, lines: readonly string[]): string[] {
  const wanted = new Set(lines);
  return text
    .split('\n')
    .map(comparable)
    .filter((line) => wanted.has(line))
    .toSorted();
}

test.for(tier([12, 60, 400], [12, 60, 400, 2000]))(
  '%i names in nine scripts come back whole, each with its place, however they lean',
  async (count, ctx) => {
    const pdftotext = needTool(ctx, 'pdftotext');
    const rows = circleRows(count);
    const lines = linesOf(rows);
    const { pdf, pages } = await circlePetition(rows, { root });
    expect(pages).toBe(2 + Math.ceil(count / 60));
    expect(found(readBack(pdftotext, pdf), lines)).toEqual(lines.toSorted());
    report('circle', `${count} names read back by pdftotext`, `${count} whole, ${pages} pages`, 'all');
  },
);

test('the same on US Letter and in a language that is written from the right', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const rows = circleRows(50);
  const lines = linesOf(rows);
  for (const options of [
    { paper: 'letter' },
    { language: 'ar', title: 'ادفعوا الأجور', paragraphs: [] },
  ] as const) {
    const { pdf } = await circlePetition(rows, { root, ...options });
    // where names and places go both ways, either may come first
    const turnedRound = rows.map(({ name, place }) => comparable(`${place} ${name}`));
    const text = readBack(pdftotext, pdf);
    expect(found(text, [...lines, ...turnedRound])).toHaveLength(rows.length);
  }
});

test('a screen reader goes around the circle: a list of people, each with name, place and signature', async (ctx) => {
  const pdfinfo = needTool(ctx, 'pdfinfo');
  // pdfinfo reads glyphs and no ActualText, so what goes from right to left is looked at below
  const rows = circleRows(40).filter(({ name }) => !rightToLeft.test(name));
  const { pdf } = await circlePetition(rows, { root });
  const said = askTool(pdfinfo, pdf, '-struct-text');
  const items = said.split(/^ *LI .*$/m).slice(1);
  const texts = items.map((item) =>
    [...item.matchAll(/P \(block\)\n +"(.*)"/g)].map(([, text]) => comparable(text!)),
  );
  expect(texts.map(([name, place]) => `${name} ${place}`)).toEqual(linesOf(fromDrawnStart(rows, root)));
  for (const item of items) expect(item).toMatch(/LBody[\s\S]*P [\s\S]*P [\s\S]*Figure/);
  expect(askTool(pdfinfo, pdf)).toMatch(/Tagged: +yes/);
});

/** What stands in a file's deflated streams. */
function contentsOf(pdf: Buffer): string {
  const begins = [...pdf.toString('latin1').matchAll(/FlateDecode[^>]*>>\nstream\n/g)];
  return begins
    .map(({ index, 0: { length } }) => inflateSync(pdf.subarray(index + length)).toString('latin1'))
    .join('\n');
}

test('what goes from right to left is told character by character, in the order of reading', async () => {
  const row = circleRows(40).find(({ name }) => rightToLeft.test(name));
  const { pdf } = await circlePetition([row!], { root });
  const said = Array.from(contentsOf(pdf).matchAll(/ActualText <feff([0-9a-f]{4})>/g), ([, code]) =>
    String.fromCharCode(Number.parseInt(code!, 16)),
  );
  expect(said.join('')).toContain(`${row!.name}${row!.place}`.replaceAll(' ', ''));
});

test('a name that is as long as names may be is set smaller, not cut', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const long = 'Екатерина Александровна Воскресенская-Преображенская';
  const rows = circleRows(60).map((row, i) =>
    i % 7 === 0 ? { ...row, name: long, place: 'Набережные Челны, Республика Татарстан' } : row,
  );
  const { pdf } = await circlePetition(rows, { root });
  expect(readBack(pdftotext, pdf)).not.toContain('…');
  expect(comparable(readBack(pdftotext, pdf)).split(long)).toHaveLength(1 + Math.ceil(60 / 7));
});

test('the sheets have the text that was signed in their middle, or its title where it is too long', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const sheet = async (paragraphs: string[]): Promise<string> =>
    comparable(
      readBack(pdftotext, (await circlePetition(circleRows(3), { root, paragraphs })).pdf)
        .split('\f')
        .at(-2)!,
    );
  const short = 'We ask you to pay the wages.';
  expect(await sheet([short])).toContain(short);
  const long = await sheet([short, 'Because. '.repeat(220)]);
  expect(long).not.toContain(short);
  expect(long).toContain('Pay the wages of the dockers');
});

/** Pearson's χ² of how often each of `people` names begins the circle, over so many roots. */
function startsOver(roots: number, people: number, drawn: (root: Uint8Array) => number): number {
  const counts = Array.from({ length: people }, () => 0);
  const random = seededBytes(12);
  for (let i = 0; i < roots; i++) counts[drawn(random(32))]!++;
  const expected = roots / people;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** χ² with eleven degrees of freedom is above this once in ten thousand times. */
const bound = 37.4;

test('nobody stands first: every name begins the circle as often as any other', async () => {
  const roots = tier(2400, 24_000);
  const names = Array.from({ length: 12 }, (_, i) => i);
  const chi = startsOver(roots, 12, (some) => fromDrawnStart(names, some)[0]!);
  report('circle', `χ² of who begins, 12 names, ${roots} roots`, chi.toFixed(1), `< ${bound}`);
  expect(chi).toBeLessThan(bound);
});

test('mutant: a circle that begins where it likes is noticed', async () => {
  const mutant = await mutantModule<{ drawLot: typeof drawLot }>('electron/seal/lot.ts', {
    file: 'electron/seal/lot.ts',
    line: 'return Number(drawn % BigInt(limit));',
    becomes: 'return Number(drawn % BigInt(limit)) >> 1;',
  });
  const chi = startsOver(2400, 12, (some) => mutant.drawLot(some, 'circle', 12));
  report('circle', 'mutant: half of the names never begin', `χ² ${chi.toFixed(0)}`, `≥ ${bound}`);
  expect(chi).toBeGreaterThan(bound);
});

test('a lot is drawn as docs/formats.md says', () => {
  const info = 'round-robin/1 lot circle';
  const drawn = Buffer.from(hkdfSync('sha256', root, new Uint8Array(), info, 16)).toString('hex');
  expect(drawLot(root, 'circle', 12)).toBe(Number(BigInt(`0x${drawn}`) % 12n));
  expect(drawLot(root, 'circle', 12)).toBe(2);
});

test('the same root makes the same bytes, another root another start', async () => {
  const rows = circleRows(30);
  const made = async (some: Uint8Array): Promise<Buffer> => (await circlePetition(rows, { root: some })).pdf;
  const [first, again] = [await made(root), await made(root)];
  expect(first.equals(again)).toBe(true);
  const others = Array.from({ length: 20 }, (_, i) => fromDrawnStart(rows, new Uint8Array(32).fill(i))[0]!);
  expect(new Set(others).size).toBeGreaterThan(10);
});

test('the circle goes by the alphabet whoever signed first, is certified, and is drawn anew from the set', async (ctx) => {
  const [pdfinfo, pdfsig, qpdf] = [needTool(ctx, 'pdfinfo'), needTool(ctx, 'pdfsig'), needTool(ctx, 'qpdf')];
  const names = ['Ada Ek', 'Bo Ek', 'Cem Ek', 'Dov Ek', 'Eva Ek', 'Flo Ek', 'Gil Ek'];
  await withKiosk({ meeting: true }, async (kiosk) => {
    for (const name of ['Eva Ek', 'Gil Ek', 'Bo Ek', 'Ada Ek', 'Flo Ek', 'Dov Ek', 'Cem Ek'])
      await sign(kiosk.client, kiosk.campaign.campaign, { name });
    await kiosk.unlock();
    const { out, pages } = orThrow(await kiosk.client('petition', { layout: 'circle' }));
    expect([path.basename(out), pages]).toEqual([`${kiosk.campaign.campaign.id}-petition-circle.pdf`, 3]);
    const pdf = readFileSync(out);
    const read = askTool(pdfinfo, pdf, '-struct-text').match(/\w+ Ek/g)!;
    const start = names.indexOf(read[0]);
    expect(read).toEqual([...names.slice(start), ...names.slice(0, start)]);
    expect(askTool(pdfsig, pdf, '-nocert')).toContain('Signature is Valid');
    expect(askTool(qpdf, pdf, '--check')).toContain('No syntax or stream encoding errors');
    const { files } = orThrow(await kiosk.client('verify', { files: [out] }));
    expect(files[0]!.result).toBe('valid');
    const other = orThrow(await kiosk.client('petition', { layout: 'circle', paper: 'letter' })).out;
    expect(askTool(pdfinfo, readFileSync(other), '-struct-text').match(/\w+ Ek/g)).toEqual(read);
    const shown = orThrow(await kiosk.client('previewPetition', { layout: 'circle' }));
    expect(askTool(pdfinfo, Buffer.from(shown.pdf, 'base64'), '-struct-text').match(/\w+ Ek/g)).toEqual(read);
  });
});

test('one, two and no names make circles too, and typed marks stand in them', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  for (const count of [0, 1, 2, 3, 17, 61]) {
    const rows = circleRows(count).map((row) => ({ ...row, strokes: scribble(1) }));
    const { pdf, pages } = await circlePetition(rows, { root });
    expect(pages).toBe(2 + Math.ceil(count / 60));
    expect(found(readBack(pdftotext, pdf), linesOf(rows))).toHaveLength(count);
  }
  const marked = circleRows(4).map((row, i) => ({ ...row, mark: `Mark ${i}` }));
  expect(readBack(pdftotext, (await circlePetition(marked, { root })).pdf).match(/Mark \d/g)).toHaveLength(4);
});
