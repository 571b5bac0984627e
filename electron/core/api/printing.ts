/** Fonts and constant words for what is printed, read once per process through the host's assets. */
import { Refused } from '../../contract/result.ts';
import type { LetterWords } from '../../wording/compose.ts';
import type { LocaleData } from '../../wording/countries.ts';
import { fill } from '../../wording/placeholders.ts';
import { type LetterFonts, openFonts } from '../letters/fonts.ts';
import type { Words } from '../letters/words.ts';
import type { Ports } from '../ports.ts';

export interface Printing {
  fonts: LetterFonts;
  words: (language: string) => Words;
  letterWords: (language: string) => LetterWords;
}

interface Locale {
  print: Record<string, string>;
}

type PrintingPorts = Pick<Ports, 'readAsset'>;

/** What printing needs, with English where a language has no file of its own. */
export function printingOf({ readAsset }: PrintingPorts): Printing {
  const read = memoise((name: string): unknown => readJson(readAsset, name));
  const locale = (language: string): Locale => read(`locales/${language}.json`) as Locale;
  const words =
    (language: string): Words =>
    (key, values = {}) =>
      fill(
        locale(language).print[key] ?? key,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
      );
  return {
    fonts: openFonts({ readAsset }),
    words,
    letterWords: (language) => ({
      locale: read(`locale-data/${language}.json`) as LocaleData,
      withoutName: locale(language).print['withoutName'] ?? '',
    }),
  };
}

/** One section of a language's words beside `print`: of mail, of what is read back, of what the screens call the same way. */
export const sectionOf = (
  { readAsset }: PrintingPorts,
  language: string,
  section: 'mail' | 'cover' | 'appeal' | 'details' | 'paper',
): Readonly<Record<string, string>> =>
  (readJson(readAsset, `locales/${language}.json`) as Record<string, Record<string, string>>)[section] ?? {};

function readJson(readAsset: Ports['readAsset'], name: string): unknown {
  const [folder, file] = name.split('/') as [string, string];
  const language = file.replace(/\.json$/, '');
  for (const candidate of [language, language.split('-')[0]!, 'en']) {
    try {
      return JSON.parse(Buffer.from(readAsset(`${folder}/${candidate}.json`)).toString('utf8')) as unknown;
    } catch {
      // a language without a file of its own
    }
  }
  throw new Refused('not_found', name);
}

function memoise<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
