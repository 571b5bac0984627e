/** Where a field is, in words: its part of the campaign, what it belongs to, its name, its language. */
import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { countryName } from '../../../../electron/wording/countries.ts';
import { languageIn } from '../../../campaign/sections.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useLanguageNames } from './language-names.ts';

type Texts = Readonly<Record<string, string>>;

/** @returns words for a path of `draft`, in which items of a list are named by their place or by their id */
export function useFieldWords(draft: CampaignDraft): (path: DraftPath) => string {
  const { t, language, interfaceLanguage, catalogs } = useWords();
  const nameOf = useLanguageNames();

  const item = (list: string, at: string | number): string => {
    const items = (draft as unknown as Record<string, readonly Record<string, unknown>[]>)[list] ?? [];
    const found = typeof at === 'number' ? items[at] : items.find(({ id }) => id === at);
    const texts = (found?.['title'] ?? found?.['label'] ?? found?.['wording'] ?? {}) as Texts;
    if (Object.keys(texts).length === 0) return typeof at === 'string' ? at : '';
    const { text } = pickShown(texts, language, draft.languages);
    return text.length > 30 ? `${text.slice(0, 29)}…` : text;
  };

  return (path) => {
    const [first = '', at, ...rest] = path;
    const isItem = ['letters', 'addressees', 'fields', 'consents'].includes(String(first));
    const written = languageIn(path);
    const keys = isItem ? rest : path;
    const named = keys.filter(
      (key, i) =>
        typeof key === 'string' && key !== 'texts' && key !== written && keys[i - 1] !== 'countries',
    );
    const country = keys[keys.indexOf('countries') + 1];
    const number = path.length > 2 ? path.at(-1) : undefined;
    return [
      isItem ? t(`editor.section_${first}`) : undefined,
      isItem && at !== undefined ? item(String(first), at) : undefined,
      ...named.map((key) => t(`editor.f_${key}`)),
      keys.includes('countries') && typeof country === 'string'
        ? countryName(country, catalogs.letterWords(interfaceLanguage).locale)
        : undefined,
      written === undefined ? undefined : nameOf(written),
      typeof number === 'number' ? t('editor.number', { number: number + 1 }) : undefined,
    ]
      .filter((words) => words !== undefined && words !== '')
      .join(' · ');
  };
}
