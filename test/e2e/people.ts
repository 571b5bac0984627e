/** Two people of the stories. */
import type { Person } from './story.ts';

export const russian: Person = {
  language: 'ru',
  name: 'Әйгерім Щербакова-Ёлкина',
  place: 'Нижний Тагил',
  country: 'RU',
  branch: 'Профсоюз «Защита», цех № 7',
  letters: ['solidarity', 'protest'],
  message: 'Держитесь! Мы с вами — весь цех подписался.\nҒұмырыңыз ұзақ болсын, қадірлі достар.',
};

export const english: Person = {
  language: 'en',
  name: "Siobhán O'Rourke",
  place: 'Aberdeen',
  country: 'GB',
  letters: ['protest'],
  message: 'We worked the North Sea; we know what a day on the rigs costs.',
};
