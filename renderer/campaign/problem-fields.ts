/** To which field of the editor a problem belongs, and how urgent it is. */
import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { DraftPath, DraftProblem } from '../../electron/contract/editor.ts';
import { languageIn } from './sections.ts';

/** A problem with the path of the field that mends it. */
export interface FieldProblem extends DraftProblem {
  field: DraftPath;
}

/** Keys of what is called something, by the list that it is in. */
const nameKeys: Readonly<Record<string, string>> = {
  letters: 'title',
  addressees: 'title',
  fields: 'label',
  consents: 'wording',
};

const inLanguages = ['title', 'intro', 'label', 'wording', 'salutation', 'closing'];

export const withFields = (draft: CampaignDraft, problems: readonly DraftProblem[]): FieldProblem[] =>
  problems.map((problem) => ({ ...problem, field: fieldOf(draft, problem.path) }));

function fieldOf(draft: CampaignDraft, path: DraftPath): DraftPath {
  const [list, at, key, ...rest] = path;
  const [first = 'en'] = draft.languages;
  if (list === 'texts') return path.length === 2 ? [...path, 'title'] : path;
  if (typeof at !== 'number' || typeof list !== 'string' || !(list in nameKeys)) return path;
  if (key === undefined || key === 'id') return [list, at, nameKeys[list]!, first];
  if (key === 'texts' && rest.length === 1) return [...path, 'subject'];
  if (inLanguages.includes(String(key)) && rest.length === 0)
    return [...path, isPrinted(key) ? (draft.addressees[at]?.language ?? first) : first];
  return path;
}

const isPrinted = (key: string | number): boolean => key === 'salutation' || key === 'closing';

/** Whether it says that something is still to be written, which everybody knows who has not come to it yet. */
export const isGap = ({ kind }: DraftProblem): boolean =>
  kind === 'empty' || kind === 'none' || kind === 'no_text' || kind === 'missing' || kind === 'bad_day';

/** Whether signing is refused for it. */
export const isBlocking = ({ code }: DraftProblem): boolean => code !== undefined;

/** Whether a path is the other one, or leads to a part of it. */
export const isWithin = (path: DraftPath, whole: DraftPath): boolean =>
  whole.every((key, i) => String(path[i]) === String(key));

/** How many texts a language still lacks. */
export const gapsIn = (problems: readonly FieldProblem[], language: string): number =>
  problems.filter((problem) => isGap(problem) && languageIn(problem.field) === language).length;
