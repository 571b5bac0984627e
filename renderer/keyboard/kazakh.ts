/**
 * The Kazakh Cyrillic keyboard (as on computers sold in Kazakhstan), in the shape of simple-keyboard-layouts, which has none:
 * the Russian letters, and the nine others on the row of digits. Ё has no key of its own there; here it has.
 */
const kazakh = {
  layout: {
    default: [
      '( " ә і ң ғ , . ү ұ қ ө һ {bksp}',
      '{tab} й ц у к е н г ш щ з х ъ \\',
      '{lock} ф ы в а п р о л д ж э {enter}',
      '{shift} я ч с м и т ь б ю ё № {shift}',
      '{space}',
    ],
    shift: [
      ') ! Ә І Ң Ғ ; : Ү Ұ Қ Ө Һ {bksp}',
      '{tab} Й Ц У К Е Н Г Ш Щ З Х Ъ /',
      '{lock} Ф Ы В А П Р О Л Д Ж Э {enter}',
      '{shift} Я Ч С М И Т Ь Б Ю Ё ? {shift}',
      '{space}',
    ],
  },
};

export default kazakh;
