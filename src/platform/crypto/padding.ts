const SMALLEST = 1024;

/**
 * The padded length of `length` bytes: 1 KiB at least, above that by Padme (Nikitin et al., PETS 2019), which
 * hides all but O(log log L) bits of a length L and adds at most 12 %.
 */
export function paddedLength(length: number): number {
  if (length <= SMALLEST) return SMALLEST;
  const exponent = Math.floor(Math.log2(length));
  const lastBits = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** lastBits;
  return Math.ceil(length / step) * step;
}
