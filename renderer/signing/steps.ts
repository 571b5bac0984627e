/** The screens of one signing in the order met. */
import { type Draft, lettersOf } from './draft.ts';

export const steps = [
  'attract',
  'appeal',
  'choose',
  'details',
  'message',
  'sign',
  'review',
  'thanks',
] as const;

export type Step = (typeof steps)[number];

/** The screens that this person meets: own words stand in letters, so who writes none is not asked for any. */
export const stepsFor = (draft: Draft): Step[] =>
  steps.filter((step) => step !== 'message' || lettersOf(draft).length > 0 || draft.message !== '');

/** "Step n of m": all count but the one that waits for somebody. */
export function progressOf(step: Step, draft: Draft): { number: number; total: number } {
  const met = stepsFor(draft);
  return { number: met.indexOf(step), total: met.length - 1 };
}

/** Where each part of a draft is asked for; `draftProblems` names inputs, this says which screen holds them. */
export function stepOf(input: string): Step {
  if (input === 'message') return 'message';
  if (input === 'strokes' || input === 'mark') return 'sign';
  return input === 'consents' || input === 'helped' ? 'review' : 'details';
}
