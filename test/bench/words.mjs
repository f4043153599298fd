/** How figures are written. */
export const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
export const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
export const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;

/** A ratio of rounds, with how far apart the rounds were. */
export const times = ({ median, least, most }) =>
  `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
