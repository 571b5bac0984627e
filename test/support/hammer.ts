/** Makes hostile calls of a core, as everybody who could make them, and watches what it answers. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { commonErrors } from '../../electron/contract/call.ts';
import { type CallName, calls } from '../../electron/contract/index.ts';
import { type Code, codes, orThrow, type Result } from '../../electron/contract/result.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { sealEntry } from '../../electron/seal/entry.ts';
import { recoveryText } from '../../electron/seal/recovery-text.ts';
import { drawFrom } from './draw.ts';
import { type HostileCall, hostileCall, type Known } from './mutated-calls.ts';
import { entryFor } from './signings.ts';
import { draft, type KioskStory, meeting, passphrase } from './with-kiosk.ts';

/** Who calls: an attendee's page, somebody with a made-up token, an organiser, an organiser with the keys open. */
export const callers = ['nobody', 'stranger', 'desk', 'keys'] as const;
export type Caller = (typeof callers)[number];

export interface Hammered {
  calls: number;
  answered: number;
  codes: Set<Code>;
  names: Set<string>;
  wrong: Set<string>;
}

/** Values with which the calls of a loaded kiosk would go through. */
async function knownOf({ campaign: { campaign, note, keyFile }, client }: KioskStory): Promise<Known> {
  const row = await sealEntry(entryFor(campaign), campaign.keys.entry);
  const shown = await client('showDevice', {});
  return {
    id: [toBase64(row.id)],
    withdrawal: [toBase64(row.withdrawal)],
    sealed: [toBase64(row.sealed)],
    secret: [toBase64(row.withdrawal)],
    passphrase: [passphrase, 'acid tulip velvet mango radar'],
    own: ['short', 'pass word'],
    deskPassphrase: ['short'],
    note: [note],
    keys: [toBase64(keyFile)],
    draft: [draft],
    letter: ['protest', 'none'],
    addressee: ['company', 'embassy'],
    country: ['DE', 'GB'],
    language: ['en', 'kk'],
    name: [meeting.name],
    place: [meeting.place],
    day: [meeting.day],
    code: [shown.ok ? shown.value.code : 'AAAA'],
    text: [recoveryText(new Uint8Array(32))],
    out: ['out', 'file.pdf'],
    to: ['stick', 'none'],
    from: ['stick', 'none'],
    merged: ['all.pdf'],
    recoverySheet: ['sheet.pdf'],
    files: ['file.pdf', 'none'],
  };
}

/** @param count calls as each caller @param folder where organisers may have written to */
export async function hammer(
  kiosk: KioskStory,
  folder: string,
  how: { seed: number; count: number },
): Promise<Hammered> {
  const hammered: Hammered = { calls: 0, answered: 0, codes: new Set(), names: new Set(), wrong: new Set() };
  const draw = drawFrom(how.seed);
  const known = await knownOf(kiosk);
  for (const caller of callers) {
    let desk = await tokenOf(kiosk, caller);
    for (let i = 0; i < how.count; i++) {
      if (!(await isStill(kiosk, caller, desk))) desk = await tokenOf(kiosk, caller);
      const call = hostileCall(known, folder, draw);
      const result = await kiosk.core.call({ name: call.name, input: call.input, desk });
      hammered.calls++;
      hammered.names.add(call.name);
      judge(call, caller, result, hammered);
    }
    if (isOutside(caller) && readdirSync(folder).length > 0) hammered.wrong.add(`${caller} wrote somewhere`);
  }
  for (const bug of kiosk.bugs) hammered.wrong.add(`a bug: ${String(bug).slice(0, 100)}`);
  return hammered;
}

async function tokenOf(kiosk: KioskStory, caller: Caller): Promise<string | undefined> {
  if (caller === 'nobody') return undefined;
  if (caller === 'stranger') return 'A'.repeat(43);
  if (caller === 'desk') return kiosk.core.openDesk();
  // wrong tries of before are waited for; another campaign, or passphrase, that a mutated call brought is put back
  const { keyFile } = kiosk.campaign;
  const input = { note: newestNote(kiosk), keys: toBase64(keyFile) };
  orThrow(await kiosk.core.call({ name: 'loadCampaign', input, desk: kiosk.core.openDesk() }));
  kiosk.clock.advance(24 * 3600 * 1000);
  writeFileSync(path.join(kiosk.dataFolder, 'keys', 'harbour-strike.keys.age'), keyFile);
  rmSync(path.join(kiosk.dataFolder, 'keys', 'tries'), { force: true });
  const unlocked = await kiosk.core.call({ name: 'unlock', input: { passphrase } });
  return (orThrow(unlocked) as { desk: string }).desk;
}

/** Somebody with the keys may have signed a later version; then no earlier one gets in. */
function newestNote({ campaign: { note }, dataFolder }: KioskStory): string {
  const pins = path.join(dataFolder, 'pins.json');
  if (!existsSync(pins)) return note;
  const pinned = JSON.parse(readFileSync(pins, 'utf8')) as Record<string, { version: number }>;
  const version = pinned['harbour-strike']?.version;
  if (version === undefined) return note;
  return readFileSync(path.join(dataFolder, 'campaigns', `harbour-strike.${version}.roundrobin`), 'utf8');
}

const isOutside = (caller: Caller): boolean => caller === 'nobody' || caller === 'stranger';

/** Whether the caller is still who they were: some calls lock the desk, or open another. */
async function isStill({ core }: KioskStory, caller: Caller, desk: string | undefined): Promise<boolean> {
  if (isOutside(caller)) return true;
  if (caller === 'desk') return (await core.call({ name: 'showDevice', input: {}, desk })).ok;
  const asked = await core.call({ name: 'enrolDevice', input: { code: '' }, desk });
  return !asked.ok && asked.error.code === 'bad_device_code';
}

function judge(call: HostileCall, caller: Caller, result: Result<unknown>, hammered: Hammered): void {
  const wrong = (what: string): void => void hammered.wrong.add(`${call.name} by ${caller}: ${what}`);
  if (result.ok) hammered.answered++;
  else {
    const { code, detail } = result.error;
    hammered.codes.add(code);
    if (!codes.includes(code)) wrong(`${code} is not in the list`);
    if (code === 'internal') wrong('internal');
    if (/\n\s+at |node:|\.ts:\d/.test(detail ?? '')) wrong('a stack trace');
    const named: readonly Code[] = call.role
      ? [...commonErrors, ...calls[call.name as CallName].errors, 'no_keys', 'locked']
      : ['unknown_call'];
    if (!named.includes(code)) wrong(`${code} is not named by the call`);
  }
  const mayPass = call.role === 'attendee' || call.role === undefined;
  if (isOutside(caller) && !mayPass && (result.ok || result.error.code !== 'not_allowed'))
    wrong('passed without a desk');
  if (
    caller === 'desk' &&
    call.role === 'keys' &&
    (result.ok || !['locked', 'bad_input'].includes(result.error.code))
  )
    wrong('passed without the keys');
}
