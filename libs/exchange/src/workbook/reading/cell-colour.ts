import type ExcelJS from 'exceljs';

/** Office's own theme colours, in the order a workbook counts them. */
const THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
] as const;

/** The colour behind a cell as `RRGGBB`; undefined for none, and for white, which nobody can see. */
export function cellColour(fill: ExcelJS.Fill | undefined): string | undefined {
  if (fill?.type !== 'pattern' || fill.pattern === 'none') return undefined;
  const colour: { argb?: string; theme?: number; tint?: number } | undefined = fill.fgColor;
  const argb = typeof colour?.argb === 'string' ? colour.argb : '';
  const base = /^[0-9a-f]{6,8}$/i.test(argb) ? argb.slice(-6).toUpperCase() : THEME[colour?.theme ?? -1];
  if (!base) return undefined;
  const tinted = colour?.argb ? base : tint(base, Number(colour?.tint ?? 0));
  return tinted === 'FFFFFF' ? undefined : tinted;
}

function tint(colour: string, by: number): string {
  if (!Number.isFinite(by) || by === 0) return colour;
  return [0, 2, 4]
    .map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16);
      const mixed = by > 0 ? part + (255 - part) * by : part * (1 + by);
      return Math.max(0, Math.min(255, Math.round(mixed)))
        .toString(16)
        .padStart(2, '0');
    })
    .join('')
    .toUpperCase();
}

const HUES: readonly (readonly [number, string])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [165, 'green'],
  [255, 'blue'],
  [290, 'purple'],
  [340, 'pink'],
  [361, 'red'],
];

/** What a person calls the colour: `green`, `grey`. */
export function colourName(colour: string): string {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [number, number, number];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = most - least;
  if (spread < 14) return most < 60 ? 'black' : 'grey';
  const hue =
    most === red
      ? (60 * ((green - blue) / spread) + 360) % 360
      : 60 * (most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4);
  return HUES.find(([below]) => hue < below)![1];
}
