/**
 * Whether the focus is in none of the other parts of the page: in this one, or lost with the element that had it. Only then
 * may it be moved without being taken from somebody.
 */
export function mayTakeFocus(part: Element | null): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || (part?.contains(active) ?? false);
}
