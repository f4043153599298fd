/**
 * Whether the focus is in this part of the page, or was lost with the element that had it: then it may be moved. Elsewhere the
 * person is doing something else.
 */
export function mayTakeFocus(part: Element | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (part?.contains(active) ?? false);
}
