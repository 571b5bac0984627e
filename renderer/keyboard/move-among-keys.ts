/** Arrow keys among the on-screen keys, for those who reach them without a pointer. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Place {
  key: HTMLElement;
  x: number;
  y: number;
}

/** Moves the focus to the nearest key in the direction of the arrow. */
export function moveAmongKeys(event: KeyboardEvent): void {
  const step = steps[event.key];
  const { currentTarget: keyboard, target } = event;
  if (!step || !(keyboard instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  event.preventDefault();
  const from = placeOf(target);
  const [right, down] = step;
  const cost = ({ x, y }: Place): number => {
    const along = (x - from.x) * right + (y - from.y) * down;
    const across = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
    return along > 1 && (down !== 0 || across < 1) ? along + across / 4 : Infinity;
  };
  const places = [...keyboard.querySelectorAll('button')].map(placeOf);
  const best = places.reduce((a, b) => (cost(b) < cost(a) ? b : a), from);
  if (best.key !== target && cost(best) < Infinity) best.key.focus();
}

function placeOf(key: HTMLElement): Place {
  const { left, top, width, height } = key.getBoundingClientRect();
  return { key, x: left + width / 2, y: top + height / 2 };
}
