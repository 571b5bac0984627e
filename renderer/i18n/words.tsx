/** The words on the screens: which language the page speaks now, for every component that asks. */
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { type Catalogs, fallbackLanguage } from './catalogs.ts';
import { createTranslate, type Translate } from './create-translate.ts';

export interface Words {
  t: Translate;
  /** What was chosen; a campaign may have languages that the screens do not speak. */
  language: string;
  /** What the screens speak. */
  interfaceLanguage: string;
  /** At once when the language is loaded, else as soon as it is; while it cannot be loaded, the screens keep theirs. */
  setLanguage: (language: string) => void;
  catalogs: Catalogs;
  /** Words of a language other than the chosen one: for a button that leads to it, and for a letter in it. */
  wordsOf: (language: string) => Translate;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** Keeps the language, and `<html lang dir>` in step with it. */
export function WordsProvider({
  catalogs,
  children,
}: {
  catalogs: Catalogs;
  children: ReactNode;
}): ReactNode {
  const [language, setSpoken] = useState(fallbackLanguage);
  const wanted = useRef(fallbackLanguage);
  const translate = useMemo(() => createTranslate(catalogs), [catalogs]);
  const interfaceLanguage = catalogs.closest(language);

  // Before anything of it is painted, or read out.
  useLayoutEffect(() => {
    document.documentElement.lang = interfaceLanguage;
    document.documentElement.dir = catalogs.head(interfaceLanguage).direction;
  }, [catalogs, interfaceLanguage]);

  const setLanguage = useCallback(
    (next: string): void => {
      const speak = async (): Promise<void> => {
        const isThere = catalogs.isLoaded(next) || (await catalogs.load([next]));
        // Somebody may have wanted yet another one meanwhile.
        if (isThere && wanted.current === next) setSpoken(next);
      };
      wanted.current = next;
      void speak();
    },
    [catalogs],
  );

  const words = useMemo<Words>(
    () => ({
      t: translate(interfaceLanguage),
      language,
      interfaceLanguage,
      setLanguage,
      catalogs,
      wordsOf: (other) => translate(catalogs.closest(other)),
    }),
    [catalogs, interfaceLanguage, language, setLanguage, translate],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('impossible: words asked for outside of WordsProvider');
  return words;
}
