/** Reading and changing a draft at a path; every change is a copy. */
import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { DraftPath } from '../../electron/contract/editor.ts';
import { normaliseText } from '../../electron/wording/normalise.ts';

/** What stands at a path; undefined where nothing does. */
export function valueAt(draft: unknown, path: DraftPath): unknown {
  let value = draft;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** The text at a path, empty where there is none. */
export function textAt(draft: unknown, path: DraftPath): string {
  const value = valueAt(draft, path);
  return typeof value === 'string' ? value : '';
}

/** The list of texts at a path, empty where there is none. */
export function textsAt(draft: unknown, path: DraftPath): readonly string[] {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? (value as string[]) : [];
}

/** A copy with another value at a path; undefined takes the key away. What is missing on the way is made. */
export const withValue = (draft: CampaignDraft, path: DraftPath, value: unknown): CampaignDraft =>
  changed(draft, path, value) as CampaignDraft;

function changed(whole: unknown, [key, ...rest]: DraftPath, value: unknown): unknown {
  if (key === undefined) return value;
  const inner = changed(valueAt(whole, [key]), rest, value);
  if (Array.isArray(whole)) return whole.map((item: unknown, i) => (i === key ? inner : item));
  const { [key]: _, ...others } = { ...(whole as Record<string | number, unknown>) };
  if (inner === undefined) return others;
  // in its place, so that a text that is typed anew does not wander to the end of the file
  return { ...(whole as object), [key]: inner };
}

/** The draft with every text as it will be signed: composed letters, no invisible characters, no white space at the edges. */
export function tidied<T>(value: T): T {
  if (typeof value === 'string') return normaliseText(value) as T;
  if (Array.isArray(value)) return value.map(tidied) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidied(inner)])) as T;
}
