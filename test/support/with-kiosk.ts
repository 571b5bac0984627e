/** A kiosk to tell a story with: a core over a fresh data folder, reached through its front door. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect } from 'vitest';

import { type Client, createClient } from '../../electron/contract/client.ts';
import { orThrow } from '../../electron/contract/result.ts';
import type { Meeting } from '../../electron/contract/shapes.ts';
import { type Core, createCore } from '../../electron/core/index.ts';
import type { Ports } from '../../electron/core/ports.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { toBase64 } from '../../electron/seal/bytes.ts';
import { draft, passphrase, type TestCampaign, testCampaign, type Variation } from './campaigns.ts';
import { holderHere } from './holder-here.ts';

export const meeting: Meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };

/** What everybody's page is told where nothing was chosen. */
export const shownSettings = {
  idleSeconds: 60,
  startLanguages: [],
  keyboard: 'auto',
  entries: null,
  goal: null,
};

export interface KioskOptions {
  /** `single` (with keys), `field` (without) or none. */
  campaign?: 'single' | 'field' | 'none';
  /** Another campaign than the usual one. */
  variation?: Variation;
  /** Whether a meeting is open when the story begins. */
  meeting?: boolean;
  /** Whether the keys are held by a process of their own, as in the product. */
  forkedHolder?: boolean;
  /** Whether the story is about bugs; otherwise one fails the test. */
  expectBugs?: boolean;
  ports?: Partial<Ports>;
  /** A mutant's in place of the product's. */
  makeCore?: typeof createCore;
}

export interface KioskStory {
  core: Core;
  /** Calls as an attendee's page, and as the desk's once `unlock` or `openDesk` has been called. */
  client: Client;
  /** Opens desk and keys by the passphrase. */
  unlock: () => Promise<void>;
  /** Opens the desk without keys, as the command line does. */
  openDesk: () => void;
  /** The clock that the core reads. */
  clock: { advance: (milliseconds: number) => void };
  dataFolder: string;
  /** A folder beside the data folder. */
  folder: (name: string) => string;
  campaign: TestCampaign;
  /** What the core called impossible. */
  bugs: unknown[];
  ports: Ports;
}

/** Sets a kiosk up, tells the story, closes it and removes its folder. */
export async function withKiosk(
  options: KioskOptions,
  story: (kiosk: KioskStory) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'round-robin-kiosk-'));
  const dataFolder = path.join(root, 'data');
  const now = { milliseconds: 1_000_000 };
  const ports: Ports = {
    ...nodePorts(dataFolder),
    ...(options.forkedHolder ? {} : { startHolder: holderHere }),
    monotonic: () => now.milliseconds,
    ...options.ports,
  };
  const bugs: unknown[] = [];
  const core = (options.makeCore ?? createCore)(ports, (error) => bugs.push(error));
  let desk: string | undefined;
  const client = createClient(
    (request, given) => core.call(request, given),
    () => desk,
  );
  const campaign = await testCampaign(options.variation);
  try {
    await setUp(core, campaign, options);
    await story({
      core,
      client,
      unlock: async () => {
        desk = orThrow(await client('unlock', { passphrase })).desk;
      },
      openDesk: () => (desk = core.openDesk()),
      clock: { advance: (milliseconds) => (now.milliseconds += milliseconds) },
      dataFolder,
      folder: (name) => {
        const folder = path.join(root, name);
        mkdirSync(folder, { recursive: true });
        return folder;
      },
      campaign,
      bugs,
      ports,
    });
    if (!options.expectBugs) expect(bugs).toEqual([]);
  } finally {
    core.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Loads the campaign and opens the meeting, then leaves the desk. */
async function setUp(core: Core, { note, keyFile }: TestCampaign, options: KioskOptions): Promise<void> {
  const { campaign = 'single', meeting: open = false } = options;
  const desk = core.openDesk();
  const client = createClient(
    (request, given) => core.call(request, given),
    () => desk,
  );
  if (campaign === 'single') orThrow(await client('loadCampaign', { note, keys: toBase64(keyFile) }));
  if (campaign === 'field') orThrow(await client('loadCampaign', { note, deskPassphrase: passphrase }));
  if (open) orThrow(await client('openMeeting', meeting));
  core.lock();
}

export { draft, passphrase };
