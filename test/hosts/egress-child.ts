/**
 * `egress-child.ts FOLDER [PROGRAM ARGS… --]`: a meeting with three signings, its close and the letters, all over HTTP as the page
 * does it, at a web host that PROGRAM (strace) starts. Prints what came out as JSON.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type Client, createClient } from '../../electron/contract/client.ts';
import { orThrow, type Result } from '../../electron/contract/result.ts';
import { sign } from '../support/signings.ts';
import { meeting } from '../support/with-kiosk.ts';

const [folder, ...before] = process.argv.slice(2) as [string, ...string[]];
const launcher = process.env['LAUNCHER'] ?? path.resolve(import.meta.dirname, '../support/launch-web.ts');
const host = [
  process.execPath,
  '--disable-warning=ExperimentalWarning',
  launcher,
  '--no-open',
  '--data',
  path.join(folder, 'data'),
];
const [program, ...args] = [...before, ...host] as [string, ...string[]];
const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  process.stdout.write(JSON.stringify(await holdMeeting(/http\S+/.exec(String(said))![0])));
} finally {
  const gone = once(child, 'exit');
  process.kill(before.length === 0 ? child.pid! : firstChildOf(child.pid!), 'SIGTERM');
  await gone;
}

/** strace's own child is the host. */
function firstChildOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

async function holdMeeting(address: string): Promise<{ entries: number; letters: number }> {
  const { origin } = new URL(address);
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  let desk: string | undefined;
  const client: Client = createClient(
    async (request) => {
      const headers = { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
      const answer = await fetch(`${origin}/call`, {
        method: 'POST',
        headers,
        body: JSON.stringify(request),
      });
      const last = (await answer.text()).trimEnd().split('\n').at(-1)!;
      return (JSON.parse(last) as { result: Result<unknown> }).result;
    },
    () => desk,
  );
  const { passphrase } = orThrow(await client('trySample', {}));
  const unlock = async (): Promise<string> => orThrow(await client('unlock', { passphrase })).desk;
  desk = await unlock();
  orThrow(await client('openMeeting', meeting));
  orThrow(await client('lock', {}));
  desk = undefined;
  const campaign = orThrow(await client('campaign', {}));
  const consents = campaign.consents.filter(({ required }) => required).map(({ id }) => id);
  for (const name of ['Ann', 'Ben', 'Cem'])
    await sign(client, campaign, { name, consents, letters: ['protest'] });
  desk = await unlock();
  const { entries } = orThrow(await client('closeMeeting', {}));
  const { letters } = orThrow(await client('letters', {}));
  orThrow(await client('exportEntries', { format: 'csv' }));
  return { entries, letters };
}
