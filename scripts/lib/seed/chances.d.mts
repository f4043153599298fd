export function chances(seed: number): () => number;
