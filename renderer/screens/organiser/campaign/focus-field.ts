/** Brings somebody to a field of the editor. */
import type { DraftPath } from '../../../../electron/contract/editor.ts';
import { fieldName } from '../../../campaign/sections.ts';
import { type Division, rangeOf } from '../../../campaign/text-lists.ts';

/** Gives the focus to the field of a path, or else to the nearest one above it, and selects the text among several that is meant. */
export function focusField(path: DraftPath): void {
  for (let length = path.length; length > 0; length--) {
    const name = CSS.escape(fieldName(path.slice(0, length)));
    const found = document.querySelector<HTMLElement>(
      `.editor :is([name="${name}"], [data-field="${name}"] :is(input, select, button))`,
    );
    if (!found) continue;
    found.focus({ preventScroll: true });
    found.closest('.field, fieldset')?.scrollIntoView({ block: 'center' });
    selectPart(found, path[length]);
    return;
  }
}

function selectPart(field: HTMLElement, part: string | number | undefined): void {
  const { division } = field.dataset;
  if (typeof part !== 'number' || division === undefined || !(field instanceof HTMLTextAreaElement)) return;
  field.setSelectionRange(...rangeOf(field.value, division as Division, part));
}
