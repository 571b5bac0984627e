/** Ids of what is written here, made from its title as long as nobody has signed it. Nobody is asked for one. */
import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import { pick } from '../../electron/wording/pick.ts';

export type ListName = 'letters' | 'addressees' | 'fields' | 'consents';

/** Cyrillic letters whose Latin form is not a single plain one, and those that are. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а:a ә:a б:b в:v г:g ғ:g ґ:g д:d е:e ё:e є:ye ж:zh з:z и:i і:i ї:yi й:y к:k қ:q л:l м:m н:n ң:n о:o ө:o п:p р:r с:s т:t ' +
    'у:u ұ:u ү:u ф:f х:kh һ:h ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ў:u љ:lj њ:nj џ:dz ђ:dj ћ:c ј:j ı:i ß:ss ø:o æ:ae ł:l đ:d'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** A text in lower-case Latin letters, digits and hyphens; empty where nothing of it can be written so. */
function slugOf(text: string, longest: number): string {
  const plain = [...text.toLowerCase().normalize('NFC')].map((letter) => latin[letter] ?? letter).join('');
  const slug = plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return slug;
}

const standIns = {
  letters: 'letter',
  addressees: 'addressee',
  fields: 'field',
  consents: 'consent',
} as const;

/** An id from a title that none of `others` has. */
export function freshId(list: ListName, title: string, others: readonly string[]): string {
  const slug = slugOf(title, 24);
  const wanted = /^[a-z]/.test(slug) ? slug : standIns[list];
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`;
    if (!others.includes(id)) return id;
  }
}

/** The id of a campaign that is not signed yet: its title and the year. */
export function campaignId(draft: CampaignDraft, year: number): string {
  const [first] = draft.languages;
  const title = slugOf((first !== undefined && draft.texts[first]?.title) || '', 30);
  return `${title.length > 2 ? title : 'campaign'}-${year}`;
}

type Named = Partial<Record<'title' | 'label', Readonly<Record<string, string>>>>;

function titleOf(draft: CampaignDraft, list: ListName, at: number): string {
  const item = draft[list][at] as Named | undefined;
  const texts = item?.title ?? item?.label ?? {};
  return Object.keys(texts).length === 0 ? '' : pick(texts, draft.languages[0] ?? '', draft.languages);
}

/**
 * `after` with new ids for what has another title than in `before`, where the old id came from the old title or stood twice.
 * @param signed ids that letters and entries are known by already
 */
export function withFreshIds(
  before: CampaignDraft,
  after: CampaignDraft,
  signed: readonly string[],
): CampaignDraft {
  let draft = after;
  for (const list of ['letters', 'addressees', 'fields'] as const) {
    for (const at of draft[list].keys()) {
      const was = titleOf(before, list, at);
      const is = titleOf(draft, list, at);
      if (was !== is && before[list][at]?.id === draft[list][at]!.id)
        draft = renamed(draft, list, at, { was, is, signed });
    }
  }
  return draft;
}

function renamed(
  draft: CampaignDraft,
  list: ListName,
  at: number,
  { was, is, signed }: { was: string; is: string; signed: readonly string[] },
): CampaignDraft {
  const old = draft[list][at]!.id;
  const others = draft[list].filter((_, i) => i !== at).map(({ id }) => id);
  const stoodTwice = others.includes(old);
  if (signed.includes(`${list}.${old}`) && !stoodTwice) return draft;
  if (old !== freshId(list, was, others) && !stoodTwice) return draft;
  const id = freshId(list, is, others);
  const items = draft[list].map((item, i) => (i === at ? { ...item, id } : item));
  const next = { ...draft, [list]: items } as CampaignDraft;
  return list === 'addressees' && !stoodTwice ? readdressed(next, old, id) : next;
}

const readdressed = (draft: CampaignDraft, old: string, id: string): CampaignDraft => ({
  ...draft,
  letters: draft.letters.map((letter) => ({
    ...letter,
    addressees: letter.addressees.map((to) => (to === old ? id : to)),
  })),
});

/** Ids of a signed campaign, as `withFreshIds` wants them. */
export const signedIds = (campaign: CampaignDraft | undefined): string[] =>
  campaign
    ? (['letters', 'addressees', 'fields', 'consents'] as const).flatMap((list) =>
        campaign[list].map(({ id }) => `${list}.${id}`),
      )
    : [];
