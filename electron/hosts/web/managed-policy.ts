/**
 * Whether the system manages the browser by the policy that comes with the project. No command line can: Chromium reads managed
 * policies on Linux below /etc alone, where only an administrator writes. docs/kiosk.md says how to install it.
 */
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Where each browser looks on Linux, by what its program is called. `chromium-browser` may be Ubuntu's, which looks elsewhere. */
const folders: readonly (readonly [program: RegExp, folder: string])[] = [
  [/^chromium$/, '/etc/chromium/policies/managed'],
  [/^google-chrome|^chrome$/, '/etc/opt/chrome/policies/managed'],
  [/^microsoft-edge|^msedge$/, '/etc/opt/edge/policies/managed'],
];

/** The folder that a browser reads; undefined where this is not known: on Windows and macOS, and of a snap, which links lead to. */
export function policyFolderOf(program: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const name = path.basename(programAt(program));
  return folders.find(([called]) => called.test(name))?.[1];
}

/** What a link leads to. */
function programAt(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/**
 * Whether the files of a folder together say all that `policy` says, in the same words. Of several files the last one by name
 * counts, as in Chromium.
 */
export function isPolicyInstalled(folder: string, policy: string): boolean {
  const wanted = Object.entries(JSON.parse(policy) as Record<string, unknown>);
  const found: Record<string, unknown> = {};
  for (const name of filesIn(folder)) Object.assign(found, readPolicy(path.join(folder, name)));
  return wanted.every(([key, value]) => JSON.stringify(found[key]) === JSON.stringify(value));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch {
    return [];
  }
}

function readPolicy(file: string): object {
  try {
    return Object(JSON.parse(readFileSync(file, 'utf8'))) as object;
  } catch {
    return {};
  }
}
