/** What differs between two versions of a campaign, for people to read before they sign or load one. */
import type { CampaignDraft } from '../contract/campaign.ts';
import type { Change, DraftPath } from '../contract/editor.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** All differences in what two drafts or campaigns say, in the order of the later one. Version and keys are no content. */
export function changesBetween(before: CampaignDraft, after: CampaignDraft): Change[] {
  return [...differences(contentOf(before), contentOf(after), [])];
}

function contentOf(campaign: CampaignDraft): Json {
  const { v, version, keys, ...content } = campaign as CampaignDraft & { version?: number; keys?: unknown };
  return content as unknown as Json;
}

function* differences(before: Json | undefined, after: Json | undefined, path: DraftPath): Generator<Change> {
  if (before === undefined || after === undefined) {
    if (after !== undefined) yield { kind: 'added', path, after: inBrief(after) };
    if (before !== undefined) yield { kind: 'removed', path, before: inBrief(before) };
  } else if (isList(before) && isList(after)) yield* listDifferences(before, after, path);
  else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(after), ...Object.keys(before)]))
      yield* differences(own(before, key), own(after, key), [...path, key]);
  } else if (before !== after) {
    yield { kind: 'changed', path, before: inBrief(before), after: inBrief(after) };
  }
}

/** Items with ids are compared with their namesakes; other lists by what stands where once common items are matched. */
function* listDifferences(
  before: readonly Json[],
  after: readonly Json[],
  path: DraftPath,
): Generator<Change> {
  if (haveIds(before) && haveIds(after)) {
    yield* differences(byId(before), byId(after), path);
    const [was, is] = [before, after].map((items) => items.map((item) => idOf(item)!));
    const stayed = is!.filter((id) => was!.includes(id));
    const order = was!.filter((id) => is!.includes(id));
    if (stayed.join() !== order.join())
      yield { kind: 'changed', path, before: order.join(', '), after: stayed.join(', ') };
    return;
  }
  for (const [was, is, at] of aligned(before, after)) yield* differences(was, is, [...path, at]);
}

/**
 * Pairs of items, undefined where one side has none. What is equal at both ends is left out, so that a paragraph put between two
 * others is one that was added and not a change of all that follow.
 */
function* aligned(
  before: readonly Json[],
  after: readonly Json[],
): Generator<[was: Json | undefined, is: Json | undefined, at: number]> {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && same(before[head]!, after[head]!)) head++;
  let tail = 0;
  while (tail < shorter - head && same(before.at(-1 - tail)!, after.at(-1 - tail)!)) tail++;
  const [was, is] = [before, after].map((items) => items.slice(head, items.length - tail));
  for (let i = 0; i < Math.max(was!.length, is!.length); i++) yield [was![i], is![i], head + i];
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !isList(value);
const own = (object: { readonly [key: string]: Json }, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const idOf = (item: Json): string | undefined =>
  isObject(item) && typeof item['id'] === 'string' ? item['id'] : undefined;
const haveIds = (items: readonly Json[]): boolean => items.every((item) => idOf(item) !== undefined);
const byId = (items: readonly Json[]): { readonly [key: string]: Json } =>
  Object.fromEntries(items.map((item) => [idOf(item)!, item]));

/** A value as one text: of a list its items, of a whole item what it is called. */
function inBrief(value: Json): string {
  if (isList(value)) return value.map(inBrief).join('\n');
  if (!isObject(value)) return String(value);
  for (const key of ['title', 'label', 'wording', 'subject']) {
    const named = own(value, key);
    if (named !== undefined) return inBrief(named);
  }
  const [first] = Object.values(value);
  return first === undefined ? '' : inBrief(first);
}
