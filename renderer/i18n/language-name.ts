/** A language in its own words and script, for people who look for theirs. */
import type { Catalogs } from './catalogs.ts';

export function languageName(language: string, catalogs: Catalogs): string {
  if (catalogs.languages.includes(language)) return catalogs.head(language).language;
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
