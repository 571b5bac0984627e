/**
 * Plausible signings for `simulate`: invented people from many places, in the scripts that letters can be set in today. A
 * seed fixes what they write; sealing stays random.
 */
import type { Campaign } from '../../contract/campaign.ts';
import type { Visibility } from '../../contract/shapes.ts';
import type { Signing, Strokes } from '../../contract/signing.ts';

interface People {
  language: string;
  country: string;
  given: readonly string[];
  family: readonly string[];
  places: readonly string[];
  branches: readonly string[];
  messages: readonly string[];
}

const words = (text: string): string[] => text.split('|');

const peoples: readonly People[] = [
  {
    language: 'kk',
    country: 'KZ',
    given: words('Әлия|Ғалым|Нұрлан|Қанат|Өмірбек|Ұлжан|Гүлнұр|Ержан|Сәуле|Жәнібек'),
    family: words('Өтегенова|Қожахметұлы|Әбдірахманов|Тілеуқызы|Ысқақов|Бөкенбай|Нұрпейіс|Жүнісова'),
    places: words('Ақтау|Жаңаөзен|Атырау|Қызылорда|Өскемен'),
    branches: words('Мұнайшылар кәсіподағы|№ 2 бұрғылау бөлімі|'),
    messages: words(
      'Сіздермен біргеміз! Еңбек адамының құқығы — бәріміздің құқығымыз.|Балаларыңызға тыныштық, өздеріңізге күш тілейміз. Ереуіл — қылмыс емес.|Әділ жалақы мен қауіпсіз еңбек үшін күрестеріңізді қолдаймын.\nБіз сіздерді ұмытпаймыз.',
    ),
  },
  {
    language: 'ru',
    country: 'RU',
    given: words('Пётр|Марина|Семён|Алёна|Григорий|Ольга|Тимур|Зинаида|Фёдор|Наталья'),
    family: words('Щербаков|Королёва|Ющенко|Объедков|Мельник|Лебедева|Хайруллин|Подъячева'),
    places: words('Тюмень|Самара|Уфа|Санкт-Петербург|Ижевск'),
    branches: words('Профсоюз докеров|Цех № 7|'),
    messages: words(
      'Держитесь! Мы рассказываем о вас на каждом собрании, и молчание газет нам не помеха.|Ваши требования справедливы. Прекратите преследовать тех, кто требует зарплату!|Мой отец сорок лет работал на буровой. Я знаю, чего стоит ваш хлеб.',
    ),
  },
  {
    language: 'uk',
    country: 'UA',
    given: words('Їржина|Андрій|Соломія|Євген|Ганна'),
    family: words('Ґудзь|Шевчук|Кравець|Єфименко|Лисенко'),
    places: words('Кривий Ріг|Запоріжжя|Львів'),
    branches: words('Незалежна профспілка гірників|'),
    messages: words('Шахтарі Кривого Рогу з вами. Право на страйк — це право людини!|'),
  },
  {
    language: 'en',
    country: 'GB',
    given: words('Siobhán|Owen|Grace|Winston|Priya'),
    family: words("O'Rourke|ap Rhys|Smith-Jones|Okonkwo|Nair"),
    places: words('Aberdeen|Cardiff|Port Talbot'),
    branches: words('Unite, branch 5/1024|RMT offshore|'),
    messages: words(
      'We worked the North Sea and we know what a day on the rigs costs. Solidarity from Aberdeen.|Stop the blockade of news. The world can see you.|',
    ),
  },
  {
    language: 'de',
    country: 'DE',
    given: words('Jürgen|Änne|Björn|Käthe|Özlem'),
    family: words('Weißgerber|Müller-Lüdenscheidt|Yıldız|Groß|Schröder'),
    places: words('Duisburg|Köln|Bremerhaven'),
    branches: words('IG Metall Duisburg|'),
    messages: words(
      'Eure Forderungen sind gerecht. Glück auf aus dem Ruhrgebiet!|Schluss mit den Schikanen gegen die Streikenden.',
    ),
  },
  {
    language: 'fr',
    country: 'FR',
    given: words('Zoé|François|Anaïs|Noël|Gaëlle'),
    family: words("L'Hénoret|Lefèbvre|d'Ornano|Ménard|Çelik"),
    places: words('Saint-Nazaire|Le Havre|Marseille'),
    branches: words('CGT raffinerie|'),
    messages: words(
      'Tous avec les grévistes ! Le droit de grève n’est pas négociable.|Nous parlons de vous dans notre atelier.',
    ),
  },
  {
    language: 'es',
    country: 'ES',
    given: words('Begoña|Íñigo|María José|Ángel'),
    family: words('Núñez Peña|Ibáñez|Güell|Martín'),
    places: words('Gijón|Cádiz|Vigo'),
    branches: words('CC.OO. Astilleros|'),
    messages: words(
      '¡La lucha es de todos! Un abrazo fuerte a vuestras familias.|¿Hasta cuándo el silencio de la prensa?',
    ),
  },
  {
    language: 'tr',
    country: 'TR',
    given: words('Işıl|Çağlar|Şükrü|Gülşen'),
    family: words('Yılmaz|Öztürk|Güneş|Iğdır'),
    places: words('İzmit|Batman|İskenderun'),
    branches: words('Petrol-İş|'),
    messages: words('Grev haktır, yasaklanamaz! Yanınızdayız.|Ailelerinize selam olsun.'),
  },
  {
    language: 'pl',
    country: 'PL',
    given: words('Łucja|Grzegorz|Żaneta|Stanisław'),
    family: words('Wójcik|Brzęczyszczykiewicz|Gołąb|Źrebiec'),
    places: words('Gdańsk|Łódź|Jastrzębie-Zdrój'),
    branches: words('Sierpień 80|'),
    messages: words(
      'Nie jesteście sami. Solidarność naszą bronią!|Żądamy zakończenia blokady informacyjnej.',
    ),
  },
  {
    language: 'vi',
    country: 'VN',
    given: words('Thị Hường|Văn Đức|Ngọc Ánh|Quốc Thắng'),
    family: words('Nguyễn|Trần|Đặng|Phạm'),
    places: words('Vũng Tàu|Hải Phòng'),
    branches: words('Công đoàn cơ sở|'),
    messages: words('Chúng tôi ủng hộ các bạn và gia đình.|'),
  },
  {
    language: 'el',
    country: 'GR',
    given: words('Αλέξανδρος|Ευτυχία|Γιώργος'),
    family: words('Παπαδόπουλος|Χατζηιωάννου|Μαυρομμάτη'),
    places: words('Πειραιάς|Θεσσαλονίκη|Ελευσίνα'),
    branches: words('Σωματείο Διυλιστηρίων|'),
    messages: words('Η απεργία είναι δικαίωμα. Στεκόμαστε δίπλα σας!|'),
  },
  {
    language: 'sr',
    country: 'RS',
    given: words('Ђорђе|Љиљана|Његош|Џејна'),
    family: words('Ћирић|Шљивић|Ђукић'),
    places: words('Панчево|Нови Сад'),
    branches: words('Синдикат „Независност“|'),
    messages: words('Ваша борба је и наша. Живели!|'),
  },
];

