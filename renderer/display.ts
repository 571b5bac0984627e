/** What a person may choose about how the screens look. */

/** Text sizes as shares of the usual one, in percent. */
export const textSizes = [100, 125, 150, 200] as const;
export const contrasts = ['normal', 'high', 'dark'] as const;

export type TextSize = (typeof textSizes)[number];
export type Contrast = (typeof contrasts)[number];
