/** The licences of others, in one file that goes with every package. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { licenceOf } from './licences.ts';
import type { LockedPackage } from './lock.ts';

const isLicenceFile = (name: string): boolean => /^(licen[cs]e|copying|notice)/i.test(name);

interface Described {
  author?: string | { name: string };
}

/** @param root where `node_modules` lies @returns the text of THIRD-PARTY.txt */
export function makeNotices(root: string, packages: readonly LockedPackage[]): string {
  const head =
    'Round Robin is made of the packages below, each under the licence that stands with it. The fonts are under the SIL Open Font\n' +
    'License (OFL.txt); Electron and Chromium come with files of their own (LICENSE.electron.txt, LICENSES.chromium.html).\n';
  return [head, ...packages.map((one) => section(root, one))].join(`\n${'-'.repeat(100)}\n\n`);
}

function section(root: string, one: LockedPackage): string {
  const folder = path.join(root, one.folder);
  const texts = readdirSync(folder)
    .filter(isLicenceFile)
    .toSorted()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
  const said = texts.length > 0 ? texts.join('\n\n') : withoutText(folder);
  return `${one.name} ${one.version}: ${licenceOf(one)}\n\n${said}\n`;
}

/** Some authors ship no text: then who they are, since it is their copyright. */
function withoutText(folder: string): string {
  const { author = 'its authors' } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  ) as Described;
  return `Copyright ${typeof author === 'string' ? author : author.name}. The package comes without the licence's text.`;
}
