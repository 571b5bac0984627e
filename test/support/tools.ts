/** Programs of other people that judge what we wrote. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { TestContext } from 'vitest';

/** Debian's package of each program. */
const packages = {
  Xvfb: 'xvfb',
  age: 'age',
  apache2: 'apache2-bin',
  faketime: 'faketime',
  ip: 'iproute2',
  'matchbox-window-manager': 'matchbox-window-manager',
  mount: 'mount',
  pdfinfo: 'poppler-utils',
  pdfsig: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
  python3: 'python3',
  qpdf: 'qpdf',
  script: 'bsdutils',
  soffice: 'libreoffice-calc',
  strace: 'strace',
  udevadm: 'udev',
  unshare: 'util-linux',
  xdotool: 'xdotool',
  xmodmap: 'x11-xserver-utils',
  xwininfo: 'x11-utils',
  zbarimg: 'zbar-tools',
} as const;

export type ToolName = keyof typeof packages;

/** Where a program is, or undefined when it is not installed. */
export const tool = (name: ToolName): string | undefined =>
  // servers lie where a plain user does not look
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin']
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** Why a test that needs these programs cannot run here, or undefined. @throws instead when `REQUIRE_TOOLS` is set */
export function missingTools(names: readonly ToolName[]): string | undefined {
  const missing = names.filter((name) => tool(name) === undefined);
  if (missing.length === 0) return undefined;
  const reason = `needs ${missing.join(', ')} (Debian packages ${missing.map((name) => packages[name]).join(', ')})`;
  if (process.env['REQUIRE_TOOLS']) throw new Error(reason);
  return reason;
}

/** Where a program is; without it the test is skipped with a reason, or fails when `REQUIRE_TOOLS` is set. */
export function needTool(ctx: TestContext, name: ToolName): string {
  const found = tool(name);
  if (found !== undefined) return found;
  const reason = `needs ${name} (Debian package ${packages[name]})`;
  if (process.env['REQUIRE_TOOLS']) throw new Error(reason);
  return ctx.skip(reason);
}
