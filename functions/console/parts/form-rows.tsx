import { boxName, columnsOf, rowsIn } from '../forms/form-rows.ts';
import type { View } from '../view.ts';
import { formTexts } from '../words/form-texts.ts';
import type { Words } from '../words/language.ts';
import type { FieldParts } from './form-field.tsx';

/** Empty rows below the filled ones: without a script all are shown, with one they come one by one. */
const spareRows = 5;

/** Rows of two texts: what stands in one system, and what it is called in the other. */
export function PairRows({ field, posted, view }: FieldParts) {
  const [left = 'left', right = 'right'] = columnsOf(field);
  const rows = rowsIn(field, posted);
  const id = `${field.name.replaceAll('.', '-')}-rows`;
  const [leftWords, rightWords] = field.columnLabels ?? [formTexts.left, formTexts.right];
  return (
    <div class="pairs" id={id}>
      {placesFor(rows.length).map((place) => (
        <div class="pair" data-spare={place > rows.length ? '' : undefined}>
          <Box
            name={boxName(field, place, left)}
            words={leftWords}
            text={rows[place]?.[left]}
            place={place}
            view={view}
          />
          <span aria-hidden="true">→</span>
          <Box
            name={boxName(field, place, right)}
            words={rightWords}
            text={rows[place]?.[right]}
            place={place}
            view={view}
          />
        </div>
      ))}
      <More of={id} words={formTexts.addRow} view={view} />
    </div>
  );
}

function placesFor(filled: number): readonly number[] {
  return Array.from({ length: filled + spareRows }, (_, place) => place);
}

type BoxParts = {
  readonly name: string;
  readonly words: Words;
  readonly text: string | undefined;
  readonly place: number;
  readonly view: View;
};

function Box({ name, words, text = '', place, view }: BoxParts) {
  const said = view.say(words);
  return (
    <input
      type="text"
      name={name}
      value={text}
      placeholder={place === 0 ? said : undefined}
      aria-label={`${said}, ${place + 1}`}
      maxlength={200}
      autocomplete="off"
    />
  );
}

function More({ of, words, view }: { of: string; words: Words; view: View }) {
  return (
    <div>
      <button type="button" data-add={of} data-scripted hidden>
        {view.say(words)}
      </button>
    </div>
  );
}

const departmentWords = {
  departmentId: formTexts.departmentId,
  identityId: formTexts.identityId,
  username: formTexts.username,
  password: formTexts.password,
} as const;

/** Departments, each with a user of its own. What is saved of a user is never shown; left empty, it stays. */
export function DepartmentRows({ field, posted, view }: FieldParts) {
  const rows = rowsIn(field, posted);
  const id = `${field.name.replaceAll('.', '-')}-rows`;
  return (
    <div class="departments" id={id}>
      {placesFor(rows.length).map((place) => (
        <div class="department" data-spare={place > rows.length ? '' : undefined}>
          {Object.entries(departmentWords).map(([column, words]) => {
            const isSecret = column === 'username' || column === 'password';
            return (
              <label>
                {view.say(words)}
                <input
                  type={isSecret ? 'password' : 'text'}
                  name={boxName(field, place, column)}
                  value={isSecret ? '' : (rows[place]?.[column] ?? '')}
                  placeholder={isSecret && place < rows.length ? view.say(formTexts.keepsSaved) : undefined}
                  autocomplete={isSecret ? 'new-password' : 'off'}
                  maxlength={200}
                />
              </label>
            );
          })}
        </div>
      ))}
      <More of={id} words={formTexts.addDepartment} view={view} />
    </div>
  );
}
