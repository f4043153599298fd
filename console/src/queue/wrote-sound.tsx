import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { countsQuery } from '../api/queries.js';
import { soundOn } from '../shared/preferences.js';
import { useStore } from '../shared/store.js';
import { chime } from './sound.js';

/** Sounds, for who switched it on, when one more reporter of a case of urgency 1 wrote. */
export function WroteSound() {
  const on = useStore(soundOn);
  const { data } = useQuery(countsQuery(undefined));
  const urgent = data?.wroteUrgent;
  const before = useRef(urgent);
  useEffect(() => {
    if (on && urgent !== undefined && before.current !== undefined && urgent > before.current) chime();
    before.current = urgent;
  }, [on, urgent]);
  return null;
}
