/** All entries, opened a page at a time with progress; kept in the desk's page only, which ends with the desk. */
import { useCallback, useMemo, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import { ok, type Result } from '../../electron/contract/result.ts';
import { type EntryRow, rowOf, sorted, type SortKey } from '../entries/rows.ts';
import type { Action } from './use-action.ts';

interface Opened {
  rows: readonly EntryRow[];
  unreadable: number;
}

export interface Entries {
  /** Undefined until they are opened. */
  opened: Opened | undefined;
  sort: SortKey;
  setSort: (sort: SortKey) => void;
  open: () => Promise<void>;
  /** Takes one out of the table, after it was taken out of the store. */
  drop: (id: string) => void;
}

/** @param total how many there are, for progress */
export function useEntries(call: Client, action: Action, total: number): Entries {
  const [all, setAll] = useState<Opened>();
  const [sort, setSort] = useState<SortKey>('name');
  const { run } = action;
  const open = useCallback(async () => {
    const opened = await run('openEntries', ({ onProgress, signal }) =>
      readAll(call, (done) => onProgress?.({ done, total: Math.max(done, total) }), signal),
    );
    if (opened) setAll(opened);
  }, [call, run, total]);
  const opened = useMemo(() => all && { ...all, rows: sorted(all.rows, sort) }, [all, sort]);
  const drop = useCallback(
    (id: string) =>
      setAll((before) => before && { ...before, rows: before.rows.filter((row) => row.id !== id) }),
    [],
  );
  return { opened, sort, setSort, open, drop };
}

async function readAll(
  call: Client,
  onDone: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<Result<Opened>> {
  const rows: EntryRow[] = [];
  let unreadable = 0;
  let after: string | undefined;
  for (;;) {
    const input = after === undefined ? {} : { after };
    const page = await call('listEntries', input, signal ? { signal } : {});
    if (!page.ok) return page;
    for (const entry of page.value.entries) rows.push(rowOf(entry));
    unreadable += page.value.unreadable;
    onDone(rows.length + unreadable);
    if (page.value.next === null) return ok({ rows, unreadable });
    after = page.value.next;
  }
}
