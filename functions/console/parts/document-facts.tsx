import { moneySchema } from '../../../lib/documents/money.ts';
import type { View } from '../view.ts';
import { fieldWords } from '../words/field-words.ts';
import { formTexts } from '../words/form-texts.ts';
import { moneyWords } from '../words/money-words.ts';
import { dateWords } from '../words/time-words.ts';
import { Outside } from './outside.tsx';

type DocumentParts = { readonly document: unknown; readonly view: View };

/** Any document of ours: its single values as facts, and each list as a table. Amounts stand to the right, with their currency. */
export function DocumentFacts({ document, view }: DocumentParts) {
  const entries = Object.entries(Object(document)).filter(([, value]) => value !== undefined && value !== null);
  const single = entries.filter(([, value]) => isSingle(value));
  const lists = entries.flatMap(([name, value]) => listsIn(name, value));
  return (
    <>
      <dl class="facts">
        {single.map(([name, value]) => (
          <div>
            <dt>{fieldWords(name, view.language)}</dt>
            <dd>
              <Value value={value} view={view} />
            </dd>
          </div>
        ))}
      </dl>
      {lists.map(([name, rows]) => (
        <RowTable name={name} rows={rows} view={view} />
      ))}
    </>
  );
}

function isMoney(value: unknown): boolean {
  return moneySchema.safeParse(value).success;
}

function isSingle(value: unknown): boolean {
  return typeof value !== 'object' || isMoney(value) || (Array.isArray(value) && value.every((one) => !isObject(one)));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isMoney(value);
}

/** A list of objects, or one object as a list of one. */
function listsIn(name: string, value: unknown): [string, readonly object[]][] {
  if (isSingle(value) || value === null) return [];
  const rows = (Array.isArray(value) ? value : [value]).filter(isObject).map(Object);
  return rows.length === 0 ? [] : [[name, rows]];
}

function RowTable({ name, rows, view }: { name: string; rows: readonly object[]; view: View }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const styleOf = (column: string) => (rows.some((row) => isMoney(Object(row)[column])) ? 'number' : undefined);
  return (
    <section class="wide-table" tabindex={0} aria-label={fieldWords(name, view.language)}>
      <table>
        <caption>{fieldWords(name, view.language)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={styleOf(column)}>
                {fieldWords(column, view.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={styleOf(column)}>
                  <Value value={Object(row)[column]} view={view} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ value, view }: { value: unknown; view: View }) {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return <>{view.say(value ? formTexts.yes : formTexts.no)}</>;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return <>{dateWords(value, view.language)}</>;
  const money = moneySchema.safeParse(value);
  if (money.success) return <>{moneyWords(money.data, view.language)}</>;
  return <Outside text={typeof value === 'object' ? JSON.stringify(value) : String(value)} />;
}
