import { gatherTools, type ComposerTool } from './composer-tool.js';

const tool = (key: string, order: number): { tool: ComposerTool } => ({
  tool: { key, order, box: 'message', place: 'foot', permission: 'message.send', Component: () => null },
});

describe('the tools of the composer', () => {
  it('stand in their order, whichever file comes first', () => {
    expect(gatherTools({ a: tool('late', 20), b: tool('early', 10) }).map(({ key }) => key)).toEqual([
      'early',
      'late',
    ]);
  });

  it('have keys of their own', () => {
    expect(() => gatherTools({ a: tool('same', 1), b: tool('same', 2) })).toThrow(TypeError);
  });
});
