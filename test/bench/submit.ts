/**
 * What a person waits for after "send" (P8). In Chromium, over the web host, by the page's own clock: from what was typed to the
 * host's answer, sealing and durable commit included; against the same call with a row of the same size that was sealed before,
 * to a host that checks its shape and answers. Each round has both submit the same signings, one after the other; a round's
 * figure is its median submit, the ratio is that of two rounds side by side; there are many short ones, since a commit waits
 * for a disk that others use too. Before each submit the host is asked for
 * its status, untimed: it then has rewritten its file, for which nobody waits (docs/decisions/0003-vault.md).
 */
import type { Page } from '@playwright/test';

import { plausibleSigning, seeded } from '../../electron/hosts/cli/plausible.ts';
import { type Measured, median, tell } from './measure.ts';
import type { Options } from './options.ts';
import { print, ratio } from './report.ts';
import { type Kiosks, withKiosks } from './submit/hosts.ts';
import type { Batch, Timed } from './submit/page.ts';

const head = ['one submit as the page sees it', 'ms', '9 of 10 within', 'the first', 'bytes'];

type Which = 'ours' | 'plain';

export async function measureSubmit({ json, rounds = 25, units = 1000 }: Options): Promise<void> {
  const perRound = Math.ceil(units / rounds);
  const { ours, plain } = await withKiosks((kiosks) => compare(kiosks, rounds, perRound));
  const result = ratio(
    measured('ours', ours, total),
    measured('plain', plain, ({ answering }) => answering),
    rounds * perRound,
  );
  const rows = [
    row('sealed, stored durably, answered', ours, total),
    row('  of that: sealing', ours, ({ sealing }) => sealing),
    row('  of that: call, commit, answer', ours, ({ answering }) => answering),
    row('the same call, sealed before, nothing stored', plain, ({ answering }) => answering),
  ];
  print({ json, head, rows }, [
    {
      figure: 'P8',
      what: 'submit, against one without sealing and commit',
      unit: 'x',
      targets: ['≤ 3', '≤ 2'],
      result,
    },
  ]);
}

const total = ({ sealing, answering }: Timed): number => sealing + answering;

/** The submits of every round; each round begins with the other one. */
async function compare(kiosks: Kiosks, rounds: number, perRound: number): Promise<Record<Which, Timed[][]>> {
  const results: Record<Which, Timed[][]> = { ours: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    const batch = batchOf(kiosks, round, perRound);
    const turns: Which[] = round % 2 === 0 ? ['ours', 'plain'] : ['plain', 'ours'];
    for (const which of turns) {
      tell(`round ${round + 1} of ${rounds}: ${which}`);
      results[which].push(await submitAll(kiosks[which], batch, which));
    }
  }
  return results;
}

async function submitAll(page: Page, batch: Batch, which: Which): Promise<Timed[]> {
  await page.bringToFront();
  return page.evaluate(([given, sealing]) => window.submit(given, sealing), [
    batch,
    which === 'ours' ? 'timed' : 'before',
  ] as const);
}

function batchOf({ campaign, meeting }: Kiosks, round: number, count: number): Batch {
  const random = seeded(round + 1);
  return {
    campaign,
    meeting,
    signings: Array.from({ length: count }, () => plausibleSigning(campaign, random)),
  };
}

const measured = (name: string, rounds: readonly Timed[][], time: (one: Timed) => number): Measured => ({
  name,
  rounds: rounds.map((round) => median(round.map(time))),
  bytes: rounds.flat().map(({ bytes }) => bytes),
});

function row(name: string, rounds: readonly Timed[][], time: (one: Timed) => number): string[] {
  const all = rounds.flat();
  const times = all.map(time).toSorted((a, b) => a - b);
  const ms = [median(times), times[Math.floor(times.length * 0.9)]!, time(all[0]!)];
  return [name, ...ms.map((value) => value.toFixed(1)), median(all.map(({ bytes }) => bytes)).toFixed(0)];
}
