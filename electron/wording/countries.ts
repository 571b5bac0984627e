/** Countries and days in words, from data that page and letters share (scripts/make-locale-data.ts). */

/** ISO 3166-1 alpha-2. */
export const countryCodes = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF ' +
  'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI ' +
  'GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ ' +
  'LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO ' +
  'NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST ' +
  'SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

/** Words of one language: twelve day patterns with `{d}` and `{y}`, and the countries' names. */
export interface LocaleData {
  days: readonly string[];
  countries: Readonly<Record<string, string>>;
}

/** A country's name, or its code where the data has none. */
export const countryName = (country: string, data: LocaleData): string => data.countries[country] ?? country;

/** `12 March 2010` in the language's own order, from `2010-03-12`. */
export function longDay(day: string, data: LocaleData): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return (data.days[month - 1] ?? '{y}-{d}').replace('{d}', String(date)).replace('{y}', String(year));
}

/** Languages whose comma is U+060C. */
const arabicComma = new Set('ar ckb fa ps sd ug ur'.split(' '));

/** A place and its country's name, by the comma of the language they are said in. */
export const placeIn = (place: string, country: string, language: string): string =>
  `${place}${arabicComma.has(language.split('-')[0]!) ? '،' : ','} ${country}`;
