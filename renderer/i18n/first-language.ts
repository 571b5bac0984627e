/** The language of the start screen before anybody chose one. */
import type { Campaign } from '../../electron/contract/campaign.ts';
import type { ShownSettings } from '../../electron/contract/settings.ts';

export const firstLanguage = (
  { languages }: Pick<Campaign, 'languages'>,
  { startLanguages }: Pick<ShownSettings, 'startLanguages'>,
): string => startLanguages[0] ?? languages[0]!;
