/** Every answer but those that a kiosk needs on which people sign. Read when an organiser first asks for something. */
import type { attendeeCalls } from '../../contract/attendee.ts';
import type { hostCalls } from '../../contract/host.ts';
import type { CallName } from '../../contract/index.ts';
import { blankSheetHandlers } from './blank-sheets.ts';
import { courierHandlers } from './courier.ts';
import { custodyHandlers } from './custody.ts';
import { deliveryHandlers } from './delivery.ts';
import { deviceHandlers } from './devices.ts';
import { editorHandlers } from './editor.ts';
import { endingHandlers } from './ending.ts';
import { entriesHandlers } from './entries.ts';
import { exportFileHandlers } from './export-files.ts';
import type { Handlers } from './handlers.ts';
import { letterHandlers } from './letters.ts';
import { deskHandlers } from './meeting.ts';
import { numbersHandlers } from './numbers.ts';
import { offerHandlers } from './offers.ts';
import { paperHandlers } from './paper.ts';
import { preflightHandlers } from './preflight.ts';
import { previewHandlers } from './previews.ts';
import { quarantineHandlers } from './quarantine.ts';
import { rescueHandlers } from './rescue.ts';
import { settingsHandlers } from './settings.ts';
import { setupHandlers } from './setup.ts';
import { syncHandlers } from './sync.ts';
import { verifyHandlers } from './verifying.ts';

type Others = Exclude<CallName, keyof typeof attendeeCalls | keyof typeof hostCalls>;

export const organiserHandlers: Handlers<Others> = {
  ...setupHandlers,
  ...deskHandlers,
  ...letterHandlers,
  ...previewHandlers,
  ...exportFileHandlers,
  ...verifyHandlers,
  ...syncHandlers,
  ...deviceHandlers,
  ...courierHandlers,
  ...offerHandlers,
  ...rescueHandlers,
  ...entriesHandlers,
  ...preflightHandlers,
  ...custodyHandlers,
  ...endingHandlers,
  ...editorHandlers,
  ...settingsHandlers,
  ...numbersHandlers,
  ...paperHandlers,
  ...blankSheetHandlers,
  ...quarantineHandlers,
  ...deliveryHandlers,
};
