/** Text size and contrast, behind one button in the upper corner of every attendee's screen. */
import { createContext, type ReactNode, use, useId, useState } from 'react';

import { contrasts, textSizes } from '../display.ts';
import { type Display, useDisplay } from '../hooks/use-display.ts';
import { useWords } from '../i18n/words.tsx';
import { Button } from './button.tsx';

const DisplayContext = createContext<Display | undefined>(undefined);

/** Holds one person's choice. */
export function DisplayProvider({ children }: { children: ReactNode }): ReactNode {
  const display = useDisplay();
  return <DisplayContext value={display}>{children}</DisplayContext>;
}

/** Nothing on screens that are nobody's. */
export function DisplaySettings(): ReactNode {
  const { t } = useWords();
  const display = use(DisplayContext);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (!display) return null;
  return (
    <div className="display-settings">
      <Button
        look="quiet"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t('display.title')}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="display-letters" aria-hidden="true">
          A<b>A</b>
        </span>
      </Button>
      <div id={id} hidden={!isOpen} className="display-panel">
        <Group label={t('display.size')}>
          {textSizes.map((size) => (
            <Button
              key={size}
              className="display-choice"
              data-size={size}
              aria-pressed={display.size === size}
              aria-label={t('display.percent', { percent: size })}
              onClick={() => display.setSize(size)}
            >
              <span aria-hidden="true">A</span>
            </Button>
          ))}
        </Group>
        <Group label={t('display.contrast')}>
          {contrasts.map((contrast) => (
            <Button
              key={contrast}
              className="display-choice"
              aria-pressed={display.contrast === contrast}
              onClick={() => display.setContrast(contrast)}
            >
              {t(`display.${contrast}`)}
            </Button>
          ))}
        </Group>
      </div>
    </div>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className="display-group">
      <legend>{label}</legend>
      <div className="row">{children}</div>
    </fieldset>
  );
}
