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
});
export type Pin = z.infer<typeof Pin>;
const Pins = z.record(CampaignId, Pin);

export class CampaignStore {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
  }

  pin(id: string): Pin | undefined {
    return this.#pins()[id];
  }

  /** Checks a note against the pins, stores it and pins what is new. @throws Refused with a campaign code */
  load(note: string, how: Pick<Pin, 'mode' | 'test'>): Campaign {
    const campaign = orThrow(checkNote(note));
    const pin = this.pin(campaign.id);
    if (pin) this.#compare(campaign, note, pin);
    writeFileAtomically(this.#noteFile(campaign.id, campaign.version), note);
    this.#writePin(campaign, pin ?? { ...how, keys: campaign.keys, version: campaign.version });
    return campaign;
  }

  /** The campaign in its newest version, or in the one that was signed. @throws Refused `no_campaign` and campaign codes */
  get(id: string, version = this.pin(id)?.version): Campaign {
    const pin = this.pin(id);
    const note = version === undefined ? undefined : readFileIfAny(this.#noteFile(id, version));
    if (!pin || !note) throw new Refused('no_campaign', id);
    const campaign = orThrow(checkNote(note.toString('utf8')));
    if (!samePins(campaign.keys, pin.keys)) throw new Refused('campaign_pin_changed', id);
    return campaign;
  }

  /** Ids of all campaigns that are pinned here. */
  ids(): string[] {
    return Object.keys(this.#pins());
  }

  /** Takes a campaign off the list. Its files are the caller's. */
  unpin(id: string): void {
    const { [id]: _, ...others } = this.#pins();
    writeFileAtomically(this.#pinsFile(), `${JSON.stringify(others, null, 2)}\n`);
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
    const pins = { ...this.#pins(), [campaign.id]: { ...pin, version: campaign.version } };
    writeFileAtomically(this.#pinsFile(), `${JSON.stringify(pins, null, 2)}\n`);
  }

  #pins(): Record<string, Pin> {
    const text = readFileIfAny(this.#pinsFile())?.toString('utf8');
    if (text === undefined) return {};
    try {
      return Pins.parse(JSON.parse(text));
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

const samePins = (a: CampaignKeys, b: CampaignKeys): boolean =>
  a.sign === b.sign && a.entry === b.entry && a.transport === b.transport && a.certificate === b.certificate;
