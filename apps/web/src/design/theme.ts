import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const tide: MantineColorsTuple = [
  '#EEF7F7',
  '#D8EEEF',
  '#B5DFE1',
  '#8AD3D6',
  '#63C7CC',
  '#2E9AA3',
  '#0E7480',
  '#0B5C66',
  '#08474F',
  '#06262B',
];

/** From text to canvas, as tokens.css has them: what Mantine draws in the dark is of the same ground as everything else. */
const dark: MantineColorsTuple = [
  '#E8F0F1',
  '#B9C9CD',
  '#93A7AD',
  '#6A838B',
  '#35505A',
  '#274550',
  '#172C34',
  '#12242B',
  '#0E1D23',
  '#0B181D',
];

/** Mantine in the language of the product; duty and severity colours stay variables of tokens.css. */
export const theme = createTheme({
  primaryColor: 'tide',
  colors: { tide, dark },
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#10242C',
  fontFamily: "'Atkinson Hyperlegible Next Variable', system-ui, 'Segoe UI', Roboto, sans-serif",
  fontSizes: { xs: '11px', sm: '12.5px', md: '13.5px', lg: '16px', xl: '19px' },
  lineHeights: { xs: '1.25', sm: '1.35', md: '1.4', lg: '1.4', xl: '1.2' },
  headings: {
    fontWeight: '680',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.1' },
      h2: { fontSize: '22px', lineHeight: '1.15' },
      h3: { fontSize: '19px', lineHeight: '1.2' },
      h4: { fontSize: '15px', lineHeight: '1.25' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '10px', lg: '16px', xl: '22px' },
  defaultRadius: 'sm',
  shadows: {
    xs: '0 1px 2px rgba(16,36,44,.07)',
    md: '0 2px 4px rgba(16,36,44,.06), 0 8px 20px rgba(16,36,44,.09)',
    xl: '0 2px 6px rgba(16,36,44,.08), 0 18px 48px rgba(16,36,44,.22)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, color: '#0E2730' } },
    Popover: {
      defaultProps: { shadow: 'xl', radius: 'md', withArrow: true, trapFocus: true, returnFocus: true },
      styles: { dropdown: { background: 'var(--surface)', borderColor: 'var(--line-2)' } },
    },
    Modal: {
      defaultProps: { radius: 'md', shadow: 'xl' },
      styles: {
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
        title: { fontSize: 15, fontWeight: 680 },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 580 } } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#F2F5F5',
    '--mantine-color-text': '#10242C',
    '--mantine-color-dimmed': '#566A74',
    '--mantine-color-default-border': '#BFCBD0',
  },
  dark: {
    '--mantine-color-body': '#0B181D',
    '--mantine-color-text': '#E8F0F1',
    '--mantine-color-dimmed': '#93A7AD',
    '--mantine-color-default-border': '#35505A',
    '--mantine-color-default': '#12242B',
    '--mantine-color-default-hover': '#16343C',
  },
});
