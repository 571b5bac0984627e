/**
 * Every file of `assets/locales` and `assets/locale-data`. A translator adds a language by adding one file: nothing here
 * or elsewhere in the page lists languages by name.
 */
import type { LetterWords } from '../../electron/wording/compose.ts';
import type { LocaleData } from '../../electron/wording/countries.ts';

/** One language's file: its own name, its direction, and words under dotted keys. */
interface Catalog {
  language: string;
  direction: 'ltr' | 'rtl';
  print: Readonly<Record<string, string>>;
}

/** All loaded languages, with English where one has no file of its own. */
export interface Catalogs {
  /** Languages that the screens speak. */
  languages: readonly string[];
  /** The language the screens use for somebody who chose `language`. */
  closest: (language: string) => string;
  catalog: (language: string) => Catalog;
  /** What composing a letter in `language` needs beside the campaign. */
  letterWords: (language: string) => LetterWords;
}

/** The language that stands in for every other; its file is complete by definition. */
export const fallbackLanguage = 'en';

const catalogFiles = import.meta.glob<Catalog>('../../assets/locales/*.json', { import: 'default' });
const dataFiles = import.meta.glob<LocaleData>('../../assets/locale-data/*.json', { import: 'default' });

/** Loads all languages at once: they lie on the same disk, and switching then never waits. */
export async function loadCatalogs(): Promise<Catalogs> {
  const [catalogs, data] = await Promise.all([loadAll(catalogFiles), loadAll(dataFiles)]);
  const catalog = (language: string): Catalog => catalogs.get(closestOf(catalogs, language))!;
  return {
    languages: [...catalogs.keys()],
    closest: (language) => closestOf(catalogs, language),
    catalog,
    letterWords: (language) => ({
      locale: data.get(closestOf(data, language))!,
      withoutName: catalog(language).print['withoutName'] ?? '',
    }),
  };
}

async function loadAll<T>(files: Record<string, () => Promise<T>>): Promise<Map<string, T>> {
  const loaded = Object.entries(files).map(
    async ([path, load]) => [path.replace(/^.*\/|\.json$/g, ''), await load()] as const,
  );
  return new Map(await Promise.all(loaded));
}

/** The language itself, else the same without script and region, else English; as `core` does it for letters. */
const closestOf = (available: ReadonlyMap<string, unknown>, language: string): string =>
  [language, language.split('-')[0]!].find((candidate) => available.has(candidate)) ?? fallbackLanguage;
