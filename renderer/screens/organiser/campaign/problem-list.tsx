/** Everything that is still wrong, each with a way to its field; then what is missing, by language. */
import type { ReactNode } from 'react';

import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { type FieldProblem, isBlocking } from '../../../campaign/problem-fields.ts';
import { languageIn } from '../../../campaign/sections.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';
import { useProblemSentence } from './field-problems.tsx';
import { useFieldWords } from './field-words.ts';
import { useLanguageNames } from './language-names.ts';

export interface ProblemListProps {
  problems: readonly FieldProblem[];
  onGo: (field: DraftPath) => void;
}

/** As many as somebody reads; the others come up when these are mended. */
const shownAtMost = 60;

export function ProblemList({ problems, onGo }: ProblemListProps): ReactNode {
  const { t } = useWords();
  const { draft } = useEditor();
  const nameOf = useLanguageNames();
  const sentence = useProblemSentence();
  const words = useFieldWords(draft);
  const blocking = problems.filter(isBlocking);
  const hints = problems.filter((problem) => !isBlocking(problem));
  const missing = byLanguage(hints.filter(({ kind }) => kind === 'missing'));
  const others = hints.filter(({ kind }) => kind !== 'missing');
  return (
    <section className="problems" aria-label={t('editor.problems')}>
      <h3 data-part="problems" data-count={blocking.length}>
        {t('editor.problemCount', { count: blocking.length })}
      </h3>
      <ul>
        {[...blocking, ...others].slice(0, shownAtMost).map((problem) => (
          <li key={JSON.stringify([problem.kind, problem.path, problem.detail])}>
            <button
              type="button"
              className="problem-link"
              data-kind={problem.kind}
              data-path={problem.path.join('.')}
              onClick={() => onGo(problem.field)}
            >
              <strong>{words(problem.field)}</strong> {sentence(problem)}
            </button>
          </li>
        ))}
        {[...missing].map(([language, [first, ...rest]]) => (
          <li key={language}>
            <button
              type="button"
              className="problem-link"
              data-missing={language}
              onClick={() => onGo(first!.field)}
            >
              <strong>{nameOf(language)}</strong> {t('editor.missingTexts', { count: rest.length + 1 })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function byLanguage(problems: readonly FieldProblem[]): Map<string, FieldProblem[]> {
  const found = new Map<string, FieldProblem[]>();
  for (const problem of problems) {
    const language = languageIn(problem.field) ?? '';
    found.set(language, [...(found.get(language) ?? []), problem]);
  }
  return found;
}
