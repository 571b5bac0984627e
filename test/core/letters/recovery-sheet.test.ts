/** The sheet is drawn where no file can be read: whoever asks for it hands over the fonts that its words need, and no others. */
import { tmpdir } from 'node:os';

import { expect, test } from 'vitest';

import type { KeyPaperWords } from '../../../electron/core/letters/key-paper.ts';
import { drawRecoverySheet, fontsForSheet } from '../../../electron/core/letters/recovery-sheet.ts';
import { nodePorts } from '../../../electron/hosts/node/ports.ts';
import { readBack } from '../../support/set-text.ts';
import { needTool } from '../../support/tools.ts';

const { readAsset } = nodePorts(tmpdir());

const wordsOf = (organisation: string): KeyPaperWords => ({
  heading: 'Recovery sheet',
  title: 'Stand with the dockers',
  organisation,
  language: 'en',
  day: '2010-03-20',
  rows: [['Organisation', organisation]],
  hints: ['Keep it in an envelope.'],
  qrAlt: 'The same as a code',
});

test.each([
  ['Dockers’ Union', []],
  ['码头工人工会', ['fonts/NotoSansSC-Regular.ttf']],
  ['गोदी मज़दूर संघ', ['fonts/NotoSansDevanagari-Bold.ttf']],
])('a sheet of %s takes %j beside the Latin fonts', async (organisation, more) => {
  const fonts = Object.keys(await fontsForSheet(wordsOf(organisation), readAsset));
  const latin = ['fonts/NotoSans-Regular.ttf', 'fonts/NotoSans-Bold.ttf'];
  expect(fonts.toSorted()).toEqual([...latin, ...more].toSorted());
});

test('a sheet with an organisation’s name in Chinese is drawn with what was handed over', async (ctx) => {
  const pdftotext = needTool(ctx, 'pdftotext');
  const words = wordsOf('码头工人工会');
  const fonts = await fontsForSheet(words, readAsset);
  const pdf = await drawRecoverySheet({ words, fonts, text: 'RR1-ABCD-EFGH-0123-4567', code: 'RR1ABCD' });
  const read = readBack(pdftotext, pdf);
  expect(read).toContain('码头工人工会');
  expect(read).toContain('ABCD EFGH 0123 4567');
});
