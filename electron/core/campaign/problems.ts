/**
 * All that is wrong with a draft, each with the path to its field: for an author who mends one thing after another, and for
 * `check.ts`, which refuses with the first.
 */
import { CampaignDraft } from '../../contract/campaign.ts';
import type { DraftPath, ProblemKind } from '../../contract/editor.ts';
import { ok, refuse, type Result } from '../../contract/result.ts';
import type { z } from '../../contract/zod.ts';
import { nameCharacter, undrawable } from '../../wording/drawable.ts';
import { placeholdersIn } from '../../wording/placeholders.ts';

/** One reason why a campaign is refused. */
export interface Flaw {
  code: 'campaign_bad_shape' | 'campaign_unknown_field' | 'campaign_inconsistent' | 'campaign_undrawable';
  kind: ProblemKind;
  path: DraftPath;
  /** The limit, id, placeholder or character that it is about. */
  detail?: string;
  /** What a refusal says of it. */
  said: string;
}

/** Everything that keeps a draft from being signed: shape, then what hangs together, then what can be printed. */
export function* flawsOf(draft: unknown): Generator<Flaw, undefined> {
  const { issues, structured } = shapeOf(CampaignDraft, draft);
  yield* distinct(issues);
  // what is no draft at all has no parts that could be looked at
  if (structured) yield* contentFlaws(structured);
  return undefined;
}

/** What does not hang together, or cannot be printed. */
export function* contentFlaws(campaign: CampaignDraft): Generator<Flaw, undefined> {
  yield* incoherences(campaign);
  for (const [path, text] of textsOf(campaign)) {
    for (const character of undrawable(text)) {
      const detail = nameCharacter(character);
      const said = `${path.join('.')}: ${detail}`;
      yield { code: 'campaign_undrawable', kind: 'undrawable', path, detail, said };
    }
  }
  return undefined;
}

/** A draft that has all its parts, though their texts may be empty, too long or odd. @returns a refusal for anything else */
export function structuredDraft(draft: unknown): Result<CampaignDraft> {
  const { issues, structured } = shapeOf(CampaignDraft, draft);
  if (structured) return ok(structured);
  const { code, said } = issues.find(({ isStructural }) => isStructural)!;
  return refuse(code, said);
}

interface ShapeFlaw extends Flaw {
  /** Whether a part is missing, unknown or of another kind, and not only badly filled in. */
  isStructural: boolean;
}

/** What a schema says of a value; `structured` is the value itself when only what is filled in is wrong. */
export function shapeOf<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
): { issues: ShapeFlaw[]; structured: z.infer<S> | undefined } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { issues: [], structured: parsed.data };
  const issues = parsed.error.issues.map(shapeFlaw);
  const isSound = !issues.some(({ isStructural }) => isStructural);
  return { issues, structured: isSound ? (value as z.infer<S>) : undefined };
}

function shapeFlaw(issue: z.core.$ZodIssue): ShapeFlaw {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    const said = [...path, issue.keys[0]].join('.');
    return { code: 'campaign_unknown_field', kind: 'unknown', path, detail: said, said, isStructural: true };
  }
  const said = path.join('.') || 'the file';
  const isStructural = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  return { code: 'campaign_bad_shape', path, said, isStructural, ...kindOf(issue, path) };
}

function kindOf(issue: z.core.$ZodIssue, path: DraftPath): Pick<Flaw, 'kind' | 'detail'> {
  if (path.at(-1) === 'retention') return { kind: 'bad_day' };
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return { kind: 'empty' };
    return issue.origin === 'array' ? { kind: 'none' } : { kind: 'bad_form' };
  }
  if (issue.code === 'too_big' && issue.origin !== 'number' && issue.origin !== 'int')
    return {
      kind: issue.origin === 'string' ? 'too_long' : 'over_limit',
      detail: String(issue.maximum),
    };
  // the only rule of that kind that is left: a text has to be there in one language
  return { kind: issue.code === 'custom' ? 'empty' : 'bad_form' };
}

/** A rule broken twice in one field is one problem to its author. */
function distinct(flaws: readonly Flaw[]): Flaw[] {
  const keys = flaws.map(({ kind, path }) => JSON.stringify([kind, path]));
  return flaws.filter((_, i) => keys.indexOf(keys[i]!) === i);
}

const incoherent = (kind: ProblemKind, path: DraftPath, said: string, detail: string): Flaw => ({
  code: 'campaign_inconsistent',
  kind,
  path,
  said,
  detail,
});

function* incoherences(campaign: CampaignDraft): Generator<Flaw, undefined> {
  const { languages, texts, letters, addressees, fields, consents } = campaign;
  for (const language of languages)
    if (!Object.hasOwn(texts, language))
      yield incoherent('no_text', ['texts', language], `texts.${language} is missing`, language);
  for (const [list, items] of Object.entries({ letters, addressees, fields, consents })) {
    for (const { id, at } of repeated(items))
      yield incoherent('twice', [list, at, 'id'], `${list}: ${id} stands twice`, id);
  }
  // A letter's file is named by entry and addressee, so one person writes to an addressee once.
  const written = letters.flatMap((letter, i) => letter.addressees.map((id) => ({ id, letter: i })));
  for (const { id, at } of repeated(written)) {
    const path = ['letters', written[at]!.letter, 'addressees'];
    yield incoherent('two_letters', path, `addressees.${id} gets two letters`, id);
  }
  for (const i of letters.keys()) yield* letterFlaws(campaign, i);
  return undefined;
}

/** Ids that stood before, with their places. */
const repeated = (items: readonly { id: string }[]): { id: string; at: number }[] => {
  const ids = items.map(({ id }) => id);
  return ids.map((id, at) => ({ id, at })).filter(({ id, at }) => ids.indexOf(id) !== at);
};

function* letterFlaws({ letters, addressees }: CampaignDraft, i: number): Generator<Flaw, undefined> {
  const letter = letters[i]!;
  const name = `letters.${letter.id}`;
  for (const id of letter.addressees) {
    const addressee = addressees.find((candidate) => candidate.id === id);
    const path = ['letters', i, 'addressees'];
    if (!addressee) yield incoherent('no_addressee', path, `${name}: no addressee ${id}`, id);
    else if (!Object.hasOwn(letter.texts, addressee.language)) {
      const { language } = addressee;
      const said = `${name}: no text in ${language}, the language of ${id}`;
      yield incoherent('no_text', ['letters', i, 'texts', language], said, language);
    }
  }
  for (const [language, { paragraphs }] of Object.entries(letter.texts)) {
    for (const [at, paragraph] of paragraphs.entries()) {
      for (const odd of placeholdersIn(paragraph).filter((found) => !letterPlaceholders.includes(found))) {
        const path = ['letters', i, 'texts', language, 'paragraphs', at];
        yield incoherent('unknown_placeholder', path, `${name}: unknown placeholder {${odd}}`, odd);
      }
    }
  }
  return undefined;
}

/** What may stand in braces in a letter's paragraphs. */
const letterPlaceholders = ['from', 'country', 'organisation'];

/** Every text of a campaign with the path to it. */
function* textsOf(value: unknown, path: DraftPath = []): Generator<[DraftPath, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value))
    for (const [i, inner] of value.entries()) yield* textsOf(inner, [...path, i]);
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, [...path, key]);
}
