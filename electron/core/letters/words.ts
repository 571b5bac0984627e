/** The constant words of what we print, one language at a time; they stand in `assets/locales`. */
import type { Finding } from '../../contract/preflight.ts';
import { Refused } from '../../contract/result.ts';
import { nameCharacter, undrawable } from '../../wording/drawable.ts';
import { normaliseText } from '../../wording/normalise.ts';
import { BoundedMap } from './text/bounded-map.ts';

/** Looks up `print.<key>` and fills `{placeholders}`. */
export type Words = (key: PrintKey, values?: Readonly<Record<string, string | number>>) => string;

export type PrintKey =
  | 'specimen'
  | 'test'
  | 'preview'
  | 'footer'
  | 'verifyHint'
  | 'protocolTitle'
  | 'protocolMeeting'
  | 'protocolPlace'
  | 'protocolDay'
  | 'protocolEntries'
  | 'protocolHeads'
  | 'protocolWithdrawn'
  | 'protocolRoot'
  | 'protocolDevice'
  | 'protocolHint'
  | 'witness'
  | 'copyTo'
  | 'enclosures'
  | 'coverCount'
  | 'petitionCover'
  | 'petitionCoverCircle'
  | 'circleNote'
  | 'circleSheet'
  | 'petitionTotals'
  | 'petitionOthers'
  | 'petitionUnnamed'
  | 'columnName'
  | 'columnPlace'
  | 'columnSignature'
  | 'signatureAlt'
  | 'pageOf'
  | 'paperCampaign'
  | 'paperOrganisation'
  | 'paperFingerprint'
  | 'qrAlt'
  | 'recoveryTitle'
  | 'recoveryKeep'
  | 'recoveryUse'
  | 'recoveryUntil'
  | 'cardTitle'
  | 'cardCompare'
  | 'cardPath'
  | 'destroyTitle'
  | 'destroyCount'
  | 'destroyFolder'
  | 'destroyDone'
  | 'destroyElsewhere'
  | 'recordTitle'
  | 'recordController'
  | 'recordContact'
  | 'recordPurpose'
  | 'recordBasis'
  | 'recordBasisText'
  | 'recordPeople'
  | 'recordPeopleText'
  | 'recordData'
  | 'recordDataText'
  | 'recordRecipients'
  | 'recordCountries'
  | 'recordErasure'
  | 'recordErasureText'
  | 'recordSecurity'
  | 'recordSecurityText'
  | 'recordHint'
  | 'sampleName'
  | 'samplePlace'
  | 'sheetTitle'
  | 'sheetSeen'
  | 'sheetSeenHead'
  | 'sheetAddressee'
  | 'sheetUnion'
  | 'sheetCounted'
  | 'sheetLetters'
  | 'sheetConsents'
  | 'sheetAgreeHead'
  | 'sheetFill'
  | 'sheetKeep'
  | 'sheetOthers'
  | 'sheetBeside'
  | 'sheetHandling'
  | 'sheetBack'
  | 'sheetCampaign'
  | 'sheetText'
  | 'readyTitle'
  | 'readyYes'
  | 'readyNo'
  | 'stateGood'
  | 'stateLook'
  | 'stateBad'
  | 'stateUnknown'
  | `check${Capitalize<Finding['check']>}`
  | `advice${Capitalize<Finding['check']>}`;

/**
 * Every text passes here on its way into a document: normalised again, since entries come from other laptops too, and
 * refused with the character's name when a font cannot draw it. A letter never shows an empty box.
 */
export const printable = (text: string): string => known.getOrMake(text, () => checked(text));

/** A campaign's own texts come again in every letter. */
const known = new BoundedMap<string>(512);

function checked(text: string): string {
  const normalised = normaliseText(text);
  const [character] = undrawable(normalised);
  if (character !== undefined) throw new Refused('undrawable', nameCharacter(character));
  return normalised;
}
