import { at, list, onlyResource, synthesizedTemplates } from './synthesized.ts';

it.each([
  ['4', ['by-state', 'by-due', 'by-target', 'by-parent']],
  ['5', ['by-state', 'by-due', 'by-target', 'by-parent', 'by-time']],
])('a table that is there already grows by one index with each deployment: %s of them', (tableIndexes, names) => {
  const { state } = synthesizedTemplates({ tableIndexes });
  const { properties } = onlyResource(state, 'AWS::DynamoDB::Table', () => true);
  expect(list(properties.GlobalSecondaryIndexes).map((index) => at(index, 'IndexName'))).toEqual(names);
});
