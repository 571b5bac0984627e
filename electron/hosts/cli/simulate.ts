/** `simulate`: entries through the attendee's calls, sealed like any other; invented ones, or those of a file. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import type { Campaign } from '../../contract/campaign.ts';
import type { Client } from '../../contract/client.ts';
import type { Refusal } from '../../contract/organiser.ts';
import { orThrow } from '../../contract/result.ts';
import { Country, Language, Slug, Visibility } from '../../contract/shapes.ts';
import type { Signing } from '../../contract/signing.ts';
import { z } from '../../contract/zod.ts';
import { UsageError } from './arguments.ts';
import { progressLine } from './output.ts';
import { withoutMark } from './passphrase.ts';
import { plausibleSigning, plausibleStrokes, seeded } from './plausible.ts';
import { attendee } from './sign-as-attendee.ts';

/** One line of a file: what a person would have typed and chosen. */
const Line = z.strictObject({
  name: z.string(),
  place: z.string(),
  country: Country,
  language: Language,
  message: z.string(),
  letters: z.array(Slug),
  visibility: Visibility,
});

/** What `simulate` prints. */
export interface Simulated {
  entries: number;
  refused: Refusal[];
}

/** Adds `entries` invented signings. */
export async function simulatePlausible(client: Client, entries: number, seed: number): Promise<Simulated> {
  const random = seeded(seed);
  const campaign = orThrow(await client('campaign', {}));
  return simulate(client, entries, async (add) => {
    for (let line = 1; line <= entries; line++) await add(line, plausibleSigning(campaign, random));
  });
}

/** Adds the signings of a file, one JSON object a line; empty lines are passed over. */
export async function simulateFile(client: Client, file: string): Promise<Simulated> {
  const campaign = orThrow(await client('campaign', {}));
  return simulate(client, undefined, async (add) => {
    let number = 0;
    for await (const line of linesOf(file)) {
      number++;
      if (line.trim() !== '') await add(number, signingOf(line, number, campaign));
    }
  });
}

type Add = (line: number, signing: Signing | undefined) => Promise<void>;

async function simulate(
  client: Client,
  total: number | undefined,
  feed: (add: Add) => Promise<void>,
): Promise<Simulated> {
  const sign = await attendee(client);
  const simulated: Simulated = { entries: 0, refused: [] };
  const progress = progressLine();
  await feed(async (line, signing) => {
    const failure = signing ? await sign(signing) : ({ code: 'bad_input' } as const);
    if (failure) simulated.refused.push({ line, ...failure });
    else simulated.entries++;
    if (total !== undefined) progress({ done: line, total });
  });
  return simulated;
}

/** Required consents are given, and the signature is drawn from the line's number. @returns undefined for a line of another shape */
function signingOf(line: string, number: number, campaign: Campaign): Signing | undefined {
  try {
    return {
      ...Line.parse(JSON.parse(withoutMark(line))),
      fields: {},
      consents: campaign.consents.filter(({ required }) => required).map(({ id }) => id),
      strokes: plausibleStrokes(seeded(number)),
    };
  } catch {
    return undefined;
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file, 'utf8');
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (error) {
    throw new UsageError(`cannot read ${file}`, { cause: error });
  }
}
