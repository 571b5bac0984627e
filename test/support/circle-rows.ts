/** Invented people of many scripts with invented hands, for circles of names: the same for the same number. */
import { compareNames } from '../../electron/core/export/order.ts';
import { fromDrawnStart } from '../../electron/core/letters/circle.ts';
import type { PetitionRequest, PetitionRow } from '../../electron/core/letters/petition.ts';
import { seeded } from '../../electron/hosts/cli/plausible.ts';
import { petitionPdf } from './draw-letters.ts';

interface People {
  given: readonly string[];
  family: readonly string[];
  places: readonly string[];
}

const words = (text: string): string[] => text.split('|');

const peoples: readonly People[] = [
  {
    given: words('Әлия|Ғалым|Нұрлан|Қанат|Өмірбек|Ұлжан|Гүлнұр|Сәуле'),
    family: words('Өтегенова|Қожахметұлы|Әбдірахманов|Тілеуқызы|Ысқақов|Нұрпейіс'),
    places: words('Ақтау|Жаңаөзен|Атырау|Қызылорда'),
  },
  {
    given: words('Пётр|Марина|Семён|Алёна|Ольга|Тимур|Зинаида'),
    family: words('Щербак|Ющенко|Мельник|Гайдук|Подъячих|Черных'),
    places: words('Тюмень|Самара|Уфа|Ижевск'),
  },
  {
    given: words('Siobhán|Owen|Grace|Winston|Priya|Maeve|Idris'),
    family: words('O’Rourke|ap Rhys|Smith-Jones|Okonkwo|Nair|Llewellyn|Ferreira'),
    places: words('Aberdeen|Cardiff|Port Talbot|Grangemouth'),
  },
  {
    given: words('Jürgen|Änne|Björn|Käthe|Özlem|Zoé|Anaïs|Begoña|Łucja|Işıl'),
    family: words('Weißgerber|Müller-Lüdenscheidt|Yıldız|Lefèbvre|d’Ornano|Núñez Peña|Wójcik|Öztürk'),
    places: words('Duisburg|Marseille|Gijón|Łódź|İzmit'),
  },
  {
    given: words('أحمد|فاطمة|ليلى|يوسف|نادية|عمر'),
    family: words('الحسن|منصور|بن سالم|الخطيب|حداد'),
    places: words('بيروت|الدار البيضاء|صفاقس'),
  },
  {
    given: words('გიორგი|ნინო|ლევან|თამარ|დავით'),
    family: words('მაისურაძე|ბერიძე|კაპანაძე|ლომიძე'),
    places: words('რუსთავი|ფოთი|ჭიათურა'),
  },
  {
    given: words('Անահիտ|Տիգրան|Լուսինե|Արմեն'),
    family: words('Հակոբյան|Սարգսյան|Գրիգորյան'),
    places: words('Գյումրի|Ալավերդի'),
  },
  {
    given: words('Αλέξανδρος|Ευτυχία|Γιώργος|Δήμητρα|Στέλιος'),
    family: words('Παπαδόπουλος|Μαυρομμάτη|Χατζής|Βέργου'),
    places: words('Πειραιάς|Ελευσίνα|Λαύριο'),
  },
  {
    given: words('Văn Đức|Thị Hường|Ngọc Ánh|Quốc Thắng'),
    family: words('Nguyễn|Trần|Đặng|Phạm'),
    places: words('Vũng Tàu|Hải Phòng'),
  },
  {
    given: words('מרים|יוסף|רבקה|דוד'),
    family: words('לוי|כהן|מזרחי'),
    places: words('חיפה|אשדוד'),
  },
];

/** So many people in the order of their names. */
export function circleRows(count: number): PetitionRow[] {
  const random = seeded(count);
  const any = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const people = peoples[i % peoples.length]!;
    return {
      name: `${any(people.given)} ${any(people.family)}`,
      place: any(people.places),
      strokes: hand(random),
      mark: undefined,
    };
  }).toSorted(compareNames);
}

/** Their petition as circles, with its signature still open. @param rows in the order of names */
export const circlePetition = (
  rows: readonly PetitionRow[],
  { root, ...options }: { root: Uint8Array } & Partial<PetitionRequest>,
): ReturnType<typeof petitionPdf> =>
  petitionPdf([], {
    layout: { circle: root },
    rows: fromDrawnStart(rows, root),
    rowCount: rows.length,
    ...options,
  });

/** A signature: a tall first letter, loops that grow smaller, now and then a line below. */
function hand(random: () => number): PetitionRow['strokes'] {
  const loops = 4 + Math.floor(random() * 5);
  const [width, height, slant] = [1700 + random() * 1500, 420 + random() * 260, 0.15 + random() * 0.35];
  const heights = Array.from({ length: loops }, (_, i) =>
    i === 0 ? height * (1.5 + random() * 0.6) : height * (random() < 0.25 ? 1.3 : 0.45 + random() * 0.35),
  );
  const points = Array.from({ length: loops * 14 }, (_, i): [number, number] => {
    const turn = i / 14;
    const size = heights[Math.floor(turn)]!;
    const up = (1 - Math.cos(turn * 2 * Math.PI)) / 2;
    const across = Math.sin(turn * 2 * Math.PI) * (width / loops) * 0.55;
    return place(500 + (turn / loops) * width + across + up * size * slant, 2000 - up * size);
  });
  if (random() < 0.55) return [points];
  const below = 2000 + 150 + random() * 150;
  const line = Array.from({ length: 8 }, (_, i) =>
    place(400 + (i / 7) * width * 1.05, below - Math.sin((i / 7) * Math.PI) * 120),
  );
  return [points, line];
}

const place = (x: number, y: number): [number, number] => [clamp(x), clamp(y)];

const clamp = (coordinate: number): number => Math.max(0, Math.min(4095, Math.round(coordinate)));
