/**
 * Every file of `assets/locales` and `assets/locale-data`. A translator adds a language by adding one file: nothing here
 * or elsewhere in the page lists languages by name. English is part of the page; the others are fetched when somebody needs
 * them, and only what the start screen shows of each is here from the start.
 */
import englishData from '../../assets/locale-data/en.json';
import english from '../../assets/locales/en.json';
import type { LetterWords } from '../../electron/wording/compose.ts';
import type { LocaleData } from '../../electron/wording/countries.ts';

/** What the start screen shows of a language: its own name, its direction, and the words on its button. */
interface Head {
  language: string;
  direction: 'ltr' | 'rtl';
  attract: Readonly<{ start: string }>;
}

/** One language's file: words under dotted keys. */
interface Catalog extends Head {
  print: Readonly<Record<string, string>>;
}

/** All languages, with English where one has no file of its own. */
export interface Catalogs {
  /** Languages that the screens can speak. */
  languages: readonly string[];
  /** The language the screens use for somebody who chose `language`. */
  closest: (language: string) => string;
  /** Fetches what is not here yet. Resolves to whether all of it is; a refused one can be asked for again. */
  load: (languages: readonly string[]) => Promise<boolean>;
  isLoaded: (language: string) => boolean;
  head: (language: string) => Head;
  /** Only of a language that is loaded. */
  catalog: (language: string) => Catalog;
  /** What composing a letter in `language`, which is loaded, needs beside the campaign. */
  letterWords: (language: string) => LetterWords;
}

/** The language that stands in for every other; its file is complete by definition. */
export const fallbackLanguage = 'en';

/** `?head`: vite.config.ts leaves the rest of the file out. */
const heads = import.meta.glob<Head>('../../assets/locales/*.json', {
  import: 'default',
  query: '?head',
  eager: true,
});
const catalogFiles = import.meta.glob<Catalog>(
  ['../../assets/locales/*.json', '!../../assets/locales/en.json'],
  { import: 'default' },
);
const dataFiles = import.meta.glob<LocaleData>(
  ['../../assets/locale-data/*.json', '!../../assets/locale-data/en.json'],
  { import: 'default' },
);

/** The catalogs with English loaded. */
export function openCatalogs(): Catalogs {
  const start = new Map(Object.entries(heads).map(([path, head]) => [languageIn(path), head]));
  const catalogs = new Shelf(catalogFiles, english as Catalog);
  const data = new Shelf<LocaleData>(dataFiles, englishData);
  const load = (language: string): Promise<unknown> =>
    Promise.all([catalogs.load(language), data.load(language)]);
  return {
    languages: [...start.keys()],
    closest: catalogs.closest,
    load: (languages) =>
      Promise.all(languages.map(load)).then(
        () => true,
        () => false,
      ),
    isLoaded: (language) => catalogs.has(language) && data.has(language),
    head: (language) => start.get(catalogs.closest(language))!,
    catalog: (language) => catalogs.get(language),
    letterWords: (language) => ({
      locale: data.get(language),
      withoutName: catalogs.get(language).print['withoutName'] ?? '',
    }),
  };
}

/** The files of one folder by language. */
class Shelf<T> {
  readonly #loaded: Map<string, T>;
  readonly #files: ReadonlyMap<string, () => Promise<T>>;

  constructor(files: Record<string, () => Promise<T>>, fallback: T) {
    this.#files = new Map(Object.entries(files).map(([path, load]) => [languageIn(path), load]));
    this.#loaded = new Map([[fallbackLanguage, fallback]]);
  }

  /** The language itself, else the same without script and region, else English; as `core` does it for letters. */
  readonly closest = (language: string): string =>
    [language, language.split('-')[0]!].find((candidate) => this.#files.has(candidate)) ?? fallbackLanguage;

  has(language: string): boolean {
    return this.#loaded.has(this.closest(language));
  }

  get(language: string): T {
    const found = this.#loaded.get(this.closest(language));
    if (found === undefined) throw new Error(`impossible: ${language} was not loaded`);
    return found;
  }

  /** @throws when the host does not give it */
  async load(language: string): Promise<void> {
    const closest = this.closest(language);
    const file = this.#loaded.has(closest) ? undefined : this.#files.get(closest);
    if (file) this.#loaded.set(closest, await file());
  }
}

const languageIn = (path: string): string => path.replace(/^.*\/|\.json(?:\?.*)?$/g, '');
