/** The parts of the editor, and in which of them a field is. */
import type { DraftPath } from '../../electron/contract/editor.ts';

export const sections = [
  'appeal',
  'demands',
  'letters',
  'addressees',
  'fields',
  'consents',
  'visibility',
  'finish',
] as const;
export type Section = (typeof sections)[number];

const ofKeys: Readonly<Record<string, Section>> = {
  letters: 'letters',
  addressees: 'addressees',
  fields: 'fields',
  consents: 'consents',
  visibility: 'visibility',
  retention: 'visibility',
};

/** Where a field is to be found. */
export function sectionOf(path: DraftPath): Section {
  const [first = '', , part = ''] = path;
  if (first === 'texts' && ['demands', 'petition'].includes(String(part))) return 'demands';
  return ofKeys[String(first)] ?? 'appeal';
}

/** Keys under which texts stand by their language. */
const byLanguage = ['texts', 'title', 'intro', 'label', 'wording', 'salutation', 'closing'];

/** The language that a path leads to, if it leads to a text in one. */
export function languageIn(path: DraftPath): string | undefined {
  const at = path.findIndex(
    (key, i) => typeof key === 'string' && byLanguage.includes(String(path[i - 1])) && i > 0,
  );
  return at < 0 ? undefined : String(path[at]);
}

/** A path as the name of its field. */
export const fieldName = (path: DraftPath): string => path.join('.');
