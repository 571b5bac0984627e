/** i18next, as far as the page uses it: `{name}` placeholders, plurals, and no escaping, since React escapes. */
import { createInstance } from 'i18next';

import { type Catalogs, fallbackLanguage } from './catalogs.ts';

/** Words for a dotted key of `assets/locales`, with placeholders filled. `count` chooses the plural form. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * @returns for each interface language its `Translate`; the same one every time. Of a language that is not loaded it has the
 * words of the start screen.
 */
export function createTranslate(catalogs: Catalogs): (language: string) => Translate {
  const { languages, head, isLoaded, catalog } = catalogs;
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    lng: fallbackLanguage,
    fallbackLng: fallbackLanguage,
    resources: Object.fromEntries(languages.map((language) => [language, { translation: head(language) }])),
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  });
  const made = new Map(
    languages.map((language) => {
      const fixed = i18n.getFixedT(language);
      const translate: Translate = (key, values = {}) => fixed(key, { ...values });
      return [language, translate] as const;
    }),
  );
  const complete = new Set<string>();
  const completeOnce = (language: string): void => {
    if (complete.has(language) || !isLoaded(language)) return;
    i18n.addResourceBundle(language, 'translation', catalog(language), false, true);
    complete.add(language);
  };
  completeOnce(fallbackLanguage);
  return (language) => {
    completeOnce(language);
    return made.get(language) ?? made.get(fallbackLanguage)!;
  };
}
