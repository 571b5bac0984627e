declare module 'fontkit' {
  /** What we use of a font that fontkit has opened; pdfkit takes it as a font source as it is. */
  export interface Font {
    readonly characterSet: number[];
    layout(text: string): unknown;
    glyphForCodePoint(point: number): unknown;
  }
  export function create(file: Uint8Array): Font;
}
