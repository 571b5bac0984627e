/**
 * Writes assets/locale-data/<language>.json for each language of assets/locales: names of countries and the long form of a day, from the CLDR data in this
 * Node. Chromium's own data lacks Kazakh and others, and page and letters must agree to the letter.
 * Run: npx node scripts/make-locale-data.ts
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

import { countryCodes } from '../electron/wording/countries.ts';

const locales = new URL('../assets/locales/', import.meta.url);
const languages = readdirSync(locales).map((file) => file.replace(/\.json$/, ''));
const folder = new URL('../assets/locale-data/', import.meta.url);

function countries(language: string): Record<string, string> {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return Object.fromEntries(countryCodes.map((code) => [code, names.of(code) ?? code]));
}

/** Twelve patterns such as `{d} марта {y} г.` */
function days(language: string): string[] {
  const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const parts = { day: '{d}', year: '{y}' } as Record<string, string>;
  return Array.from({ length: 12 }, (_, month) =>
    format
      .formatToParts(Date.UTC(2011, month, 17))
      .map(({ type, value }) => parts[type] ?? value)
      .join(''),
  );
}

mkdirSync(folder, { recursive: true });
for (const language of languages) {
  const data = { days: days(language), countries: countries(language) };
  writeFileSync(new URL(`${language}.json`, folder), `${JSON.stringify(data, null, 2)}\n`);
}
