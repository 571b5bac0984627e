/** Letters, addressees, fields or consents: one of them is open at a time. */
import type { ReactNode } from 'react';

import type { ListName } from '../../../campaign/ids.ts';
import { withItem, withoutItem } from '../../../campaign/items.ts';
import { isBlocking } from '../../../campaign/problem-fields.ts';
import { Button } from '../../../components/button.tsx';
import { keyed } from '../../../components/keyed.ts';
import { pickShown } from '../../../i18n/pick-shown.ts';
import { useWords } from '../../../i18n/words.tsx';
import { useEditor } from './editor-context.tsx';

export interface ItemListProps {
  list: ListName;
  /** Its fields. */
  children: (at: number) => ReactNode;
}

export function ItemList({ list, children }: ItemListProps): ReactNode {
  const { t } = useWords();
  const { draft, edit, remove, problems, open, onOpen } = useEditor();
  const nameOf = useItemNames();
  const items: readonly unknown[] = draft[list];
  const at = Math.min(open[list] ?? 0, items.length - 1);
  const flawed = problems.filter(isBlocking);
  return (
    <>
      <fieldset className="items" aria-label={t(`editor.section_${list}`)} data-field={list}>
        {keyed(items).map(({ key }) => (
          <Button
            key={key}
            look={key === at ? 'primary' : 'plain'}
            aria-pressed={key === at}
            data-item={`${list}.${key}`}
            onClick={() => onOpen(list, key)}
          >
            <span dir="auto">{nameOf(list, key)}</span>
            {flawed.some(({ field }) => field[0] === list && field[1] === key) && (
              <span className="count">{t('editor.toMend')}</span>
            )}
          </Button>
        ))}
        <Button
          data-add={list}
          onClick={() => {
            edit((before) => withItem(before, list));
            onOpen(list, items.length);
          }}
        >
          {t(`editor.add_${list}`)}
        </Button>
      </fieldset>
      {at >= 0 && (
        <div className="item" key={`${list}.${at}`}>
          {children(at)}
          <div className="row">
            <Button
              data-delete={list}
              onClick={() => {
                remove(withoutItem(draft, list, at), nameOf(list, at));
                onOpen(list, Math.max(0, at - 1));
              }}
            >
              {t(`editor.delete_${list}`)}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

/** What a letter, addressee, field or consent is called on the page. */
export function useItemNames(): (list: ListName, at: number) => string {
  const { t, language } = useWords();
  const { draft } = useEditor();
  return (list, at) =>
    itemName(draft[list][at], language, draft.languages) || t(`editor.unnamed_${list}`, { number: at + 1 });
}

function itemName(item: unknown, language: string, languages: readonly string[]): string {
  const { title, label, wording } = (item ?? {}) as Record<
    string,
    Readonly<Record<string, string>> | undefined
  >;
  const texts = title ?? label ?? wording ?? {};
  if (Object.keys(texts).length === 0) return '';
  const name = pickShown(texts, language, languages).text;
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
