/**
 * Checking what a campaign file says. It is the most attacked object of all, for whoever swaps its recipient gets every
 * entry; so each step either passes or refuses with one code, and nothing of a refused file is kept.
 */
import { X509Certificate } from 'node:crypto';

import { Campaign, CampaignDraft } from '../../contract/campaign.ts';
import { type Failure, ok, refuse, type Result } from '../../contract/result.ts';
import type { z } from '../../contract/zod.ts';
import { fromBase64, utf8 } from '../../seal/bytes.ts';
import { fingerprint } from '../../seal/fingerprint.ts';
import { parseNote, verifyNote } from '../../seal/note.ts';
import { isHybridRecipient } from '../../seal/sealed-form.ts';
import { systemTakes } from '../basics/system-signatures.ts';
import { contentFlaws, shapeOf } from './problems.ts';

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
  if (verifyNote(note, noteName(id), fromBase64(keys.sign), systemTakes) === undefined)
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
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += '{['.includes(bracket) ? 1 : -1;
    if (depth > deepest) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shape<S extends z.ZodMiniType>(schema: S, value: unknown): Result<z.infer<S>> {
  const { issues, structured } = shapeOf(schema, value);
  const [first] = issues;
  return first ? refuse(first.code, first.said) : ok(structured!);
}

/** The first thing that does not hang together or cannot be printed. */
function firstProblem(campaign: CampaignDraft): { ok: false; error: Failure } | undefined {
  const first = contentFlaws(campaign).next().value;
  return first && refuse(first.code, first.said);
}
