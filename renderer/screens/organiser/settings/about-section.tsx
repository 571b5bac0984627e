/** What this program is, under which licences, and how to tell that it is the published one. It asks no network. */
import { type ReactNode, useState } from 'react';

import { Button } from '../../../components/button.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import { Fingerprint } from '../fingerprint.tsx';

interface Part {
  name: string;
  version: string;
  licence: string;
}

export function AboutSection({ loaded }: { loaded: Loaded }): ReactNode {
  const { t } = useWords();
  const { host, fingerprint } = loaded;
  return (
    <>
      <dl data-part="about">
        <div>
          <dt>{t('about.version')}</dt>
          <dd>
            <bdi>
              Round Robin {host.version} · {host.runtime}
            </bdi>
          </dd>
        </div>
        <Fingerprint fingerprint={fingerprint} />
      </dl>
      <p>{t('about.updates')}</p>
      <p>{t('about.licence')}</p>
      <Licences />
    </>
  );
}

/** Sixty lines that hardly anybody asks for. */
function Licences(): ReactNode {
  const { t } = useWords();
  const [parts, setParts] = useState<readonly Part[]>();
  const show = async (): Promise<void> =>
    setParts((await import('../../../../assets/licences.json')).default);
  if (!parts) return <Button onClick={() => void show()}>{t('about.show')}</Button>;
  return (
    <ul className="licences" dir="ltr">
      {parts.map(({ name, version, licence }) => (
        <li key={`${name} ${version}`}>
          {name} {version}: {licence}
        </li>
      ))}
    </ul>
  );
}
