/** HarfBuzz as WebAssembly, loaded when the first text is set: a kiosk that only collects signatures never needs it. */
export type HarfBuzz = typeof import('harfbuzzjs');

let loading: Promise<HarfBuzz> | undefined;

/** The one instance of this process. */
export const loadHarfBuzz = (): Promise<HarfBuzz> => (loading ??= import('harfbuzzjs'));
