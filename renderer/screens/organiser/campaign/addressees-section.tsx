/** Addressees: who they are, where they are reached, and how a letter begins and ends to them. */
import type { ReactNode } from 'react';

import { languagesOf } from '../../../campaign/items.ts';
import { textAt } from '../../../campaign/paths.ts';
import { CountrySelect } from '../../../components/country-select.tsx';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { AddressLines } from './address-lines.tsx';
import { ByCountry } from './by-country.tsx';
import { useEditor, useSet } from './editor-context.tsx';
import { SeveralAt, TextAt, TextByLanguage, TextsAt, TextsBox } from './fields.tsx';
import { ItemList } from './item-list.tsx';
import { useLanguageNames } from './language-names.ts';

export function AddresseesSection(): ReactNode {
  return <ItemList list="addressees">{(at) => <AddresseeFields at={at} />}</ItemList>;
}

function AddresseeFields({ at }: { at: number }): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const set = useSet();
  const { language, country, countries, delivery } = draft.addressees[at]!;
  const path = (key: string): [string, number, string] => ['addressees', at, key];
  return (
    <>
      <TextByLanguage
        path={path('title')}
        label={t('editor.f_title')}
        hint={t('editor.addresseeHint')}
        placeholders={countries ? ['country'] : []}
      />
      <LetterLanguage at={at} />
      <SeveralAt
        path={path('delivery')}
        label={t('editor.f_delivery')}
        options={(['post', 'fax', 'email', 'hand'] as const).map((way) => [way, t(`editor.by_${way}`)])}
      />
      <CountrySelect
        name={`addressees.${at}.country`}
        label={t('editor.f_country')}
        none={t('editor.noCountry')}
        value={country ?? ''}
        onChange={(chosen) => set(path('country'), chosen === '' ? undefined : chosen)}
      />
      <AddressLines key={`${at} ${country}`} at={at} />
      {(delivery.includes('fax') || draft.addressees[at]!.fax) && (
        <TextsAt
          path={path('fax')}
          label={t('editor.f_fax')}
          hint={t('editor.linesHint')}
          division="lines"
          isRemoved
        />
      )}
      {(delivery.includes('email') || draft.addressees[at]!.email) && (
        <TextsAt
          path={path('email')}
          label={t('editor.f_email')}
          hint={t('editor.linesHint')}
          division="lines"
          isRemoved
        />
      )}
      <TextAt
        path={[...path('salutation'), language]}
        label={t('editor.f_salutation')}
        language={language}
        isRemoved
      />
      <TextAt
        path={[...path('closing'), language]}
        label={t('editor.f_closing')}
        language={language}
        isRemoved
      />
      <CopyTo at={at} />
      <ByCountry at={at} />
    </>
  );
}

/** In which its letters are written; any that is used already, or one that only its letters are in. */
function LetterLanguage({ at }: { at: number }): ReactNode {
  const { t, catalogs } = useWords();
  const { draft } = useEditor();
  const set = useSet();
  const nameOf = useLanguageNames();
  const known = [...new Set([...languagesOf(draft), ...catalogs.languages])];
  return (
    <Select
      name={`addressees.${at}.language`}
      label={t('editor.f_language')}
      value={draft.addressees[at]!.language}
      options={known.map((language) => [language, nameOf(language)] as const)}
      onChange={(language) => set(['addressees', at, 'language'], language)}
    />
  );
}

/** A line each, in the language of the letters; what stands in other languages stays beside it. */
function CopyTo({ at }: { at: number }): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const set = useSet();
  const { language, copyTo = [] } = draft.addressees[at]!;
  const path = ['addressees', at, 'copyTo'];
  return (
    <TextsBox
      key={language}
      path={path}
      label={t('editor.f_copyTo')}
      hint={t('editor.copyToHint')}
      division="lines"
      language={language}
      value={copyTo.map((_, i) => textAt(draft, [...path, i, language])).filter((line) => line !== '')}
      onChange={(lines) =>
        set(
          path,
          lines.length === 0 ? undefined : lines.map((line, i) => ({ ...copyTo[i], [language]: line })),
        )
      }
    />
  );
}
