/** A letter as it will be printed: the very file, for the letter, the addressee and the country that are chosen. */
import { type ReactNode, useEffect, useState } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Failure } from '../../../../electron/contract/result.ts';
import { fromBase64 } from '../../../../electron/seal/bytes.ts';
import { tidied } from '../../../campaign/paths.ts';
import { CountrySelect } from '../../../components/country-select.tsx';
import { PdfPages } from '../../../components/pdf-pages.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { Select } from '../../../components/select.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { useItemNames } from './item-list.tsx';

export function LetterPreview({
  letter: opened,
  addressee: wanted,
}: {
  letter?: number;
  addressee?: string;
}): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const nameOf = useItemNames();
  const [chosen, setChosen] = useState<{ addressee: string; country: string }>({
    addressee: '',
    country: 'DE',
  });
  const ofLetter = opened === undefined ? undefined : draft.letters[opened]?.addressees;
  const all = draft.letters.flatMap((letter) => letter.addressees);
  const offered = ofLetter ?? all;
  const addressee = [wanted, chosen.addressee, offered[0]].find(
    (id) => id !== undefined && offered.includes(id),
  );
  if (addressee === undefined) return <p className="hint">{t('editor.previewNothing')}</p>;
  const { countries } = draft.addressees.find(({ id }) => id === addressee) ?? {};
  const only = countries && Object.keys(countries);
  const country = only && !only.includes(chosen.country) ? (only[0] ?? '') : chosen.country;
  return (
    <section className="preview" aria-label={t('editor.preview')}>
      <h3>{t('editor.preview')}</h3>
      <div className="preview-choices">
        {wanted === undefined && (
          <Select
            name="previewAddressee"
            label={t('editor.previewAddressee')}
            value={addressee}
            options={[...new Set(offered)].map(
              (id) =>
                [
                  id,
                  nameOf(
                    'addressees',
                    draft.addressees.findIndex((other) => other.id === id),
                  ),
                ] as const,
            )}
            onChange={(next) => setChosen({ ...chosen, addressee: next })}
          />
        )}
        <CountrySelect
          name="previewCountry"
          label={t('editor.previewCountry')}
          only={only}
          value={country}
          onChange={(next) => setChosen({ ...chosen, country: next })}
        />
      </div>
      {country !== '' && <Pages draft={draft} addressee={addressee} country={country} />}
    </section>
  );
}

interface PagesProps {
  draft: CampaignDraft;
  addressee: string;
  country: string;
}

function Pages({ draft, addressee, country }: PagesProps): ReactNode {
  const { t } = useWords();
  const { pdf, failure } = usePreview({ draft, addressee, country });
  return (
    <>
      <Refusal failure={failure} />
      {pdf && <PdfPages bytes={pdf} label={t('editor.preview')} />}
    </>
  );
}

/** Milliseconds that nobody types before a letter is drawn anew. */
const quiet = 500;

/** The last letter that could be drawn stays in sight while another one cannot. */
function usePreview({ draft, addressee, country }: PagesProps): {
  pdf: Uint8Array | undefined;
  failure: Failure | undefined;
} {
  const { call, writing } = useEditor();
  const [shown, setShown] = useState<{ pdf?: Uint8Array; failure?: Failure }>({});
  useEffect(() => {
    let isWanted = true;
    const draw = async (): Promise<void> => {
      const letter = draft.letters.find(({ addressees }) => addressees.includes(addressee))?.id ?? '';
      const input = { draft: tidied(draft), letter, addressee, country, language: writing };
      const result = await call('previewLetter', input);
      if (!isWanted) return;
      if (result.ok) setShown({ pdf: fromBase64(result.value.pdf) });
      else setShown(({ pdf }) => ({ ...(pdf && { pdf }), failure: result.error }));
    };
    const timer = setTimeout(() => void draw(), quiet);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [call, draft, addressee, country, writing]);
  return { pdf: shown.pdf, failure: shown.failure };
}
