/** When the keyboard is there: a pure step from one state to the next. */
import type { KeyboardWish } from '../../electron/contract/settings.ts';

export interface Visibility {
  /** Why it is there: a finger went into a field, or somebody asked for it with the button. */
  shown: 'no' | 'touched' | 'asked';
  /** The last thing that pointed was a finger or a pen. */
  touch: boolean;
  /** A key of a real keyboard has been pressed since the person began. */
  typed: boolean;
  /** Organisers want it there whenever there is a field: a real key does not send it away. */
  stays: boolean;
}

export type Happening =
  | 'finger'
  | 'mouse'
  /** A field takes the focus. */
  | 'field'
  /** The focus is neither in a field nor on the keyboard any more. */
  | 'left'
  | 'key'
  | 'key-in-field'
  /** The button that shows and hides. */
  | 'toggle';

export const atFirst = (wish: KeyboardWish): Visibility => ({
  shown: wish === 'always' ? 'asked' : 'no',
  touch: false,
  typed: false,
  stays: wish === 'always',
});

/** Whether fields keep the system's own keyboard closed: ours is there, or would come with the next tap. */
export const takesOver = ({ shown, touch, typed }: Visibility): boolean =>
  shown !== 'no' || (touch && !typed);

/** @returns the same object when nothing changes */
export function afterwards(before: Visibility, happening: Happening): Visibility {
  const change = changes[happening](before);
  const next = { ...before, ...change };
  const isSame = next.shown === before.shown && next.touch === before.touch && next.typed === before.typed;
  return isSame ? before : next;
}

const changes: Record<Happening, (before: Visibility) => Partial<Visibility>> = {
  finger: () => ({ touch: true }),
  mouse: () => ({ touch: false }),
  field: ({ shown, touch, typed }) => (shown === 'no' && touch && !typed ? { shown: 'touched' } : {}),
  left: ({ shown }) => (shown === 'touched' ? { shown: 'no' } : {}),
  key: () => ({ typed: true }),
  'key-in-field': ({ stays }) => (stays ? { typed: true } : { typed: true, shown: 'no' }),
  toggle: ({ shown }) => ({ shown: shown === 'no' ? 'asked' : 'no' }),
};
