import { invalidValue } from './refusals.ts';
import type { World } from './world.ts';

/** How an input names another row: by exactly one of its keys. */
export type Reference = {
  readonly dbId?: number | null;
  readonly dbSubId?: number | null;
  readonly code?: string | null;
  readonly description?: string | null;
  readonly name?: string | null;
  readonly ownerCode?: number | null;
  readonly showAlternatives?: 'YES' | null;
};

/** A row that can be named. */
export type Referable = {
  readonly dbId: number;
  readonly dbSubId?: number | undefined;
  readonly code?: string | null | undefined;
  readonly description?: string | undefined;
  readonly name?: string | undefined;
  readonly ownerCode?: number | undefined;
};

/** What is referred to, where: the place is told when nothing, or more than one row, is meant. */
export type Referred<Row> = { readonly place: string; readonly rows: readonly Row[] };

const nameKeys = ['dbId', 'dbSubId', 'code', 'description', 'name', 'ownerCode'] as const;
const mostExamples = 10;

/** The row that a reference names; undefined when it was left out, null when it shall be emptied. */
export function findReference<Row extends Referable>(
  world: World,
  reference: Reference | null | undefined,
  { place, rows }: Referred<Row>,
): Row | null | undefined {
  if (reference === undefined || reference === null) return reference;
  const given = nameKeys.filter((key) => reference[key] !== undefined && reference[key] !== null);
  const [key] = given;
  const more = () => (reference.showAlternatives === 'YES' ? { exampleValidInputs: examples(world, rows) } : {});
  if (key === undefined || given.length > 1) {
    throw invalidValue(`${place}: name one of dbId, code or description.`, more());
  }
  const found = rows.filter((row) => row[key] === reference[key]);
  const [row] = found;
  if (row === undefined) throw invalidValue(`${place}: no ${key} ${String(reference[key])}.`, more());
  if (found.length > 1)
    throw invalidValue(`${place}: ${found.length} have the ${key} ${String(reference[key])}.`, more());
  return row;
}

function examples({ entity }: World, rows: readonly Referable[]) {
  return rows.slice(0, mostExamples).map(({ dbId, code, description, name }) => ({
    ...{ dbId, code, ownerDbId: entity.dbId, text: description ?? name },
  }));
}
