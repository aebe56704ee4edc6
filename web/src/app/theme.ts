import { type CSSVariablesResolver, createTheme, rem } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 7,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontSizes: { xs: rem(12), sm: rem(14), md: rem(14), lg: rem(16), xl: rem(20) },
  spacing: { xs: rem(8), sm: rem(12), md: rem(16), lg: rem(24), xl: rem(32) },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: rem(20), lineHeight: '1.4' },
      h2: { fontSize: rem(16), lineHeight: '1.5' },
      h3: { fontSize: rem(14), lineHeight: '1.5' },
    },
  },
  colors: {
    petrol: [
      '#eefaf8',
      '#d8f1ed',
      '#afe2da',
      '#7fd0c4',
      '#4db8a9',
      '#2a9d8f',
      '#158377',
      '#0f766e',
      '#0c5f59',
      '#0a4c47',
    ],
    danger: [
      '#fff0ee',
      '#fddcd8',
      '#f9b5ae',
      '#f38a80',
      '#e5645a',
      '#d24438',
      '#c2362b',
      '#b42318',
      '#961c13',
      '#78150e',
    ],
    dark: [
      '#d9dee4',
      '#b9c1ca',
      '#a1abb6',
      '#7d8894',
      '#47515b',
      '#3a434b',
      '#2b3238',
      '#20262b',
      '#1a1f24',
      '#14181c',
    ],
  },
  components: {
    // A dialog's <header> would count as a second banner of the page.
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Modal: {
      styles: { title: { fontSize: rem(16), fontWeight: 600 } },
      defaultProps: {
        attributes: { header: { role: 'presentation' } },
        transitionProps: { transition: 'fade', duration: 120 },
        overlayProps: { opacity: 0.5 },
      },
    },
    Menu: { defaultProps: { shadow: 'sm', position: 'bottom-end', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 } } },
    Alert: { defaultProps: { variant: 'default' } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
})

// Mantine's own dimmed, placeholder and error colours are below 4.5:1.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1c2329',
    '--mantine-color-dimmed': '#5a6570',
    '--mantine-color-placeholder': '#67727d',
    '--mantine-color-error': '#b42318',
    '--mantine-color-default-border': '#cdd4da',
    '--mantine-color-anchor': '#0c5f59',
  },
  dark: {
    '--mantine-color-dimmed': '#a1abb6',
    '--mantine-color-placeholder': '#98a3ae',
    '--mantine-color-error': '#ff9b92',
    '--mantine-color-default-border': '#47515b',
    '--mantine-color-anchor': '#7fd0c4',
  },
})
