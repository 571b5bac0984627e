/** Sending and merging from a shell, over a folder, Apache and an object store; nothing secret in an argument. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

import { seal } from '../../electron/seal/age.ts';
import { apacheUser, startApache } from '../support/apache.ts';
import { testCampaign } from '../support/campaigns.ts';
import { collectIn, openHeadquarters } from '../support/collected.ts';
import { runCommand } from '../support/command-line.ts';
import { report, tier } from '../support/figures.ts';
import { randomRow } from '../support/rows.ts';
import { startObjectStore, storeUser } from '../support/s3-server.ts';
import { seededBytes } from '../support/seeded.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { needTool } from '../support/tools.ts';
import { passphrase } from '../support/with-kiosk.ts';

const senders = tier(2, 5);
const each = tier(3, 2000);

test(
  `${senders} laptops send to three places, headquarters merges them, and the roots are equal`,
  {
    timeout: tier(90_000, 900_000),
  },
  async (ctx) => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const write = (name: string, text: string): string => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    mkdirSync(path.join(folder, 'apache'));
    mkdirSync(path.join(folder, 'stick'));
    const apache = await startApache(needTool(ctx, 'apache2'), path.join(folder, 'apache'));
    const store = await startObjectStore();
    try {
      const login = ({ user, secret }: { user: string; secret: string }, name: string): string[] => [
        '--credentials-file',
        write(name, `${user}:${secret}\n`),
      ];
      const places = [
        [path.join(folder, 'stick')],
        [apache.target, ...login(apacheUser, 'apache-login')],
        [`${store.target}/petitions`, ...login(storeUser, 'store-login')],
      ] as [string, ...string[]][];
      const campaign = await testCampaign();
      const random = seededBytes(77);
      const sealed = await seal(new Uint8Array(1024), campaign.campaign.keys.entry);
      const laptops = Array.from({ length: senders }, (_, i) => path.join(folder, `laptop-${i}`));
      const codes: string[] = [];
      for (const laptop of laptops) {
        const rows = Array.from({ length: each }, () => ({ ...randomRow(random), sealed }));
        codes.push(await collectIn(laptop, campaign, rows));
        for (const [to, ...how] of places)
          expect(await runCommand(['sync', '--to', to, ...how, '--data', laptop])).toMatchObject({
            exit: 0,
            answer: { entries: each, new: each, state: 'sent' },
          });
      }
      const roots = new Set<string>();
      for (const [i, [from, ...how]] of places.entries()) {
        const headquarters = path.join(folder, `headquarters-${i}`);
        await openHeadquarters(headquarters, campaign, codes);
        const keys = ['--passphrase-file', write('passphrase', `${passphrase}\n`)];
        const merged = await runCommand(['merge', '--from', from, ...how, '--data', headquarters, ...keys]);
        expect(merged).toMatchObject({ exit: 0, answer: { entries: senders * each, gaps: [] } });
        roots.add((merged.answer as { root: string }).root);
        expect(await runCommand(['sync', '--to', from, ...how, '--data', laptops[0]!])).toMatchObject({
          answer: { new: 0, state: 'received' },
        });
      }
      expect(roots.size).toBe(1);
      report(
        'sync',
        'sent and merged from a shell over folder, Apache, object store',
        `${senders * each} entries of ${senders} laptops: ${roots.size} root`,
        '1 root',
      );
      const wrong = write('wrong', 'hall:wrong\n');
      const refused = ['sync', '--to', apache.target, '--credentials-file', wrong, '--data', laptops[0]!];
      expect(await runCommand(refused)).toMatchObject({
        exit: 1,
        answer: { error: { code: 'target_credentials' } },
      });
    } finally {
      await apache.stop();
      await store.stop();
    }
  },
);
