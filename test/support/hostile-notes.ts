/** Campaign notes as somebody would make them who wants the entries, or wants the kiosk to fall over. A seed fixes each. */
import { campaignNote } from '../../electron/core/campaign/author.ts';
import { noteLimitBytes } from '../../electron/core/campaign/check.ts';
import { signNote } from '../../electron/seal/note.ts';
import type { TestCampaign } from './campaigns.ts';
import { oddities } from './oddities.ts';

/** The campaign that is loaded, in its version and an earlier one, and somebody else with keys of their own. */
export interface Victim {
  now: TestCampaign;
  before: TestCampaign;
  attacker: TestCampaign;
}

/** Numbers below a limit, as a seed gives them. */
export type Draw = (limit: number) => number;

type Make = (victim: Victim, draw: Draw) => string;
type Json = Record<string, unknown>;

const name = 'round-robin/harbour-strike';

/** The note's JSON changed and signed again: by the campaign's own key, which is the worst case, or by the attacker's. */
function resigned({ now }: Victim, by: TestCampaign, change: (campaign: Json) => void): string {
  const campaign = structuredClone(now.campaign) as unknown as Json;
  change(campaign);
  return signNote(`${JSON.stringify(campaign, null, 2)}\n`, name, by.secrets.signSecret);
}

/** The text itself, signed by the campaign's own key. */
const signedText = ({ now }: Victim, text: string): string => signNote(text, name, now.secrets.signSecret);
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1);

const pick = <T>(items: readonly T[], draw: Draw): T => items[draw(items.length)]!;

/** Every place in a value that holds a text, as a function that replaces it. */
function* places(value: unknown): Generator<(by: unknown) => void> {
  if (value === null || typeof value !== 'object') return;
  for (const key of Object.keys(value)) {
    yield (by) => void ((value as Json)[key] = by);
    yield* places((value as Json)[key]);
  }
}

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

/** Kinds of notes by what is wrong with them. */
export const hostileNotes: Readonly<Record<string, Make>> = {
  damaged: ({ now }, draw) => {
    let bytes = Buffer.from(now.note);
    for (let changes = 1 + draw(3); changes > 0; changes--) {
      const at = draw(bytes.length);
      const fresh = Buffer.from([draw(256)]);
      const skip = draw(3) === 0 ? draw(40) : 1;
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        draw(4) === 0 ? Buffer.alloc(0) : fresh,
        bytes.subarray(at + skip),
      ]);
    }
    return bytes.toString('utf8');
  },
  'cut short': ({ now }, draw) => now.note.slice(0, draw(now.note.length)),
  'changed and signed anew': (victim, draw) =>
    resigned(victim, victim.now, (campaign) => pick([...places(campaign)], draw)(pick(oddities, draw))),
  forged: (victim, draw) =>
    resigned(victim, victim.attacker, (campaign) => {
      campaign['organisation'] = `Dockers’ Union ${draw(1000)}`;
      // half of them say whose key it is, and so are whole in themselves
      if (draw(2) === 0) campaign['keys'] = victim.attacker.campaign.keys;
    }),
  'other recipients': (victim, draw) => {
    const { now, attacker } = victim;
    const which = pick(['entry', 'transport', 'certificate'] as const, draw);
    const change = (campaign: Json): void => {
      const keys = { ...now.campaign.keys, [which]: attacker.campaign.keys[which] };
      campaign['keys'] = draw(2) === 0 ? keys : { ...keys, sign: attacker.campaign.keys.sign };
      campaign['version'] = 2 + draw(3);
    };
    return resigned(victim, pick([now, attacker], draw), change);
  },
  downgraded: ({ before }) => before.note,
  'another text under the same version': ({ now }, draw) =>
    campaignNote({ ...now.campaign, organisation: `Union ${draw(1e9)}` }, now.secrets.signSecret),
  'nested deep': (victim, draw) => {
    const depth = 1 + draw(200_000);
    const [open, close] = pick(
      [
        ['[', ']'],
        ['{"a":', '}'],
        ['[{"a":', '}]'],
      ] as const,
      draw,
    );
    return signedText(victim, `${draw(2) === 0 ? nested(depth, open, close) : open.repeat(depth)}\n`);
  },
  'very long': (victim, draw) => {
    const length = noteLimitBytes - 200 - draw(100_000) + (draw(3) === 0 ? 200_000 : 0);
    const filling = pick(['x', '\n', '— ', '{', '[1],', '"a":', 'ÿ', '\\u0000'], draw);
    const text = filling.repeat(Math.floor(length / Buffer.byteLength(filling)));
    return draw(2) === 0
      ? `${text}\n\n— ${name} ${'A'.repeat(92)}\n`
      : `{"v":1,"id":${JSON.stringify(text)}}\n\n— ${name} ${'A'.repeat(92)}\n`;
  },
  'many members': (victim, draw) =>
    resigned(victim, victim.now, (campaign) => {
      const list = pick(['letters', 'addressees', 'fields', 'consents', 'languages'], draw);
      const items = campaign[list] as unknown[];
      campaign[list] = Array.from({ length: 1 + draw(2000) }, (_, i) => items[i % items.length]);
    }),
  'keys twice': (victim, draw) => {
    const text = textOf(victim.now.note);
    const twice = pick(
      ['"v": 1', '"id": "harbour-strike"', '"version": 9', '"__proto__": {}', '"constructor": 1'],
      draw,
    );
    return signedText(victim, text.replace('{\n', `{\n  ${twice},\n  "retention": "2030-12-31",\n`));
  },
  'other signature lines': ({ now }, draw) => {
    const line = now.note.slice(now.note.lastIndexOf('— '));
    const odd = [
      line + line,
      line.repeat(1000),
      `${line.slice(0, -1)}=\n`,
      line.replace('— ', '- '),
      ` ${line}`,
      line.replace(name, `${name}x`),
    ];
    return `${textOf(now.note)}\n${pick(odd, draw)}`;
  },
};
