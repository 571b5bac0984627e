/** The keyboards there are, by language. Their data are single files of simple-keyboard-layouts, and `kazakh.ts`. */
import arabic from 'simple-keyboard-layouts/build/layouts/arabic.js';
import english from 'simple-keyboard-layouts/build/layouts/english.js';
import french from 'simple-keyboard-layouts/build/layouts/french.js';
import german from 'simple-keyboard-layouts/build/layouts/german.js';
import russian from 'simple-keyboard-layouts/build/layouts/russian.js';
import spanish from 'simple-keyboard-layouts/build/layouts/spanish.js';
import turkish from 'simple-keyboard-layouts/build/layouts/turkish.js';
import ukrainian from 'simple-keyboard-layouts/build/layouts/ukrainian.js';

import kazakh from './kazakh.ts';
import { createLayout, type Layout } from './layout.ts';

const made = [
  createLayout({ language: 'en', source: english, sample: 'ABC' }),
  createLayout({ language: 'ru', source: russian, sample: 'АБВ' }),
  createLayout({ language: 'kk', source: kazakh, sample: 'АӘБ' }),
  createLayout({ language: 'uk', source: ukrainian, sample: 'АБВ' }),
  createLayout({ language: 'fr', source: french, sample: 'ABC' }),
  createLayout({
    language: 'es',
    source: spanish,
    sample: 'ABC',
    signs: ['( ) / & @ + = : ; * _ #', '« » “ ” ’ – ¡ ! ¿ ? …'],
  }),
  createLayout({ language: 'de', source: german, sample: 'ABC' }),
  createLayout({ language: 'tr', source: turkish, sample: 'ABC' }),
  createLayout({
    language: 'ar',
    source: arabic,
    sample: 'أبج',
    cased: false,
    beside: { before: '،', after: '. - ؟' },
    signs: ['( ) / & @ + = : ؛ * _ #', '« » “ ” ’ – ! , ٪ …'],
  }),
];

/** Every keyboard by its language. */
export const layouts: ReadonlyMap<string, Layout> = new Map(made.map((each) => [each.language, each]));

/** The keyboard for a language: its own, else the one without script and region, else the English one. */
export const layoutFor = (language: string): Layout =>
  layouts.get(language) ?? layouts.get(language.split('-')[0]!) ?? layouts.get('en')!;

/** All keyboards, those first that a person is likely to want: the page's, English, Russian, the campaign's. */
export function keyboardLanguages(page: string, campaign: readonly string[]): string[] {
  const likely = [layoutFor(page).language, 'en', 'ru', ...campaign.filter((each) => layouts.has(each))];
  return [...new Set([...likely, ...layouts.keys()])];
}
