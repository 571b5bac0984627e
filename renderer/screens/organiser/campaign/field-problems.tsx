/** What is wrong with one field, beside it. */
import type { ReactNode } from 'react';

import type { DraftPath, DraftProblem } from '../../../../electron/contract/editor.ts';
import { type FieldProblem, isGap, isWithin } from '../../../campaign/problem-fields.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { useLanguageNames } from './language-names.ts';

/** The problems that a field shows. That it is empty it says when somebody has been there, or has asked for everything. */
export function useShownProblems(path: DraftPath, wasLeft: boolean): FieldProblem[] {
  const { problems, asksAll } = useEditor();
  return problems.filter(
    (problem) =>
      isWithin(problem.field, path) &&
      (asksAll || !isGap(problem) || (wasLeft && problem.code !== undefined)),
  );
}

export function FieldProblems({
  id,
  problems,
}: {
  id: string;
  problems: readonly DraftProblem[];
}): ReactNode {
  const sentence = useProblemSentence();
  return (
    <div id={id} className="field-problems" aria-live="polite">
      {problems.map((problem) => (
        <p
          key={JSON.stringify([problem.kind, problem.path])}
          className={problem.code === undefined ? 'hint' : 'problem'}
          data-problem={problem.kind}
        >
          {sentence(problem)}
        </p>
      ))}
    </div>
  );
}

/** A problem in words; of a text among several with its number. */
export function useProblemSentence(): (problem: DraftProblem) => string {
  const { t } = useWords();
  const nameOf = useLanguageNames();
  return ({ kind, path, detail = '' }) => {
    const isOfLanguage = kind === 'missing' || kind === 'no_text';
    const words = t(`editor.problem_${kind}`, { detail: isOfLanguage ? nameOf(detail) : detail });
    const last = path.at(-1);
    const isOneOfSeveral = typeof last === 'number' && path.length > 2;
    return isOneOfSeveral ? `${t('editor.number', { number: last + 1 })}: ${words}` : words;
  };
}
