/** How the petition's names stand: in a list or around circles, each with a small picture of a sheet. */
import type { ReactNode } from 'react';

import type { InputOf } from '../../../../electron/contract/index.ts';
import { Choice } from '../../../components/choice.tsx';
import { useWords } from '../../../i18n/words.tsx';

type Layout = InputOf<'petition'>['layout'];

const layouts = [
  ['list', 'letterDesk.layoutList', 'letterDesk.layoutListHint', listPaths()],
  ['circle', 'letterDesk.layoutCircle', 'letterDesk.layoutCircleHint', circlePaths()],
] as const;

export interface LayoutChoiceProps {
  layout: Layout;
  onChange: (layout: Layout) => void;
}

export function LayoutChoice({ layout, onChange }: LayoutChoiceProps): ReactNode {
  const { t } = useWords();
  return (
    <fieldset className="choices layout-choices">
      <legend>{t('letterDesk.petitionLayout')}</legend>
      {layouts.map(([value, label, hint, paths]) => (
        <Choice
          key={value}
          type="radio"
          name="petitionLayout"
          value={value}
          label={
            <>
              <Sheet {...paths} />
              {t(label)}
            </>
          }
          checked={layout === value}
          onChange={() => onChange(value)}
        >
          <p className="hint">{t(hint)}</p>
        </Choice>
      ))}
    </fieldset>
  );
}

interface Paths {
  /** Names and rules. */
  thick: string;
  /** What was drawn by hand. */
  thin: string;
}

function Sheet({ thick, thin }: Paths): ReactNode {
  return (
    <svg className="layout-sheet" viewBox="0 0 42 59.4" aria-hidden="true">
      <rect x="0.5" y="0.5" width="41" height="58.4" rx="1" />
      <path d={thick} strokeWidth="1.3" />
      <path d={thin} strokeWidth="0.6" />
    </svg>
  );
}

function listPaths(): Paths {
  const rows = Array.from({ length: 9 }, (_, i) => 9 + i * 5);
  return {
    thick: rows.map((y, i) => `M5 ${y}h${8 + ((i * 5) % 6)}`).join(''),
    thin: rows.map((y) => `M26 ${y}q1 -5 2 0t2 0t2 0t2 0M5 ${y + 2}h32`).join(''),
  };
}

function circlePaths(): Paths {
  const count = 22;
  const spoke = (i: number, from: number, to: number): string => {
    const angle = ((i + 0.5) / count) * 2 * Math.PI;
    const at = (r: number): string => `${21 + r * Math.cos(angle)} ${28 + r * Math.sin(angle)}`;
    return `M${at(from)}L${at(to)}`;
  };
  const spokes = Array.from({ length: count }, (_, i) => i);
  return {
    thick: spokes.map((i) => spoke(i, 9.6, 12.8 + ((i * 5) % 4) * 0.5)).join(''),
    thin: `${spokes.map((i) => spoke(i, 15.5, 17.6 + ((i * 3) % 4) * 0.5)).join('')}M13 28a8 8 0 1 0 16 0a8 8 0 1 0 -16 0M17 26.5h8M18 29h6`,
  };
}
