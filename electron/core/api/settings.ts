/** Answers the desk about what the organisers may choose. */
import { Refused } from '../../contract/result.ts';
import type { KioskSettings, settingsCalls, ShownSettings } from '../../contract/settings.ts';
import type { Handlers } from './handlers.ts';
import { checkExportFolder } from './kiosk-settings.ts';
import type { Kiosk } from './kiosk.ts';

export const settingsHandlers: Handlers<keyof typeof settingsCalls> = {
  readSettings: (_, { kiosk }) => kiosk.settings(),

  changeSettings: (changes, { kiosk }) => {
    const { startLanguages, exportFolder } = changes;
    if (exportFolder) checkExportFolder(exportFolder, kiosk.ports.dataFolder);
    const { languages } = kiosk.campaign();
    const unknown = startLanguages?.find((language) => !languages.includes(language));
    if (unknown !== undefined) throw new Refused('bad_input', `startLanguages: ${unknown}`);
    kiosk.changeSettings(changes as Partial<KioskSettings>);
    return kiosk.settings();
  },
};

/** What anybody's page is told, without a campaign. */
export const shownSettings = (kiosk: Kiosk): ShownSettings => {
  const { attendeeIdleSeconds, keyboard } = kiosk.settings();
  return { idleSeconds: attendeeIdleSeconds, startLanguages: [], keyboard, entries: null, goal: null };
};

/** The same for the loaded campaign: its languages alone, each once. `entries` is asked for only while the number is shown. */
export function shownFor(kiosk: Kiosk, entries: () => number): ShownSettings {
  const { startLanguages, showCount, goal } = kiosk.settings();
  const { languages } = kiosk.campaign();
  const shown = shownSettings(kiosk);
  const chosen = [...new Set(startLanguages)].filter((language) => languages.includes(language));
  if (!showCount) return { ...shown, startLanguages: chosen };
  return { ...shown, startLanguages: chosen, goal, entries: entries() || null };
}
