/** The screens of one signing in the order met. */
export const steps = ['attract', 'appeal', 'details', 'message', 'sign', 'review', 'thanks'] as const;

export type Step = (typeof steps)[number];

/** Screens that count as "step n of 6": all but the one that waits for somebody. */
export const stepTotal = steps.length - 1;

export const stepNumber = (step: Step): number => steps.indexOf(step);

/** Where each part of a draft is asked for; `draftProblems` names inputs, this says which screen holds them. */
export function stepOf(input: string): Step {
  if (input === 'message') return 'message';
  if (input === 'strokes' || input === 'mark') return 'sign';
  return input === 'consents' ? 'review' : 'details';
}
