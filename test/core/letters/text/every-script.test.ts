/** Invented names and messages in every script that letters are set in, read back by poppler. */
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { orThrow } from '../../../../electron/contract/result.ts';
import { normaliseText } from '../../../../electron/wording/normalise.ts';
import { report } from '../../../support/figures.ts';
import { filesIn } from '../../../support/letters.ts';
import { askTool, comparable, readBack, setText } from '../../../support/set-text.ts';
import { entryFor, submitEntry } from '../../../support/signings.ts';
import { needTool } from '../../../support/tools.ts';
import { withKiosk } from '../../../support/with-kiosk.ts';

type ByLanguage = Record<string, string[]>;
const { names, messages } = JSON.parse(
  readFileSync(new URL('../../../fixtures/names/every-script.json', import.meta.url), 'utf8'),
) as { names: ByLanguage; messages: ByLanguage };

/** Scripts that write without spaces get one from poppler where a line ends. */
const tight = (text: string): string => comparable(text).replaceAll(' ', '');

const linesOf = (text: string): string[] =>
  text
    .split(/[\n\f]/)
    .map(comparable)
    .filter((line) => line !== '');

test('300 names in 30 languages are read back as they were written, each on its line', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const missed: string[] = [];
  let total = 0;
  for (const [language, own] of Object.entries(names)) {
    const { pdf } = await setText(own.map((text) => ({ text, language })));
    const read = linesOf(readBack(pdftotext, pdf));
    missed.push(...own.filter((name, i) => read[i] !== comparable(name)));
    total += own.length;
  }
  report('scripts', 'names read back', `${total - missed.length} of ${total}`, 'all');
  expect([Object.keys(names).length, total]).toEqual([30, 300]);
  expect(missed).toEqual([]);
}, 60_000);

test('100 messages are read back whole and line by line, and qpdf finds nothing wrong', async (ctx) => {
  const [pdftotext, qpdf] = [needTool(ctx, 'pdftotext'), needTool(ctx, 'qpdf')];
  const missed: string[] = [];
  let total = 0;
  for (const [language, own] of Object.entries(messages)) {
    for (const typed of own) {
      const text = normaliseText(typed);
      const { pdf, lines } = await setText(text.split('\n').map((part) => ({ text: part, language })));
      const read = readBack(pdftotext, pdf);
      if (tight(read) !== tight(text) || linesOf(read).join('\n') !== linesOf(lines.join('\n')).join('\n'))
        missed.push(`${text} → ${comparable(read)}`);
      total++;
    }
    const { pdf } = await setText(
      own.map((text) => ({ text, language })),
      { weight: 'bold' },
    );
    expect(askTool(qpdf, pdf, '--check')).toContain('No syntax or stream encoding errors found');
    expect(tight(readBack(pdftotext, pdf))).toBe(tight(own.join('')));
  }
  report('scripts', 'messages read back', `${total - missed.length} of ${total}`, 'all');
  expect(total).toBe(100);
  expect(missed).toEqual([]);
}, 60_000);

test('what people type in every script ends up in their letter', (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  return withKiosk({ meeting: true }, async (kiosk) => {
    const { campaign } = kiosk.campaign;
    const answers = { name: 'राम 王小明', message: 'हम साथ हैं ✊🏽\n我们支持你们！', letters: ['protest'] };
    orThrow(await submitEntry(kiosk.client, campaign, entryFor(campaign, answers)));
    await kiosk.unlock();
    const out = kiosk.folder('letters');
    expect(orThrow(await kiosk.client('letters', { out }))).toMatchObject({ refused: [] });
    const [pdf] = Object.values(filesIn(out));
    const read = comparable(readBack(pdftotext, pdf!));
    expect(read).toContain('राम 王小明');
    expect(read).toContain('हम साथ हैं ✊🏽 我们支持你们！');
  });
});
