/** An addressee that exists for people from some countries only, like an embassy: which, and the words for each in its title. */
import { type ReactNode, useState } from 'react';

import { countryName } from '../../../../electron/wording/countries.ts';
import { withValue } from '../../../campaign/paths.ts';
import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { CountrySelect } from '../../../components/country-select.tsx';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor, useSet } from './editor-context.tsx';
import { TextByLanguage } from './fields.tsx';

export function ByCountry({ at }: { at: number }): ReactNode {
  const { t, interfaceLanguage, catalogs } = useWords();
  const { draft, edit } = useEditor();
  const set = useSet();
  const [added, setAdded] = useState('');
  const [shown, setShown] = useState('');
  const { countries } = draft.addressees[at]!;
  const path = ['addressees', at, 'countries'];
  const codes = Object.keys(countries ?? {});
  const chosen = codes.includes(shown) ? shown : (codes[0] ?? '');
  const { locale } = catalogs.letterWords(interfaceLanguage);
  // the country's name is a start; some languages need another form of it
  const add = async (): Promise<void> => {
    const { languages } = draft;
    await catalogs.load(languages);
    const loaded = languages.filter(catalogs.isLoaded);
    const words = loaded.map(
      (language) => [language, countryName(added, catalogs.letterWords(language).locale)] as const,
    );
    edit((before) => withValue(before, [...path, added], Object.fromEntries(words)));
    setShown(added);
    setAdded('');
  };
  return (
    <fieldset className="several" data-field={`addressees.${at}.countries`}>
      <legend>{t('editor.f_countries')}</legend>
      <Choice
        type="checkbox"
        name={`addressees.${at}.byCountry`}
        label={t('editor.byCountry')}
        checked={countries !== undefined}
        small
        onChange={(isOn) => set(path, isOn ? {} : undefined)}
      >
        {t('editor.byCountryHint')}
      </Choice>
      {countries && (
        <>
          <div className="row">
            <CountrySelect
              name={`addressees.${at}.addCountry`}
              label={t('editor.f_country')}
              value={added}
              onChange={setAdded}
            />
            <Button disabled={added === ''} onClick={() => void add()}>
              {t('editor.addCountry')}
            </Button>
          </div>
          {chosen !== '' && (
            <>
              <div className="row">
                <Select
                  name={`addressees.${at}.shownCountry`}
                  label={t('editor.countriesCount', { count: codes.length })}
                  value={chosen}
                  options={codes.map((code) => [code, countryName(code, locale)] as const)}
                  onChange={setShown}
                />
                <Button onClick={() => set([...path, chosen], undefined)}>{t('editor.deleteCountry')}</Button>
              </div>
              <TextByLanguage key={chosen} path={[...path, chosen]} label={t('editor.countryWords')} />
            </>
          )}
        </>
      )}
    </fieldset>
  );
}
