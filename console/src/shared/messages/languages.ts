import { setCatalogue, type Catalogue } from './translate.js';

/** Every language whose catalogue exists; each is fetched when someone reads it. English is part of the first load. */
const catalogues = import.meta.glob<Catalogue>(
  ['../../../../locales/*/console.json', '!../../../../locales/en/*'],
  {
    import: 'default',
  },
);

const loaders = new Map(
  Object.entries(catalogues).map(([path, load]) => [path.split('/').at(-2) ?? '', load] as const),
);

/** Shows the texts in the first of the languages asked for that exists, in English otherwise. */
export async function speak(wanted: readonly string[]): Promise<void> {
  for (const tag of wanted) {
    const base = tag.split('-')[0] ?? '';
    if (base === 'en') break;
    const load = loaders.get(base);
    if (!load) continue;
    const catalogue = await load().catch(() => null);
    if (!catalogue) break;
    setCatalogue(base, catalogue);
    document.documentElement.lang = base;
    return;
  }
  setCatalogue('en', {});
  document.documentElement.lang = 'en';
}
