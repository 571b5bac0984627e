/** On macOS an app without a menu shows Electron's own, with an end in it: there people have one that only edits text. */
import { afterEach, expect, test, vi } from 'vitest';

interface Item {
  role?: string;
  label?: string;
  visible?: boolean;
  submenu?: Item[];
}

const { set } = vi.hoisted(() => ({ set: [] as (Item[] | null)[] }));
vi.mock('electron', () => ({
  app: { getName: () => 'Round Robin' },
  Menu: {
    buildFromTemplate: (template: Item[]) => template,
    setApplicationMenu: (menu: Item[] | null) => set.push(menu),
  },
}));

const { hideMenu } = await import('../../electron/hosts/desktop/menu.ts');
const platform = process.platform;

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform });
  set.length = 0;
});

test.each(['linux', 'win32'] as const)('people have no menu on %s', (value) => {
  Object.defineProperty(process, 'platform', { value });
  hideMenu();
  expect(set).toEqual([null]);
});

test('on macOS they have one with nothing to see and nothing but editing in it', () => {
  Object.defineProperty(process, 'platform', { value: 'darwin' });
  hideMenu();
  const [menu] = set;
  expect(menu).toHaveLength(1);
  const items = menu![0]!.submenu!;
  expect(items.map(({ role }) => role)).toEqual(['undo', 'cut', 'copy', 'paste', 'selectAll']);
  expect(items.every(({ visible }) => visible === false)).toBe(true);
});
