/** The page's fields as the keyboard sees them: which can be typed into, what stands in them, and typing into one. */
import type { Edited } from './edit.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement;

/** Where the screens' fields are; the row of buttons and the keyboard lie outside of it. */
const body = '.screen-body';
const typable = 'input[type="text"], textarea';

export const isField = (element: unknown): element is Field =>
  element instanceof Element && element.matches(typable);

/** Whether the keyboard stays while this has the focus: a field, or what stands at the screen's foot. */
export const belongsToTyping = (element: Element | null): boolean =>
  isField(element) || element?.closest('.screen-foot') != null;

/** The first field of the screen. */
export const firstField = (): Field | null => document.querySelector<Field>(`${body} :is(${typable})`);

export const readField = (field: Field): Edited => ({
  value: field.value,
  start: field.selectionStart ?? field.value.length,
  end: field.selectionEnd ?? field.value.length,
});

/**
 * Gives a field another content, as if typed. React overrides `value` on each input it controls, and believes a change only
 * when the prototype's own setter made it.
 */
export function writeField(field: Field, { value, start, end }: Edited): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, 'value')!.set!.call(field, value);
  field.setSelectionRange(start, end);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  // A browser brings the caret into sight only for its own typing.
  if (end === value.length) {
    field.scrollTop = field.scrollHeight;
    field.scrollLeft = field.scrollWidth * (getComputedStyle(field).direction === 'rtl' ? -1 : 1);
  }
}

/** On to the next field or list of the screen; leaves the last one. */
export function goToNextField(field: Field): void {
  const all = [...document.querySelectorAll<HTMLElement>(`${body} :is(${typable}, select)`)];
  const next = all[all.indexOf(field) + 1];
  if (next) next.focus({ preventScroll: isField(next) });
  else field.blur();
}

/** Scrolls the page until a field stands above `foot` with its label; at least its own lower edge does. */
export function bringIntoView(field: Field, foot: Element): void {
  const space = 8;
  const box = field.closest('.field') ?? field;
  const limit = foot.getBoundingClientRect().top - space;
  const { top } = box.getBoundingClientRect();
  const { bottom } = field.getBoundingClientRect();
  if (bottom > limit) window.scrollBy(0, bottom - limit);
  else if (top < space) window.scrollBy(0, Math.max(top - space, bottom - limit));
}
