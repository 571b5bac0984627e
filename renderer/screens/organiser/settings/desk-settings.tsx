/** What organisers may choose about this laptop, in sections. Each change is stored at once. */
import type { ReactNode } from 'react';

import type { KioskSettings } from '../../../../electron/contract/settings.ts';
import { Refusal } from '../../../components/refusal.tsx';
import type { Settings } from '../../../hooks/use-settings.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { Loaded } from '../../loaded.ts';
import { AboutSection } from './about-section.tsx';
import { DeskSection } from './desk-section.tsx';
import { NumberSection } from './number-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PlacesSection } from './places-section.tsx';
import { SavedNote } from './saved-note.tsx';
import { StartLanguages } from './start-languages.tsx';

export interface DeskSettingsProps {
  settings: Settings;
  loaded: Loaded;
  /** To where the passphrase is changed. */
  onKeys: () => void;
}

/** What each section gets: what holds, and how to change it. */
export interface SectionProps {
  values: KioskSettings;
  change: Settings['change'];
}

export function DeskSettings({ settings, loaded, onKeys }: DeskSettingsProps): ReactNode {
  const { t } = useWords();
  const { settings: values, failure, change } = settings;
  if (!values) return <Refusal failure={failure} />;
  const section = { values, change };
  const sections: readonly (readonly [title: string, names: readonly string[], content: ReactNode])[] = [
    [t('settings.people'), ['attendeeIdleSeconds', 'keyboard'], <PeopleSection key="people" {...section} />],
    [
      t('settings.languages'),
      ['startLanguages'],
      <StartLanguages key="languages" {...section} campaign={loaded.campaign} />,
    ],
    [t('settings.number'), ['showCount', 'goal'], <NumberSection key="number" {...section} />],
    [
      t('settings.places'),
      ['exportFolder', 'targets', 'sendBeforeClose'],
      <PlacesSection key="places" {...section} />,
    ],
    [
      t('settings.desk'),
      ['deskIdleSeconds', 'shortcuts'],
      <DeskSection key="desk" {...section} onKeys={onKeys} />,
    ],
  ];
  return [
    ...sections.map(([title, names, content]) => (
      <section key={title} className="card" data-settings={names[0]}>
        <h2>{title}</h2>
        {content}
        <SavedNote settings={settings} of={names} />
      </section>
    )),
    <section key="about" className="card">
      <h2>{t('about.title')}</h2>
      <AboutSection loaded={loaded} />
    </section>,
  ];
}
