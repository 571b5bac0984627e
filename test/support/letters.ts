/** Letters of signed entries, made through the front door. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { OutputOf } from '../../electron/contract/index.ts';
import { orThrow } from '../../electron/contract/result.ts';
import type { KioskStory } from './with-kiosk.ts';

export interface Letters {
  answer: OutputOf<'letters'>;
  folder: string;
  /** Path of the one letter to an addressee. */
  to: (addressee: string) => string;
}

/** Unlocks and makes all letters into a folder of this name. */
export async function makeLetters(kiosk: KioskStory, name = 'letters'): Promise<Letters> {
  await kiosk.unlock();
  const folder = kiosk.folder(name);
  const answer = orThrow(await kiosk.client('letters', { out: folder }));
  return {
    answer,
    folder,
    to: (addressee) => {
      const found = readdirSync(folder).filter((file) => file.startsWith(`harbour-strike-${addressee}-`));
      if (found.length !== 1) throw new Error(`${found.length} letters to ${addressee}`);
      return path.join(folder, found[0]!);
    },
  };
}

/** Every file of a folder by its name. */
export const filesIn = (folder: string): Record<string, Buffer> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name))]));
