/**
 * The campaigns of a data folder: notes under `campaigns/`, pins in `pins.json`, key files under `keys/`. The first load
 * pins a campaign's keys; from then on only notes under the same keys and with a higher version get in.
 */
import path from 'node:path';

import { Mode } from '../../contract/attendee.ts';
import { type Campaign, CampaignKeys } from '../../contract/campaign.ts';
import { orThrow, Refused } from '../../contract/result.ts';
import { CampaignId } from '../../contract/shapes.ts';
import { z } from '../../contract/zod.ts';
import { readFileIfAny, renameDurably, writeFileAtomically } from '../basics/files.ts';
import { checkNote } from './check.ts';

/** What is remembered of a campaign when it is first loaded. */
const Pin = z.strictObject({
  keys: CampaignKeys,
  version: z.int().check(z.minimum(1)),
  mode: Mode,
  test: z.boolean(),
  /** Whether its vault was made. From then on a vault that is missing is damage, and no new one takes its place. */
  hasVault: z.optional(z.boolean()),
});
export type Pin = z.infer<typeof Pin>;
const Pins = z.record(CampaignId, Pin);

export class CampaignStore {
  readonly #folder: string;
  /** The pins as they were last read: every call asks for one. */
  #known: Readonly<Record<string, Pin>> = {};

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  /** What is remembered of a campaign. One that is not known here may have been loaded by another process since. */
  pin(id: string): Pin | undefined {
    return pinIn(this.#known, id) ?? pinIn(this.#readPins(), id);
  }

  /** Checks a note against the pins. @throws Refused with a campaign code */
  check(note: string): Campaign {
    const campaign = orThrow(checkNote(note));
    const pin = pinIn(this.#readPins(), campaign.id);
    if (pin) this.#compare(campaign, note, pin);
    return campaign;
  }

  /** The same, and then stores it and pins what is new. @throws Refused with a campaign code */
  load(note: string, how: Pick<Pin, 'mode' | 'test'>): Campaign {
    const campaign = this.check(note);
    const pin = pinIn(this.#readPins(), campaign.id);
    writeFileAtomically(this.#noteFile(campaign.id, campaign.version), note);
    this.#writePin(campaign, pin ?? { ...how, keys: campaign.keys, version: campaign.version });
    return campaign;
  }

  /** The campaign in its newest version, or in the one that was signed. @throws Refused `no_campaign` and campaign codes */
  get(id: string, version = this.pin(id)?.version): Campaign {
    const pin = this.pin(id);
    const note = version === undefined ? undefined : this.note(id, version);
    if (!pin || !note) throw new Refused('no_campaign', id);
    const campaign = orThrow(checkNote(note.toString('utf8')));
    if (!samePins(campaign.keys, pin.keys)) throw new Refused('campaign_pin_changed', id);
    return campaign;
  }

  /** The signed note of a version, as it was loaded. */
  note(id: string, version: number): Buffer | undefined {
    return readFileIfAny(this.#noteFile(id, version));
  }

  /** The number of the next version: above all that lie here, also above one that a crash left unpinned. */
  nextVersion(id: string): number {
    let version = (this.pin(id)?.version ?? 0) + 1;
    while (this.note(id, version)) version++;
    return version;
  }

  /** Remembers that the campaign's vault was made. */
  rememberVault(id: string): void {
    if (this.pin(id)?.hasVault) return;
    const pins = this.#readPins();
    const pin = pinIn(pins, id);
    if (!pin) throw new Refused('no_campaign', id);
    this.#writePins({ ...pins, [id]: { ...pin, hasVault: true } });
  }

  /** Ids of all campaigns that are pinned here. */
  ids(): string[] {
    return Object.keys(this.#readPins());
  }

  /** Takes a campaign off the list. Its files are the caller's. */
  unpin(id: string): void {
    const { [id]: _, ...others } = this.#readPins();
    this.#writePins(others);
  }

  keyFile(id: string): Buffer | undefined {
    return readFileIfAny(path.join(this.#folder, 'keys', `${id}.keys.age`));
  }

  storeKeyFile(id: string, keyFile: Uint8Array): void {
    writeFileAtomically(path.join(this.#folder, 'keys', `${id}.keys.age`), keyFile);
  }

  /**
   * Puts a key file into the place of the old one: written beside it, read back, tried by `check`, and only then renamed. What
   * `check` throws, or a crash, leaves the old file as it was.
   */
  async replaceKeyFile(
    id: string,
    keyFile: Uint8Array,
    check: (stored: Uint8Array) => Promise<void>,
  ): Promise<void> {
    const fresh = path.join(this.#folder, 'keys', `${id}.keys.age.new`);
    writeFileAtomically(fresh, keyFile);
    await check(readFileIfAny(fresh) ?? new Uint8Array());
    renameDurably(fresh, path.join(this.#folder, 'keys', `${id}.keys.age`));
  }

  deskVerifier(id: string): string | undefined {
    return readFileIfAny(path.join(this.#folder, 'keys', `${id}.desk.json`))?.toString('utf8');
  }

  storeDeskVerifier(id: string, verifier: string): void {
    writeFileAtomically(path.join(this.#folder, 'keys', `${id}.desk.json`), verifier);
  }

  #compare(campaign: Campaign, note: string, pin: Pin): void {
    if (!samePins(campaign.keys, pin.keys)) throw new Refused('campaign_pin_changed', campaign.id);
    if (campaign.version < pin.version) throw new Refused('campaign_older', `${campaign.version}`);
    const stored = readFileIfAny(this.#noteFile(campaign.id, campaign.version));
    if (stored && stored.toString('utf8') !== note)
      throw new Refused('campaign_changed', `${campaign.version}`);
  }

  #writePin(campaign: Campaign, pin: Pin): void {
    this.#writePins({ ...this.#readPins(), [campaign.id]: { ...pin, version: campaign.version } });
  }

  #writePins(pins: Readonly<Record<string, Pin>>): void {
    writeFileAtomically(this.#pinsFile(), `${JSON.stringify(pins, null, 2)}\n`);
    this.#known = pins;
  }

  #readPins(): Readonly<Record<string, Pin>> {
    const text = readFileIfAny(this.#pinsFile())?.toString('utf8');
    if (text === undefined) return {};
    try {
      this.#known = Pins.parse(JSON.parse(text));
      return this.#known;
    } catch (error) {
      // Without pins any campaign file would get in, so a damaged list is an error and never an empty one.
      throw new Refused('storage_failed', 'pins.json', { cause: error });
    }
  }

  #pinsFile(): string {
    return path.join(this.#folder, 'pins.json');
  }

  #noteFile(id: string, version: number): string {
    return path.join(this.#folder, 'campaigns', `${id}.${version}.roundrobin`);
  }
}

/** An id such as `constructor` is not pinned because every object has one. */
const pinIn = (pins: Readonly<Record<string, Pin>>, id: string): Pin | undefined =>
  Object.hasOwn(pins, id) ? pins[id] : undefined;

/** Whether two campaigns have the same keys. */
export const samePins = (a: CampaignKeys, b: CampaignKeys): boolean =>
  a.sign === b.sign && a.entry === b.entry && a.transport === b.transport && a.certificate === b.certificate;
