/** Burns Electron's fuses into a program that was laid out, and reads them back. */
import path from 'node:path';

import { fuses, type Packed } from './config.ts';
import { packagingTool } from './tools.ts';

/** What is used of @electron/fuses. */
interface FuseTool {
  flipFuses: (file: string, config: object) => Promise<number>;
  getCurrentFuseWire: (file: string) => Promise<Readonly<Record<string, number | string>>>;
  FuseV1Options: Readonly<Record<string, number>>;
  FuseVersion: { V1: string };
}

/** The characters that Electron's wire has for the states (docs/development/fuses of Electron). */
const states: Readonly<Record<number, string>> = {
  0x30: 'off',
  0x31: 'on',
  0x72: 'removed',
  0x90: 'inherited',
};

/** With `strictlyRequireAllFuses` an Electron with one more fuse fails here. @throws also when it holds no fuses */
export async function burnFuses(packed: Packed): Promise<void> {
  const tool = await packagingTool<FuseTool>('@electron/fuses');
  const wanted = Object.entries(fuses).map(([name, on]) => [tool.FuseV1Options[name], on]);
  await tool.flipFuses(executableOf(packed), {
    version: tool.FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // an Apple processor runs nothing whose signature no longer fits
    resetAdHocDarwinSignature: packed.electronPlatformName === 'darwin',
    ...Object.fromEntries(wanted),
  });
}

/** One line for each fuse that is not as config.ts has it. */
export async function fuseFaults(packed: Packed): Promise<string[]> {
  const tool = await packagingTool<FuseTool>('@electron/fuses');
  const wire = await tool.getCurrentFuseWire(executableOf(packed));
  return Object.entries(fuses).flatMap(([name, on]) => {
    const state = states[Number(wire[String(tool.FuseV1Options[name])])] ?? 'unknown';
    return state === (on ? 'on' : 'off') ? [] : [`${name} is ${state}`];
  });
}

function executableOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`);
  return path.join(appOutDir, packager.executableName ?? productFilename);
}
