/** Where exports go and where entries are sent, and whether before the meeting is closed. */
import { type ReactNode, useState } from 'react';

import { Button } from '../../../components/button.tsx';
import { Choice } from '../../../components/choice.tsx';
import { Form } from '../../../components/form.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useWords } from '../../../i18n/words.tsx';
import type { SectionProps } from './desk-settings.tsx';

export function PlacesSection(section: SectionProps): ReactNode {
  const { t } = useWords();
  const { values, change } = section;
  return (
    <>
      <ExportFolder {...section} />
      <Targets {...section} />
      <div className="choices choices-wide">
        <Choice
          type="checkbox"
          name="sendBeforeClose"
          label={t('settings.sendBeforeClose')}
          checked={values.sendBeforeClose}
          onChange={(sendBeforeClose) => void change({ sendBeforeClose })}
        >
          {t('sync.earlyPrice')}
        </Choice>
      </div>
    </>
  );
}

function ExportFolder({ values, change }: SectionProps): ReactNode {
  const { t } = useWords();
  const [folder, setFolder] = useState(values.exportFolder ?? '');
  const store = async (to: string | null): Promise<void> => {
    if ((await change({ exportFolder: to })) && to === null) setFolder('');
  };
  return (
    <Form onSubmit={() => void store(folder.trim() === '' ? null : folder.trim())}>
      <TextField
        name="exportFolder"
        label={t('settings.exportFolder')}
        hint={t('settings.exportFolderHint')}
        value={folder}
        onChange={setFolder}
      />
      <p data-part="export-folder">
        {values.exportFolder === null ? t('settings.exportsInData') : <code>{values.exportFolder}</code>}
      </p>
      <div className="row">
        <Button type="submit" disabled={folder.trim() === (values.exportFolder ?? '')}>
          {t('settings.saveFolder')}
        </Button>
        {values.exportFolder !== null && (
          <Button onClick={() => void store(null)}>{t('settings.useDataFolder')}</Button>
        )}
      </div>
    </Form>
  );
}

function Targets({ values: { targets }, change }: SectionProps): ReactNode {
  const { t } = useWords();
  const [target, setTarget] = useState('');
  const add = async (): Promise<void> => {
    if (await change({ targets: [...new Set([...targets, target.trim()])] })) setTarget('');
  };
  return (
    <Form onSubmit={() => void add()}>
      <TextField
        name="target"
        label={t('settings.target')}
        hint={t('settings.targetHint')}
        value={target}
        onChange={setTarget}
      />
      <Button type="submit" disabled={target.trim() === ''}>
        {t('settings.addTarget')}
      </Button>
      <ul className="start-languages">
        {targets.map((each) => (
          <li key={each} className="row">
            <code>{each}</code>
            <span className="gap" />
            <Button
              aria-label={t('settings.removeTarget', { label: each })}
              onClick={() => void change({ targets: targets.filter((other) => other !== each) })}
            >
              <span aria-hidden="true">✕</span>
            </Button>
          </li>
        ))}
      </ul>
    </Form>
  );
}
