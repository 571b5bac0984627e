/** What stands on the papers about a campaign's keys, in the campaign's first language. */
import type { Campaign } from '../../contract/campaign.ts';
import { longDay } from '../../wording/countries.ts';
import { campaignFingerprint } from '../campaign/check.ts';
import type { LetterFonts } from '../letters/fonts.ts';
import type { KeyPaperWords } from '../letters/key-paper.ts';
import { fontsForSheet } from '../letters/recovery-sheet.ts';
import type { Words } from '../letters/words.ts';
import { pinnedKeys, withHolder } from './keys-holder.ts';
import type { Kiosk } from './kiosk.ts';
import { type Printing, printingOf } from './printing.ts';

/** The words of the card. */
export function cardWords(
  kiosk: Kiosk,
  campaign: Campaign,
  printing: Printing,
): { words: KeyPaperWords; fonts: LetterFonts } {
  const { words, paper } = paperOf(kiosk, campaign, printing);
  const hints = [words('cardCompare'), words('cardPath')];
  // the fingerprint itself stands large beside the code
  const rows = paper.rows.slice(0, 2);
  return { words: { ...paper, rows, hints, heading: words('cardTitle') }, fonts: printing.fonts };
}

/** Lets a holder of its own draw the recovery sheet and write it. @returns the file @throws Refused as the call */
export async function writeRecoverySheet(
  kiosk: Kiosk,
  campaign: Campaign,
  { keyFile, passphrase, file }: { keyFile: Uint8Array; passphrase: string; file: string },
): Promise<string> {
  const printing = printingOf(kiosk.ports);
  const { words, paper } = paperOf(kiosk, campaign, printing);
  const { locale } = printing.letterWords(paper.language);
  const until = words('recoveryUntil', { day: longDay(campaign.retention, locale) });
  const hints = [words('recoveryKeep'), words('recoveryUse'), until];
  const sheet = { ...paper, hints, heading: words('recoveryTitle') };
  const fonts = await fontsForSheet(sheet, kiosk.ports.readAsset);
  await withHolder(kiosk, (holder) =>
    holder.call('recoverySheet', {
      keyFile,
      passphrase,
      of: pinnedKeys(campaign),
      words: sheet,
      fonts,
      file,
    }),
  );
  return file;
}

function paperOf(
  kiosk: Kiosk,
  campaign: Campaign,
  printing: Printing,
): { words: Words; paper: Omit<KeyPaperWords, 'heading' | 'hints'> } {
  const language = campaign.languages[0]!;
  const words = printing.words(language);
  return {
    words,
    paper: {
      title: campaign.texts[language]!.title,
      organisation: campaign.organisation,
      language,
      day: kiosk.ports.today(),
      rows: [
        [words('paperOrganisation'), campaign.organisation],
        [words('paperCampaign'), campaign.id],
        [words('paperFingerprint'), campaignFingerprint(campaign)],
      ],
      qrAlt: words('qrAlt'),
    },
  };
}
