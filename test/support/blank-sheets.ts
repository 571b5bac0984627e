/** Empty sheets drawn without a kiosk, the same to the byte each time. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { CampaignDraft } from '../../electron/contract/campaign.ts';
import type { Meeting } from '../../electron/contract/shapes.ts';
import { sheetTexts } from '../../electron/core/api/blank-sheets.ts';
import { sectionOf } from '../../electron/core/api/printing.ts';
import {
  type BlankForm,
  type BlankSheets,
  drawBlankSheets,
} from '../../electron/core/letters/blank-sheets.ts';
import type { PaperSize } from '../../electron/core/letters/document.ts';
import { nodePorts } from '../../electron/hosts/node/ports.ts';
import { testCampaign } from './campaigns.ts';
import { printing } from './draw-letters.ts';

/** The campaign that is shipped. */
export const sample = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../assets/campaigns/zhanaozen-2010/campaign.json'), 'utf8'),
) as CampaignDraft;

export interface SheetSample {
  draft?: CampaignDraft;
  languages: readonly string[];
  form: BlankForm;
  paper?: PaperSize;
  sheets?: number;
  meeting?: Meeting;
}

const ports = nodePorts(tmpdir());

export async function blankSheets(options: SheetSample): Promise<BlankSheets> {
  const { draft = sample, languages, form, paper = 'a4', sheets = 1, meeting } = options;
  const { campaign } = await testCampaign({ draft });
  return drawBlankSheets({
    texts: languages.map((language) =>
      sheetTexts({
        campaign,
        meeting,
        isTest: false,
        language,
        form,
        printing,
        section: (name) => sectionOf(ports, language, name),
      }),
    ),
    form,
    paper,
    sheets,
    day: '2010-03-20',
    fonts: printing.fonts,
  });
}
