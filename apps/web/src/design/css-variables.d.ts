import 'react';

declare module 'react' {
  /** Positions and sizes are handed to style sheets as custom properties. */
  interface CSSProperties {
    readonly [name: `--${string}`]: string | number | undefined;
  }
}
