/** What the menus of Linux are told to start, in electron-builder's own words. */
import type { Packed } from './config.ts';
import { packagingTool } from './tools.ts';

/** What is used of electron-builder's inside, whose version is exact. */
interface EntryMaker {
  LinuxTargetHelper: new (packager: unknown) => { computeDesktopEntry: (options: object) => Promise<string> };
}
interface AppImage {
  default: { default: new (...args: unknown[]) => { desktopEntry: { value: Promise<string> } } };
}

const inside = 'app-builder-lib/out/targets';

/** One line for each thing that is wrong with the entries of AppImage and deb; none on other systems. */
export async function menuEntryFaults({ electronPlatformName, packager }: Packed): Promise<string[]> {
  if (electronPlatformName !== 'linux') return [];
  const { LinuxTargetHelper } = await packagingTool<EntryMaker>(`${inside}/LinuxTargetHelper.js`);
  const { default: appImage } = await packagingTool<AppImage>(`${inside}/appimage/AppImageTarget.js`);
  const helper = new LinuxTargetHelper(packager);
  const entries = {
    AppImage: await new appImage.default('', packager, helper, '').desktopEntry.value,
    deb: await helper.computeDesktopEntry(packager.config.deb ?? {}),
  };
  const faults = Object.entries(entries).flatMap(([name, entry]) => [
    ...(/^Exec=.*--/m.test(entry) ? [`${name} starts with switches: ${/^Exec=.*/m.exec(entry)![0]}`] : []),
    ...(/^MimeType=application\/x-round-robin-campaign;$/m.test(entry) ? [] : [`${name} opens no campaigns`]),
  ]);
  // electron-builder makes no deb without one
  const page = await packager.appInfo.computePackageUrl();
  return page === null ? [...faults, 'the deb names no page'] : faults;
}
