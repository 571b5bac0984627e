/** What the handlers share: one campaign at a time, its vault, its session. Everything is made when first needed. */
import path from 'node:path';

import type { Campaign } from '../../contract/campaign.ts';
import { Refused } from '../../contract/result.ts';
import { defaultSettings, type KioskSettings } from '../../contract/settings.ts';
import { CampaignId } from '../../contract/shapes.ts';
import { attempt, forgetTimes } from '../basics/files.ts';
import { CampaignStore, type Pin } from '../campaign/store.ts';
import { type Device, deviceOf } from '../device/device.ts';
import type { HolderClient } from '../holder/client.ts';
import type { Ports } from '../ports.ts';
import { Session } from '../session/session.ts';
import { tryCount } from '../session/try-count.ts';
import { VaultDatabase } from '../vault/database.ts';
import { type Rescued, rescueVault } from '../vault/rescue.ts';
import { OpenVault, SealedVault } from '../vault/vault.ts';
import type { Errand } from './courier.ts';
import { checkExportFolder, readSettings, writeSettings } from './kiosk-settings.ts';
import { TargetAccess } from './target-access.ts';
import { UnfinishedWork } from './unfinished.ts';
import { WrittenPaths } from './written-paths.ts';

export class Kiosk {
  readonly ports: Ports;
  readonly campaigns: CampaignStore;
  readonly session: Session<HolderClient>;
  /** Whether a meeting is being closed: what is signed about the set must not change while the protocol is drawn. */
  isClosing = false;
  readonly unfinished = new UnfinishedWork();
  readonly written: WrittenPaths;
  readonly targets = new TargetAccess();
  /** The background sending, if one was started. */
  errand: Errand | undefined;
  readonly onBug: (error: unknown) => void;
  #activeId: string | undefined;
  #campaign: Campaign | undefined;
  #database: VaultDatabase | undefined;
  #device: Device | undefined;
  #settings: KioskSettings | undefined;

  constructor(ports: Ports, onBug: (error: unknown) => void = () => {}) {
    this.ports = ports;
    this.onBug = onBug;
    this.campaigns = new CampaignStore(ports.dataFolder);
    this.session = new Session(ports.monotonic, tryCount(path.join(ports.dataFolder, 'keys', 'tries')), () =>
      this.#deskIdleMilliseconds(),
    );
    this.written = new WrittenPaths(this.session);
  }

  /** Id of the campaign that the kiosk shows, if one is loaded. Once known it stays: only `activate` shows another. */
  activeId(): string | undefined {
    if (this.#activeId !== undefined) return this.#activeId;
    const id = attempt('settings.json', () => this.ports.settings.get('campaign'));
    if (typeof id === 'string' && CampaignId.safeParse(id).success && this.campaigns.pin(id))
      this.#activeId = id;
    return this.#activeId;
  }

  /** The loaded campaign. @throws Refused `no_campaign` */
  campaign(): Campaign {
    const id = this.activeId();
    if (id === undefined) throw new Refused('no_campaign');
    if (this.#campaign?.id !== id) this.#campaign = this.campaigns.get(id);
    return this.#campaign;
  }

  pin(): Pin {
    const pin = this.campaigns.pin(this.campaign().id);
    if (!pin) throw new Refused('no_campaign');
    return pin;
  }

  /** Shows another campaign, or a newer version, from now on. */
  activate(id: string): void {
    this.#endErrand();
    this.closeVault();
    this.unfinished.forget();
    this.#campaign = undefined;
    this.#activeId = undefined;
    attempt('settings.json', () => this.ports.settings.set('campaign', id));
    this.#forgetSettingsTimes();
  }

  /**
   * What the organisers chose, read once: what becomes of the file during a meeting stops nobody from signing.
   * @throws Refused `storage_failed`
   */
  settings(): KioskSettings {
    this.#settings ??= readSettings(this.ports.settings);
    return this.#settings;
  }

  /** Changes what is named. @throws Refused `storage_failed` */
  changeSettings(changes: Partial<KioskSettings>): void {
    this.#settings = undefined;
    writeSettings(this.ports.settings, changes);
    this.#forgetSettingsTimes();
  }

  /** A desk can always be opened, and then locks itself, whatever became of the file. */
  #deskIdleMilliseconds(): number {
    try {
      return this.settings().deskIdleSeconds * 1000;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return defaultSettings.deskIdleSeconds * 1000;
    }
  }

  #forgetSettingsTimes(): void {
    for (const written of ['settings.json', '']) forgetTimes(this.inData(written));
  }

  /** Lets go of the vault's file; the next who asks for the vault opens it again. */
  closeVault(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  /** Shows no campaign from now on. */
  deactivate(): void {
    this.#endErrand();
    this.session.lock();
    this.closeVault();
    this.unfinished.forget();
    this.#campaign = undefined;
    this.#activeId = undefined;
    this.ports.settings.set('campaign', undefined);
    // they say where copies of this campaign went
    this.changeSettings({ startLanguages: [], goal: null, targets: [], exportFolder: null });
  }

  /** The handle that appends. */
  sealedVault(): SealedVault {
    return new SealedVault(this.#vaultDatabase());
  }

  /** The handle that reads sealed rows; for the desk's calls only. */
  openVault(): OpenVault {
    return new OpenVault(this.#vaultDatabase());
  }

  /** Asked by hosts after every call, so it opens nothing. */
  isMeetingOpen(): boolean {
    if (this.#database === undefined) return false;
    try {
      return new SealedVault(this.#database).meeting() !== undefined;
    } catch (error) {
      // a vault that cannot be read takes nothing from anybody
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  device(): Device {
    this.#device ??= deviceOf(this.ports.dataFolder, this.ports.random);
    return this.#device;
  }

  /** A path inside the data folder. */
  inData(...parts: string[]): string {
    return path.join(this.ports.dataFolder, ...parts);
  }

  /** Where an export goes: the folder of the organisers' choice, else the data folder's. @throws Refused `folder_unusable` */
  exportsFile(...parts: string[]): string {
    const { exportFolder } = this.settings();
    if (exportFolder === null) return this.inData('exports', ...parts);
    checkExportFolder(exportFolder, this.ports.dataFolder);
    return path.join(exportFolder, ...parts);
  }

  close(): void {
    this.#endErrand();
    this.session.lock();
    this.closeVault();
  }

  /** Rescues what is good in a damaged vault. @throws Refused as `rescueVault` of the vault does */
  rescueVault(): Rescued {
    this.closeVault();
    return rescueVault(this.#vaultFile());
  }

  #endErrand(): void {
    void this.errand?.courier.stop();
    this.errand = undefined;
  }

  #vaultDatabase(): VaultDatabase {
    const { id } = this.campaign();
    this.#database ??= new VaultDatabase(this.#vaultFile(), { mustExist: this.pin().hasVault ?? false });
    // Only once it is there: a crash before this leaves a vault that is opened like any other.
    this.campaigns.rememberVault(id);
    return this.#database;
  }

  #vaultFile(): string {
    return this.inData('vault', `${this.campaign().id}${this.pin().test ? '.test' : ''}.sqlite`);
  }
}
