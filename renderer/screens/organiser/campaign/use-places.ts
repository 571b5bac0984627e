/** Where somebody is in the editor: language, open items, and the way to the field of a problem. */
import { useEffect, useState } from 'react';

import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { languagesOf } from '../../../campaign/items.ts';
import { languageIn, type Section, sectionOf } from '../../../campaign/sections.ts';
import type { DraftState } from '../../../hooks/use-campaign-draft.ts';
import type { DraftProblems } from '../../../hooks/use-draft-problems.ts';
import type { Editor } from './editor-context.tsx';
import { focusField } from './focus-field.ts';
import type { LanguageBarProps } from './language-bar.tsx';

export interface Places {
  editor: Omit<Editor, 'call' | 'isLater'>;
  languages: LanguageBarProps;
  section: Section;
  show: (section: Section) => void;
  /** Opens what the field is in and gives it the focus. */
  go: (field: DraftPath) => void;
}

export function usePlaces({ draft, edit, remove }: DraftState, { problems }: DraftProblems): Places {
  const [section, setSection] = useState<Section>('appeal');
  const [chosen, setChosen] = useState<{ writing?: string; reference?: string }>({});
  const [open, setOpen] = useState<Readonly<Record<string, number>>>({});
  const [asksAll, setAsksAll] = useState(false);
  const [wanted, setWanted] = useState<DraftPath>();
  // after what it is in has been drawn
  useEffect(() => {
    if (wanted) focusField(wanted);
  }, [wanted]);

  const all = languagesOf(draft);
  const writing = [chosen.writing, all[0]].find((each) => each !== undefined && all.includes(each)) ?? 'en';
  const others = all.filter((language) => language !== writing);
  const compared = chosen.reference ?? others[0];
  const reference = compared !== undefined && others.includes(compared) ? compared : undefined;

  /** What was written stands beside what is written now, where that is what it was compared with. */
  const write = (language: string): void =>
    setChosen({
      ...(language === reference ? { reference: writing } : reference && { reference }),
      writing: language,
    });
  const onOpen = (list: string, at: number): void => setOpen((before) => ({ ...before, [list]: at }));
  const go = (field: DraftPath): void => {
    const [list, at] = field;
    const language = languageIn(field);
    setSection(sectionOf(field));
    setAsksAll(true);
    if (typeof at === 'number') onOpen(String(list), at);
    if (language !== undefined && language !== writing && all.includes(language)) write(language);
    setWanted([...field]);
  };
  const show = (next: Section): void => {
    if (next === 'finish') setAsksAll(true);
    setSection(next);
  };
  return {
    editor: { draft, edit, remove, problems, asksAll, writing, reference, open, onOpen },
    languages: { onWrite: write, onCompare: (language) => setChosen({ writing, reference: language }) },
    section,
    show,
    go,
  };
}
