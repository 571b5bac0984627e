/**
 * Draws the program's icon, names around a circle as on the start screen, and writes it as SVG and as PNG in the sizes that
 * systems ask for into `assets/icons`. A Chromium draws them. `node scripts/make-icons.ts`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { chromium } from '@playwright/test';

import { browserLaunch } from '../test/fixtures/browser.ts';

const folder = path.resolve(import.meta.dirname, '../assets/icons');
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024];

/** Half as many names as on the start screen, and broader: at 16 pixels they still are a ring. */
const names = Array.from({ length: 20 }, (_, i) => ({ angle: i * 18, length: 13 + ((i * 7) % 10) }));

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-64 -64 128 128">
  <rect x="-64" y="-64" width="128" height="128" rx="28" fill="#9c2318" />
  <g stroke="#fffdf9" stroke-width="5" stroke-linecap="round">
${names.map(({ angle, length }) => `    <line x1="27" x2="${27 + length}" transform="rotate(${angle})" />`).join('\n')}
  </g>
</svg>
`;

mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'icon.svg'), svg);
const browser = await chromium.launch(await browserLaunch());
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: path.join(folder, `${size}.png`), omitBackground: true });
}
await browser.close();
