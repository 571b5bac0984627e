import { describe, expect, test } from 'vitest';

import { samples } from '../../../support/samples.ts';
import { comparable, readBack, setText } from '../../../support/set-text.ts';
import { needTool } from '../../../support/tools.ts';

describe.each(['regular', 'bold'] as const)('set in %s', (weight) => {
  test.for(Object.keys(samples))('%s is read back as it was written', async (name, ctx) => {
    const pdftotext = needTool(ctx, 'pdftotext');
    const { pdf } = await setText([samples[name]!], { weight });
    const { text, language } = samples[name]!;
    // where a line ends between two of their characters, poppler puts a space
    const gap = ['zh', 'zh-Hant', 'ja'].includes(language) ? '' : ' ';
    const read = (value: string): string => comparable(value).replaceAll(' ', gap);
    expect(read(readBack(pdftotext, pdf))).toBe(read(text));
  });
});
