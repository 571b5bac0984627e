/** Languages by their own names, also those that a draft has wrong. */
import { languageName } from '../../../i18n/language-name.ts';
import { useWords } from '../../../i18n/words.tsx';

export function useLanguageNames(): (language: string) => string {
  const { catalogs } = useWords();
  return (language) => {
    try {
      return languageName(language, catalogs);
    } catch {
      return language;
    }
  };
}
