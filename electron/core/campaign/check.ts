/**
 * Checking what a campaign file says. It is the most attacked object of all, for whoever swaps its recipient gets every
 * entry; so each step either passes or refuses with one code, and nothing of a refused file is kept.
 */
import { X509Certificate } from 'node:crypto';

import { Campaign, CampaignDraft } from '../../contract/campaign.ts';
import { type Code, ok, refuse, type Result } from '../../contract/result.ts';
import type { z } from '../../contract/zod.ts';
import { isHybridRecipient } from '../../seal/age.ts';
import { fromBase64, utf8 } from '../../seal/bytes.ts';
import { fingerprint } from '../../seal/fingerprint.ts';
import { parseNote, verifyNote } from '../../seal/note.ts';
import { nameCharacter, undrawable } from '../../wording/drawable.ts';
import { placeholdersIn } from '../../wording/placeholders.ts';

/** A campaign note larger than this is not read. */
export const noteLimitBytes = 4 * 1024 * 1024;

/** The name under which a campaign's key signs. */
export const noteName = (id: string): string => `round-robin/${id}`;

/** Checks a draft: shape, then what hangs together, then what can be printed. */
export function checkDraft(draft: unknown): Result<CampaignDraft> {
  const shaped = shape(CampaignDraft, draft);
  if (!shaped.ok) return shaped;
  return firstProblem(shaped.value) ?? shaped;
}

/**
 * Checks a note from outside: size, form, signature by the key it names itself, shape, coherence. Whether that key is the
 * one pinned for the campaign is the caller's question (`store.ts`).
 */
export function checkNote(note: string): Result<Campaign> {
  if (utf8(note).length > noteLimitBytes) return refuse('campaign_too_large');
  const parsed = parseNote(note);
  if (!parsed) return refuse('note_unreadable');
  const json = parseJson(parsed.text);
  if (json === undefined) return refuse('note_unreadable');
  const shaped = shape(Campaign, json);
  if (!shaped.ok) return shaped;
  const { id, keys } = shaped.value;
  const unusable = unusableKey(keys);
  if (verifyNote(note, noteName(id), fromBase64(keys.sign)) === undefined)
    return refuse('note_bad_signature', id);
  if (unusable) return refuse('campaign_inconsistent', `keys.${unusable}`);
  return firstProblem(shaped.value) ?? shaped;
}

/** The first key that nothing could be sealed to or certified under. */
function unusableKey({ entry, transport, certificate }: Campaign['keys']): string | undefined {
  if (!isHybridRecipient(entry)) return 'entry';
  if (!isHybridRecipient(transport)) return 'transport';
  try {
    const { publicKey } = new X509Certificate(fromBase64(certificate));
    return publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? undefined : 'certificate';
  } catch {
    return 'certificate';
  }
}

/** The fingerprint of a campaign's public keys. */
export const campaignFingerprint = ({ keys }: Pick<Campaign, 'keys'>): string =>
  fingerprint({
    sign: fromBase64(keys.sign),
    entry: keys.entry,
    transport: keys.transport,
    certificate: fromBase64(keys.certificate),
  });

/** zod recurses, so a file that is nested absurdly deep is stopped here. */
const deepest = 20;

function parseJson(text: string): unknown {
  let depth = 0;
  for (const character of text) {
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') depth--;
    if (depth > deepest) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shape<S extends z.ZodMiniType>(schema: S, value: unknown): Result<z.infer<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'the file';
  return issue?.code === 'unrecognized_keys'
    ? refuse('campaign_unknown_field', [...issue.path, issue.keys[0]].join('.'))
    : refuse('campaign_bad_shape', where);
}

/** The first thing that does not hang together. */
function firstProblem(campaign: CampaignDraft): { ok: false; error: { code: Code } } | undefined {
  const incoherent = incoherences(campaign).next().value;
  if (incoherent) return refuse('campaign_inconsistent', incoherent);
  for (const [where, text] of textsOf(campaign)) {
    const [character] = undrawable(text);
    if (character) return refuse('campaign_undrawable', `${where}: ${nameCharacter(character)}`);
  }
  return undefined;
}

function* incoherences(campaign: CampaignDraft): Generator<string, undefined> {
  const { languages, letters, addressees } = campaign;
  for (const language of languages) if (!campaign.texts[language]) yield `texts.${language} is missing`;
  for (const [list, items] of Object.entries({
    letters,
    addressees,
    fields: campaign.fields,
    consents: campaign.consents,
  })) {
    const ids = items.map(({ id }) => id);
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice) yield `${list}: ${twice} stands twice`;
  }
  // A letter's file is named by entry and addressee, so one person writes to an addressee once.
  const written = letters.flatMap((letter) => letter.addressees);
  const twice = written.find((id, i) => written.indexOf(id) !== i);
  if (twice) yield `addressees.${twice} gets two letters`;
  for (const letter of letters) {
    for (const id of letter.addressees) {
      const addressee = addressees.find((candidate) => candidate.id === id);
      if (!addressee) yield `letters.${letter.id}: no addressee ${id}`;
      else if (!letter.texts[addressee.language])
        yield `letters.${letter.id}: no text in ${addressee.language}, the language of ${id}`;
    }
    for (const { paragraphs } of Object.values(letter.texts)) {
      const odd = paragraphs.flatMap(placeholdersIn).find((name) => !letterPlaceholders.includes(name));
      if (odd) yield `letters.${letter.id}: unknown placeholder {${odd}}`;
    }
  }
  return undefined;
}

/** What may stand in braces in a letter's paragraphs. */
const letterPlaceholders = ['from', 'country', 'organisation'];

/** Every text of a campaign with the path to it. */
function* textsOf(value: unknown, where = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [where, value];
  else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, where ? `${where}.${key}` : key);
  }
}
