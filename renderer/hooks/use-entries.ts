/** All entries, opened a page at a time with progress; kept in the desk's page only, which ends with the desk. */
import { useCallback, useEffect, useMemo, useState } from 'react';

import type { Client } from '../../electron/contract/client.ts';
import { ok, type Result } from '../../electron/contract/result.ts';
import type { HideReason } from '../../electron/contract/shapes.ts';
import { findingDuplicates, type Group } from '../entries/duplicates.ts';
import { sorting, type SortKey } from '../entries/order.ts';
import { type EntryRow, rowOf } from '../entries/rows.ts';
import { inTurns } from '../entries/turns.ts';
import type { Action } from './use-action.ts';

interface Opened {
  /** As they were opened; what is hidden or taken out since then is not noted here. */
  read: readonly EntryRow[];
  /** The same rows in both orders, so that the other one is there at once. */
  orders: Readonly<Record<SortKey, readonly EntryRow[]>>;
  unreadable: number;
}

export interface Entries {
  /** All rows in the chosen order, hidden ones too. Undefined until they are opened. */
  rows: readonly EntryRow[] | undefined;
  unreadable: number;
  /** Undefined while they are being looked for. */
  groups: readonly Group[] | undefined;
  /** Keys of groups that somebody found to be different people. Kept like the entries, and nowhere else. */
  different: ReadonlySet<string>;
  markDifferent: (key: string) => void;
  sort: SortKey;
  setSort: (sort: SortKey) => void;
  open: () => Promise<void>;
  /** Takes one out of the table, after it was taken out of the store. */
  drop: (id: string) => void;
  /** Notes that one was hidden, or is shown again. */
  setHidden: (id: string, reason: HideReason | undefined) => void;
}

/** @param total how many there are, for progress */
export function useEntries(call: Client, action: Action, total: number): Entries {
  const [opened, setOpened] = useState<Opened>();
  const [sort, setSort] = useState<SortKey>('name');
  const [different, setDifferent] = useState<ReadonlySet<string>>(new Set());
  const { run } = action;
  const open = useCallback(async () => {
    const read = await run('openEntries', ({ onProgress, signal }) =>
      readAll(call, (done) => onProgress?.({ done, total: Math.max(done, total) }), signal),
    );
    if (read) setOpened(read);
  }, [call, run, total]);
  const change = useCallback(
    (with_: (rows: readonly EntryRow[]) => readonly EntryRow[]) =>
      setOpened(
        (before) =>
          before && {
            ...before,
            orders: { name: with_(before.orders.name), place: with_(before.orders.place) },
          },
      ),
    [],
  );
  return {
    rows: opened?.orders[sort],
    unreadable: opened?.unreadable ?? 0,
    groups: useGroups(opened?.read, opened?.orders.name),
    different,
    markDifferent: useCallback((key) => setDifferent((before) => new Set(before).add(key)), []),
    sort,
    setSort,
    open,
    drop: useCallback((id) => change((rows) => rows.filter((row) => row.id !== id)), [change]),
    setHidden: useCallback(
      (id, hidden) => change((rows) => rows.map((row) => (row.id === id ? withHidden(row, hidden) : row))),
      [change],
    ),
  };
}

const withHidden = ({ hidden: _, ...row }: EntryRow, hidden: HideReason | undefined): EntryRow => ({
  ...row,
  ...(hidden !== undefined && { hidden }),
});

/** Possible duplicates, looked for once after each opening; who is hidden or taken out since then is left out of them. */
function useGroups(
  read: readonly EntryRow[] | undefined,
  rows: readonly EntryRow[] | undefined,
): readonly Group[] | undefined {
  const [found, setFound] = useState<{ of: readonly EntryRow[]; groups: readonly Group[] }>();
  useEffect(() => {
    if (!read) return undefined;
    const stop = new AbortController();
    void inTurns(findingDuplicates(read), stop.signal).then(
      (groups) => groups && setFound({ of: read, groups }),
    );
    return () => stop.abort();
  }, [read]);
  return useMemo(() => {
    if (!rows || !found || found.of !== read) return undefined;
    const shown = new Set(rows.filter(({ hidden }) => hidden === undefined).map(({ id }) => id));
    return found.groups
      .map((group) => ({ ...group, ids: group.ids.filter((id) => shown.has(id)) }))
      .filter(({ ids }) => ids.length > 1);
  }, [found, read, rows]);
}

async function readAll(
  call: Client,
  onDone: (done: number) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<Opened>> {
  const rows: EntryRow[] = [];
  let unreadable = 0;
  let after: string | undefined;
  for (;;) {
    const input = after === undefined ? {} : { after };
    const page = await call('listEntries', input, { signal });
    if (!page.ok) return page;
    for (const entry of page.value.entries) rows.push(rowOf(entry));
    unreadable += page.value.unreadable;
    onDone(rows.length + unreadable);
    if (page.value.next === null) break;
    after = page.value.next;
  }
  const name = (await inTurns(sorting(rows, 'name'), signal)) ?? [];
  const place = (await inTurns(sorting(name, 'place'), signal)) ?? [];
  return signal.aborted
    ? { ok: false, error: { code: 'cancelled' } }
    : ok({ read: name, orders: { name, place }, unreadable });
}
