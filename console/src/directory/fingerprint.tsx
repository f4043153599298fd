import css from './directory.module.css';

/** The fingerprint of a key in groups of four, as people read it to each other. */
export function Fingerprint({ of }: { of: string }) {
  return <bdi className={css.fingerprint}>{of.match(/.{1,4}/g)?.join(' ')}</bdi>;
}
