/** Where the diary of delivery lies, and who may write in it. */
import { Diary } from '../delivery/diary.ts';
import type { Kiosk } from './kiosk.ts';

/** The diary as it is. */
export const diaryOf = (kiosk: Kiosk): Diary =>
  new Diary(kiosk.inData('delivery', `${kiosk.campaign().id}${kiosk.pin().test ? '.test' : ''}.diary.jsonl`));

/** The diary to write in: only where the vault is ours, so that no other program writes in it meanwhile. @throws Refused `in_use` */
export function openDiary(kiosk: Kiosk): Diary {
  kiosk.openVault();
  return diaryOf(kiosk);
}

/** Whether the letters of the loaded campaign say of themselves that they are not to be sent. */
export const isExample = (kiosk: Kiosk): boolean => kiosk.pin().test || (kiosk.campaign().specimen ?? false);
