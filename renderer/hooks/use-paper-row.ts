/** One row of a paper sheet after the other: typed, sealed in the page as an attendee's signing is, stored, and forgotten. */
import { type RefObject, useEffect, useState } from 'react';

import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Failure } from '../../electron/contract/result.ts';
import { type Cross, crossesOf, readCrosses } from '../../electron/wording/crosses.ts';
import { useWords } from '../i18n/words.tsx';
import { type Problem, type Problems, draftProblems } from '../signing/draft-problems.ts';
import { type Draft, emptyDraft, lettersOf, signingOf } from '../signing/draft.ts';
import { type SubmissionPorts, useSubmission } from './use-submission.ts';

export interface PaperRowOptions extends SubmissionPorts {
  /** Language of the sheet. */
  language: string;
  /** Holds the fields, so that the first of them takes the focus again. */
  form: RefObject<HTMLElement | null>;
  onSaved: () => void;
}

export interface PaperRow {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  /** The numbers that are crossed on the sheet: as they were typed, else those of what is chosen. */
  crosses: string;
  /** Chooses what the numbers stand for, if each stands for something. */
  cross: (typed: string) => void;
  /** Whether the next row begins with the crosses of this one. */
  keeps: boolean;
  setKeeps: (keeps: boolean) => void;
  problems: Problems;
  /** Saves the row, or shows what is missing. */
  save: () => Promise<void>;
  saving: boolean;
  failure: Failure | undefined;
  /** How many were saved. Which, is not kept: it would be an order. */
  saved: number;
}

export function usePaperRow(options: PaperRowOptions): PaperRow {
  const { campaign, language, form, onSaved } = options;
  const { catalogs, wordsOf } = useWords();
  const { send, sending, failure } = useSubmission(options);
  const [typed, setTyped] = useState<Draft>({ ...emptyDraft, signWith: 'mark' });
  const [saved, setSaved] = useState(0);
  const [attempts, setAttempts] = useState(0);
  const [numbers, setNumbers] = useState<string>();
  const [keeps, setKeeps] = useState(false);
  const draft: Draft = { ...typed, mark: wordsOf(language)('paper.mark') };
  const all = { ...draftProblems(draft, campaign), crosses: numbersProblem(campaign, numbers) };
  const problems = Object.entries(all).filter(([, problem]) => problem);

  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts, form]);
  useEffect(() => {
    if (saved > 0) form.current?.querySelector<HTMLElement>('[name="name"]')?.focus();
  }, [saved, form]);

  const save = async (): Promise<void> => {
    if (problems.length > 0) return setAttempts(attempts + 1);
    // the mark stands in letters, in the sheet's language
    await catalogs.load([language]);
    const signing = signingOf({ ...draft, mark: wordsOf(language)('paper.mark') }, language);
    if (!(await send(signing, 'paper'))) return;
    // who may see one person's name is never taken over for the next without being asked for
    setTyped(({ place, country, visibility, letters, consents }) => ({
      ...emptyDraft,
      signWith: 'mark',
      place,
      country,
      ...(keeps && { visibility, letters, consents }),
    }));
    setNumbers(undefined);
    setAttempts(0);
    setSaved(saved + 1);
    onSaved();
  };

  return {
    draft,
    change: (part) => {
      if ('visibility' in part || 'letters' in part || 'consents' in part) setNumbers(undefined);
      setTyped((before) => ({ ...before, ...part }));
    },
    crosses: numbers ?? numbersOf(campaign, draft),
    cross: (text) => {
      setNumbers(text);
      const chosen = chosenBy(campaign, text);
      if (chosen) setTyped((before) => ({ ...before, ...chosen }));
    },
    keeps,
    setKeeps,
    problems: Object.fromEntries(
      problems.filter(([, problem]) => attempts > 0 || problem?.kind !== 'missing'),
    ),
    save,
    saving: sending,
    failure,
    saved,
  };
}

type Chosen = Pick<Draft, 'visibility' | 'letters' | 'consents'>;

/** What the numbers stand for; undefined where one stands for nothing. */
function chosenBy(campaign: Campaign, text: string): Chosen | undefined {
  const crosses = readCrosses(text, crossesOf(campaign));
  if (!crosses) return undefined;
  const idsOf = (kind: 'letter' | 'consent'): string[] =>
    crosses.filter((cross) => cross.kind === kind).map(({ id }) => id);
  // two crosses where there is one choice are none: an organiser has to look at the sheet
  const [visibility, another] = crosses.filter((cross) => cross.kind === 'visibility');
  return {
    visibility: another ? undefined : visibility?.id,
    letters: idsOf('letter'),
    consents: idsOf('consent'),
  };
}

function numbersOf(campaign: Campaign, draft: Draft): string {
  const letters = lettersOf(draft);
  const isChosen = ({ kind, id }: Cross): boolean =>
    ({
      visibility: id === draft.visibility,
      letter: letters.includes(id),
      consent: draft.consents.includes(id),
    })[kind];
  return crossesOf(campaign)
    .filter(isChosen)
    .map(({ number }) => number)
    .join(' ');
}

const numbersProblem = (campaign: Campaign, text: string | undefined): Problem | undefined =>
  text === undefined || chosenBy(campaign, text)
    ? undefined
    : { kind: 'unknown', code: 'bad_signing', detail: '' };
