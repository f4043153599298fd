/** Finding cases: by reference, by identifiers of offenders, and by words in what is sealed, through an index that is sealed itself. */
export { SearchModule, SearchWebModule } from './search.module.js';
export { SearchIndexer } from './search-indexer.js';
