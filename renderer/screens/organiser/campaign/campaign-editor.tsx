/** Writes a campaign: its parts, what is still wrong, the letters as they will be printed. Signing is the caller's. */
import { type ReactNode, useMemo } from 'react';

import type { CampaignDraft } from '../../../../electron/contract/campaign.ts';
import type { Client } from '../../../../electron/contract/client.ts';
import { signedIds } from '../../../campaign/ids.ts';
import { isBlocking } from '../../../campaign/problem-fields.ts';
import { type Section, sectionOf, sections } from '../../../campaign/sections.ts';
import { Button } from '../../../components/button.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { type DraftState, useCampaignDraft } from '../../../hooks/use-campaign-draft.ts';
import { type DraftProblems, useDraftProblems } from '../../../hooks/use-draft-problems.ts';
import { useWords } from '../../../i18n/words.tsx';
import { AddresseesSection } from './addressees-section.tsx';
import { AppealSection, DemandsSection } from './appeal-section.tsx';
import { type Editor, EditorContext, useEditor } from './editor-context.tsx';
import { LanguageBar } from './language-bar.tsx';
import { LetterPreview } from './letter-preview.tsx';
import { LettersSection } from './letters-section.tsx';
import { ProblemList } from './problem-list.tsx';
import { ConsentsSection, FieldsSection, VisibilitySection } from './small-sections.tsx';
import { usePlaces } from './use-places.ts';

/** What the last part of the editor gets. */
export interface Finishing {
  draft: CampaignDraft;
  /** Whether nothing keeps it from being signed. */
  isReady: boolean;
  /** Keeps this as the last word, so that nothing is saved after it. */
  settle: DraftState['save'];
}

export interface CampaignEditorProps {
  call: Client;
  start: CampaignDraft;
  /** The version that is loaded, when a later one is written. */
  signed?: CampaignDraft | undefined;
  onLeave: () => void;
  /** How it is signed and what comes after. */
  renderFinish: (finishing: Finishing) => ReactNode;
}

export function CampaignEditor({
  call,
  start,
  signed,
  onLeave,
  renderFinish,
}: CampaignEditorProps): ReactNode {
  const { t } = useWords();
  const ids = useMemo(() => signed && signedIds(signed), [signed]);
  const state = useCampaignDraft({ call, start, signed: ids });
  const found = useDraftProblems(call, state.draft);
  const places = usePlaces(state, found);
  const { section } = places;
  const editor: Editor = { ...places.editor, call, isLater: signed !== undefined };
  return (
    <EditorContext value={editor}>
      {/* a click on “Lock desk” takes the focus away before it locks */}
      <div className="editor" onBlur={() => void state.save()}>
        <EditorHead state={state} onLeave={onLeave} />
        <SectionNav section={section} onShow={places.show} problems={found.problems} />
        <div className="editor-main card" data-section={section}>
          <h2>{t(`editor.section_${section}`)}</h2>
          {section !== 'finish' && section !== 'visibility' && <LanguageBar {...places.languages} />}
          <SectionBody section={section} />
          {section === 'finish' &&
            renderFinish({
              draft: state.draft,
              isReady: found.isCurrent && !found.problems.some(isBlocking),
              settle: state.save,
            })}
        </div>
        <aside className="editor-side">
          <ProblemList problems={found.problems} onGo={places.go} />
          <Preview section={section} />
        </aside>
      </div>
    </EditorContext>
  );
}

/** Leaving, whether everything is saved, and what was deleted last. */
function EditorHead({ state, onLeave }: { state: DraftState; onLeave: () => void }): ReactNode {
  const { t } = useWords();
  const { saving, removed, failure } = state;
  return (
    <div className="editor-head">
      <Button onClick={onLeave}>{t('editor.leave')}</Button>
      <output className="hint" data-part="saving" data-saving={saving}>
        {saving === 'unchanged' ? '' : t(`editor.${saving}`)}
      </output>
      {removed && (
        <output className="note" data-part="removed-item">
          {t('editor.deleted', { name: removed.name })}{' '}
          <Button onClick={removed.putBack}>{t('editor.undo')}</Button>
        </output>
      )}
      <Refusal failure={failure} />
    </div>
  );
}

interface SectionNavProps extends Pick<DraftProblems, 'problems'> {
  section: Section;
  onShow: (section: Section) => void;
}

function SectionNav({ section, onShow, problems }: SectionNavProps): ReactNode {
  const { t } = useWords();
  const countOf = (each: Section): number =>
    problems.filter((problem) => isBlocking(problem) && sectionOf(problem.field) === each).length;
  return (
    <nav className="parts editor-parts" aria-label={t('editor.title')}>
      {sections.map((each) => (
        <Button
          key={each}
          look={each === section ? 'primary' : 'plain'}
          aria-current={each === section ? 'page' : undefined}
          data-section-button={each}
          onClick={() => onShow(each)}
        >
          {t(`editor.section_${each}`)}
          {countOf(each) > 0 && (
            <span className="count" aria-label={t('editor.problemCount', { count: countOf(each) })}>
              {countOf(each)}
            </span>
          )}
        </Button>
      ))}
    </nav>
  );
}

function SectionBody({ section }: { section: Section }): ReactNode {
  const bodies: Readonly<Record<Section, (() => ReactNode) | undefined>> = {
    appeal: AppealSection,
    demands: DemandsSection,
    letters: LettersSection,
    addressees: AddresseesSection,
    fields: FieldsSection,
    consents: ConsentsSection,
    visibility: VisibilitySection,
    finish: undefined,
  };
  const Body = bodies[section];
  return Body && <Body />;
}

/** Where a letter is written, or something that stands in one, it is shown as it will be printed. */
function Preview({ section }: { section: Section }): ReactNode {
  const { draft, open } = useEditor();
  if (section === 'letters')
    return <LetterPreview letter={Math.min(open['letters'] ?? 0, draft.letters.length - 1)} />;
  if (section === 'addressees') {
    const addressee = draft.addressees[Math.min(open['addressees'] ?? 0, draft.addressees.length - 1)];
    return addressee ? <LetterPreview addressee={addressee.id} /> : null;
  }
  return section === 'finish' ? <LetterPreview /> : null;
}
