/**
 * The letter used for measuring: the sample campaign's protest in Russian, composed as the product composes it, with the
 * signer's own words as its sixth paragraph, about 260 words in all. Name, place, own words, code and strokes are another
 * person's in every letter, so that no cache lives on one text; a letter's number fixes them all.
 */
import { readFileSync } from 'node:fs';

import type { Campaign } from '../../electron/contract/campaign.ts';
import type { Strokes } from '../../electron/contract/signing.ts';
import { plausibleStrokes, seeded } from '../../electron/hosts/cli/plausible.ts';
import { encodeCrockford } from '../../electron/seal/crockford.ts';
import { type ComposedLetter, composeLetters } from '../../electron/wording/compose.ts';
import type { LocaleData } from '../../electron/wording/countries.ts';
import { fill } from '../../electron/wording/placeholders.ts';

/** What every contender has to print, and nothing else. */
export interface MeasuredLetter {
  words: ComposedLetter & { signer: { name: string } };
  /** The line above the address. */
  sender: string;
  /** 120 points in four strokes. */
  strokes: Strokes;
  code: string;
  /** At the foot of every page, a line each. */
  footer: string[];
}

/** A row of the petition's sheets. */
export interface MeasuredRow {
  name: string;
  place: string;
  strokes: Strokes;
}

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/${name}`, import.meta.url), 'utf8')) as unknown;

export const campaign = readJson('campaigns/zhanaozen-2010/campaign.json') as Campaign;
export const language = 'ru';
export const day = '2010-03-20';
const version = 1;
export const about = {
  version,
  textHash: '3f1c9a7be0d24586'.repeat(4),
  fingerprint: '9b04e6d17c2f58a3'.repeat(4),
};

const printed = (readJson(`locales/${language}.json`) as { print: Record<string, string> }).print;
const locale = readJson(`locale-data/${language}.json`) as LocaleData;

/** The constant words of what is printed. */
export const words = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  fill(
    printed[key]!,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  );

/** The letter with this number. */
export function letter(number: number): MeasuredLetter {
  const random = seeded(number);
  const name = nameOf(number);
  const composed = compose(name, any(places, random), ownWords(random));
  const code = encodeCrockford(Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)));
  return {
    words: composed,
    sender: [name, ...composed.signer.lines].join(' · '),
    strokes: plausibleStrokes(random),
    code,
    footer: [
      words('footer', { campaign: campaign.id, version, hash: about.textHash.slice(0, 16), code }),
      words('verifyHint', { fingerprint: about.fingerprint.slice(0, 40).match(/.{4}/g)!.join(' ') }),
    ],
  };
}

/** Letters `from` to `from + count`. */
export const letters = (from: number, count: number): MeasuredLetter[] =>
  Array.from({ length: count }, (_, i) => letter(from + i));

/** Row `number` of the petition: who signs letter `number`. */
export function row(number: number): MeasuredRow {
  const random = seeded(number);
  return {
    name: shortened(nameOf(number)),
    place: `${any(places, random)}, ${locale.countries['KZ']}`,
    strokes: plausibleStrokes(random),
  };
}

function compose(name: string, place: string, message: string): MeasuredLetter['words'] {
  const fields = { [campaign.fields[0]!.id]: 'Профсоюз нефтяников, цех № 7' };
  const composed = composeLetters(
    campaign,
    {
      language,
      name,
      place,
      country: 'KZ',
      fields,
      visibility: 'addressee',
      letters: ['protest'],
      message,
      day,
    },
    () => ({ locale, withoutName: printed['withoutName']! }),
  ).find(({ addressee }) => addressee === 'company')!;
  return { ...composed, signer: { ...composed.signer, name } };
}

/** Without the middle name where all three would not fit into the table's column: ours would cut it, and others not. */
const shortened = (name: string): string => (name.length > 26 ? name.replace(/ .* /, ' ') : name);

const any = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;
const list = (text: string): string[] => text.split(' ');

const given = list(
  'Әлия Ғалым Нұрлан Қанат Өмірбек Ұлжан Гүлнұр Ержан Сәуле Жәнібек Айгүл Бақыт Дәурен Еңлік Зәуре Іңкәр Кенже Мұрат Нәзира Рүстем Серік Тоғжан Шәкен Әсет',
);
const patronymics = list(
  'Өтегенқызы Қожахметұлы Әбдірахманұлы Тілеуқызы Ысқаққызы Бөкенбайұлы Нұрпейісқызы Жүнісұлы Сейітқызы Мәмбетұлы Қуанышқызы Дүйсенұлы Ғабитқызы Ержанұлы Тұрарқызы Сүлейменұлы',
);
const families = list(
  'Өтегенова Қожахметов Әбдірахманов Тілеуова Ысқақов Бөкенбай Нұрпейіс Жүнісова Сейітов Мәмбетова Қуанышев Дүйсенова Ғабитов Үмбетов Шоқанова Байғалиев Көшербаев Жақсылықова Тоқаев Имашева Әуезов Құнанбаев Мұқанова Сәтбаев Ермекова Жұмабаев Төлегенова Ізбасаров',
);
const places = list(
  'Ақтау Жаңаөзен Атырау Қызылорда Өскемен Тараз Шымкент Орал Ақтөбе Қостанай Петропавл Көкшетау Семей Павлодар Талдықорған Түркістан Бейнеу Құлсары Жетібай Форт-Шевченко',
);

/** Its own name for each of the first 10,000 numbers and more: the step shares no factor with the product of the lists. */
function nameOf(number: number): string {
  const at = (number * 6007) % (given.length * patronymics.length * families.length);
  const [first, rest] = [at % given.length, Math.floor(at / given.length)];
  const [second, third] = [rest % patronymics.length, Math.floor(rest / patronymics.length)];
  return `${given[first]} ${patronymics[second]} ${families[third]}`;
}

const vocabulary = list(
  'держитесь товарищи правда справедливость работа зарплата смена вахта буровая скважина нефть степь семья дети отец мать брат сестра сосед город посёлок улица мастерская завод цех бригада мы вы они помним знаем верим требуем просим ждём говорим пишем читаем слышим видим каждый день снова вместе рядом далеко близко никогда всегда сегодня завтра вчера год месяц неделя право закон суд договор комитет собрание профсоюз голос письмо ответ обещание молчание газета телевидение хлеб дорога мороз ветер сила мужество честь совесть терпение надежда помощь поддержка единство борьба победа жизнь здоровье безопасность оборудование авария начальник директор компания страна народ человек люди рабочий инженер шахтёр докер учитель врач пенсионер объяснить услышать прекратить начать уважать соблюдать отвечать вернуть заплатить подписать приехать увидеть и не но что если когда потому чтобы уже ещё только наш ваш свой этот такой',
);

/** 47 words; one in seven is none that the list has, as people's own words are. */
function ownWords(random: () => number): string {
  const sentences = [9, 12, 8, 11, 7].map((length) => {
    const said = Array.from({ length }, () => ownWord(random)).join(' ');
    return said[0]!.toUpperCase() + said.slice(1);
  });
  return `${sentences.join('. ')}!`;
}

function ownWord(random: () => number): string {
  const word = any(vocabulary, random);
  return random() < 1 / 7 ? word + any(vocabulary, random).slice(0, 4) : word;
}
