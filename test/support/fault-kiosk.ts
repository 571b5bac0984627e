/** A child kiosk together with what it has to hold: what was acknowledged, as ids and leaves. */
import path from 'node:path';

import { createClient } from '../../electron/contract/client.ts';
import { orThrow, type Result } from '../../electron/contract/result.ts';
import { createCore } from '../../electron/core/index.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { seal } from '../../electron/seal/age.ts';
import { hex, toBase64 } from '../../electron/seal/bytes.ts';
import { entryIds } from '../../electron/seal/codes.ts';
import { leafHash, setRoot } from '../../electron/seal/set-root.ts';
import { testCampaign } from './campaigns.ts';
import { seededBytes } from './seeded.ts';

export const meeting = { name: 'Branch meeting', place: 'Aktau', day: '2010-03-20' };

/** A row, with the secret that withdraws it. */
export interface FaultRow {
  id: Uint8Array;
  secret: Uint8Array;
  leaf: Uint8Array;
  /** As `submit` takes it. */
  input: { id: string; withdrawal: string; sealed: string };
}

/** Rows that a seed fixes, but for what is sealed in them. */
export async function rowMaker(seed: number): Promise<() => FaultRow> {
  const { campaign } = await testCampaign();
  const sealed = await seal(new Uint8Array(1024), campaign.keys.entry);
  const random = seededBytes(seed);
  return () => {
    const { id, secret, withdrawal } = entryIds(random(10), campaign.id);
    const input = { id: toBase64(id), withdrawal: toBase64(withdrawal), sealed: toBase64(sealed) };
    return { id, secret, leaf: leafHash(id, sealed, withdrawal), input };
  };
}

/** Loads the campaign, opens the meeting and submits rows, in this process. */
export async function prepare(dataFolder: string, rows: readonly FaultRow[]): Promise<void> {
  const core = createCore(nodePorts(dataFolder));
  const desk = core.openDesk();
  const client = createClient(
    (request, options) => core.call(request, options),
    () => desk,
  );
  const { note, keyFile } = await testCampaign();
  orThrow(await client('loadCampaign', { note, keys: toBase64(keyFile) }));
  orThrow(await client('openMeeting', meeting));
  for (const { input } of rows) orThrow(await client('submit', input));
  core.close();
}

/** Root of a set of rows, as `overview` says it. */
export const rootOf = (rows: Iterable<FaultRow>): string => hex(setRoot([...rows]));

/** Everything that the core writes while a meeting goes on and is closed. */
export function writtenIn(dataFolder: string): string[] {
  const vault = path.join(dataFolder, 'vault');
  const exports = path.join(dataFolder, 'exports');
  const closings = Array.from({ length: 200 }, (_, i) => `harbour-strike-closing-${i + 1}`);
  return [
    dataFolder,
    path.join(dataFolder, 'pins.json'),
    path.join(dataFolder, '.pins.json.part'),
    vault,
    path.join(vault, 'harbour-strike.sqlite'),
    path.join(vault, 'harbour-strike.sqlite-journal'),
    exports,
    ...closings.flatMap((stem) =>
      ['manifest', 'pdf'].flatMap((kind) => [
        path.join(exports, `${stem}.${kind}`),
        path.join(exports, `.${stem}.${kind}.part`),
      ]),
    ),
  ];
}

/** What a call was refused with; undefined for success, or for no answer at all. */
export const codeOf = (result: Result<unknown> | undefined): string | undefined =>
  result === undefined || result.ok ? undefined : result.error.code;
