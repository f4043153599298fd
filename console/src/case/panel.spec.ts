import { gatherPanels, panelsFor, type CasePanel } from './panel.js';

const panel = (key: string, order: number, permission: CasePanel['permission'] = 'case.read') => ({
  panel: { key, order, permission, Component: () => null },
});
const keys = (panels: readonly CasePanel[]): string[] => panels.map(({ key }) => key);

describe('the panels of a case', () => {
  it('stand in their order, wherever they were found', () => {
    const found = gatherPanels({ a: panel('last', 300), b: panel('first', 100), c: panel('also', 300) });
    expect(keys(found)).toEqual(['first', 'also', 'last']);
  });

  it('are seen by those who have their permission', () => {
    const found = gatherPanels({ a: panel('facts', 100), b: panel('audit', 200, 'audit.read') });
    expect(keys(panelsFor(found, ['case.read']))).toEqual(['facts']);
    expect(keys(panelsFor(found, ['audit.read', 'case.read']))).toEqual(['facts', 'audit']);
  });

  it('have a key of their own each', () => {
    expect(() => gatherPanels({ a: panel('facts', 100), b: panel('facts', 200) })).toThrow('facts');
  });
});
