import { Button, createTheme, Input, type VariantColorsResolver } from '@mantine/core';

/** Buttons take their colours from theme.css, which holds both schemes. `color="danger"` is for what cannot be undone. */
const variantColorResolver: VariantColorsResolver = ({ variant, color }) => {
  const tone = color === 'danger' ? 'danger' : 'accent';
  if (variant === 'filled') {
    return {
      background: `var(--${tone})`,
      hover: `var(--${tone}-strong)`,
      color: `var(--on-${tone})`,
      border: '1px solid transparent',
    };
  }
  if (variant === 'subtle' || variant === 'transparent') {
    return {
      background: 'transparent',
      hover: 'var(--hover)',
      color: `var(--${tone})`,
      border: '1px solid transparent',
    };
  }
  return {
    background: 'var(--surface)',
    hover: 'var(--hover)',
    color: tone === 'danger' ? 'var(--danger)' : 'var(--ink)',
    border: '1px solid var(--line-strong)',
  };
};

export const theme = createTheme({
  primaryColor: 'teal',
  variantColorResolver,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 550 } } }),
    Input: Input.extend({
      styles: {
        wrapper: {
          '--input-bg': 'var(--surface)',
          '--input-bd': 'var(--line-strong)',
          '--input-bd-focus': 'var(--accent)',
          '--input-color': 'var(--ink)',
        },
        input: { fontSize: '0.9rem' },
      },
    }),
  },
});
