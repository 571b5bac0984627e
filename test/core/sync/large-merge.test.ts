/** A headquarters with many laptops: progress while it merges, memory that does not grow with what it merges. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { orThrow } from '../../../electron/contract/result.ts';
import { seal } from '../../../electron/seal/age.ts';
import { hex } from '../../../electron/seal/bytes.ts';
import { leafHash, setRoot } from '../../../electron/seal/set-root.ts';
import { testCampaign } from '../../support/campaigns.ts';
import { collectIn, openHeadquarters, withDesk } from '../../support/collected.ts';
import { report, tier } from '../../support/figures.ts';
import { seededBytes } from '../../support/seeded.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { passphrase } from '../../support/with-kiosk.ts';

const laptops = tier(5, 100);
const each = tier(20, 500);
/** As much memory as 32 bundles of the largest size would take, whatever is merged. */
const mostGrowth = 300_000_000;

test(
  `${laptops} bundles with ${laptops * each} entries are merged into one set`,
  { timeout: 900_000 },
  async () => {
    const root = temporaryFolder();
    const campaign = await testCampaign();
    const random = seededBytes(50);
    const sealed = await seal(new Uint8Array(1024), campaign.campaign.keys.entry);
    const stick = path.join(root, 'stick');
    mkdirSync(stick);
    const codes: string[] = [];
    const leaves: { id: Uint8Array; leaf: Uint8Array }[] = [];
    for (let i = 0; i < laptops; i++) {
      const rows = Array.from({ length: each }, () => ({ id: random(16), withdrawal: random(32), sealed }));
      leaves.push(...rows.map((row) => ({ id: row.id, leaf: leafHash(row.id, row.sealed, row.withdrawal) })));
      const folder = path.join(root, `laptop-${i}`);
      codes.push(await collectIn(folder, campaign, rows));
      await withDesk(folder, async ({ client }) => orThrow(await client('sync', { to: stick })));
    }
    const headquarters = path.join(root, 'headquarters');
    await openHeadquarters(headquarters, campaign, codes);
    const steps: number[] = [];
    let peak = 0;
    const before = process.memoryUsage().rss;
    await withDesk(headquarters, async ({ client, atDesk }) => {
      atDesk(orThrow(await client('unlock', { passphrase })).desk);
      const onProgress = ({ done }: { done: number }): void => {
        steps.push(done);
        peak = Math.max(peak, process.memoryUsage().rss);
      };
      const merged = orThrow(await client('merge', { from: stick }, { onProgress }));
      expect(merged).toMatchObject({
        bundles: laptops,
        entries: laptops * each,
        root: hex(setRoot(leaves)),
        gaps: [],
        quarantined: [],
      });
    });
    expect(steps).toEqual([...Array(laptops + 1).keys()]);
    const growth = `${Math.round((peak - before) / 1_000_000)} MB more at most`;
    report(
      'sync',
      `merging ${laptops} bundles with ${laptops * each} entries`,
      `one root, ${growth}`,
      '≤ 300 MB',
    );
    expect(peak - before).toBeLessThan(mostGrowth);
  },
);