/** A generator of numbers in [0, 1): mulberry32, so that a seed means the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One invented signing. */
export function plausibleSigning(campaign: Campaign, random: () => number): Signing {
  const any = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const people = any(peoples);
  const branch = any(people.branches);
  const letters = campaign.letters.map(({ id }) => id).filter(() => random() < 0.6);
  return {
    language: people.language,
    name: `${any(people.given)} ${any(people.family)}`,
    place: any(people.places),
    country: people.country,
    fields: branch === '' || !campaign.fields[0] ? {} : { [campaign.fields[0].id]: branch },
    visibility: anyVisibility(campaign, random),
    letters,
    message: any(people.messages),
    consents: campaign.consents.filter(({ required }) => required || random() < 0.5).map(({ id }) => id),
    strokes: plausibleStrokes(random),
  };
}

/** Most give their name. */
function anyVisibility(campaign: Campaign, random: () => number): Visibility {
  const drawn = random();
  const wanted = drawn < 0.8 ? 'addressee' : drawn < 0.93 ? 'union' : 'counted';
  return campaign.visibility.includes(wanted) ? wanted : campaign.visibility[0]!;
}

/** Four flowing strokes of about thirty points, as a quick hand draws them. */
export function plausibleStrokes(random: () => number): Strokes {
  const width = 2400 + random() * 1400;
  return Array.from({ length: 4 }, (_, stroke) => {
    const [wave, height, phase] = [1.5 + random() * 2.5, 180 + random() * 420, random() * 6.28] as const;
    return Array.from({ length: 30 }, (_point, i): [number, number] => [
      clamp(120 + (width / 4) * (stroke + i / 24)),
      clamp(900 + height * Math.sin(phase + wave * (i / 5)) + 60 * Math.cos(i * wave)),
    ]);
  });
}

const clamp = (coordinate: number): number => Math.max(0, Math.min(4095, Math.round(coordinate)));
