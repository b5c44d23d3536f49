import type { Child } from 'hono/jsx';
import type { FormField } from '../../../lib/documents/integration-form.ts';
import { hasRows, type Posted } from '../forms/read-form.ts';
import type { View } from '../view.ts';
import { formTexts } from '../words/form-texts.ts';
import type { Words } from '../words/language.ts';
import { DepartmentRows, PairRows } from './form-rows.tsx';

/** One field and what stands in it. */
export type FieldParts = {
  readonly field: FormField;
  /** All that the form holds: fields with rows take their own from it. */
  readonly posted: Posted;
  readonly message: Words | undefined;
  /** For a secret: is there one. Undefined: not known. */
  readonly isSet: boolean | undefined;
  /** Where the field's link leads; undefined where it is not known. */
  readonly linkTo?: string | undefined;
  readonly view: View;
};

/** One field with its label, its help, its link and what is wrong with it. */
export function Field(parts: FieldParts) {
  const { field, message, isSet, view } = parts;
  const { label, help, required, control } = field;
  const id = field.name.replaceAll('.', '-');
  const described = [help && `${id}-help`, message && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  const kept = isSet ? formTexts.set : formTexts.notSet;
  const body = (
    <>
      <div class="field-row">
        <Control parts={parts} id={id} described={described} />
        <AccessLink parts={parts} />
      </div>
      {message && (
        <p class="message" id={`${id}-wrong`}>
          {view.say(message)}
        </p>
      )}
      {control === 'secret' && <p class="kept">{view.say(kept)}</p>}
      {help && (
        <p class="help" id={`${id}-help`}>
          {view.say(help)}
        </p>
      )}
    </>
  );
  const words = (
    <>
      {view.say(label)}
      {required && <Must view={view} />}
    </>
  );
  const style = ['field', `of-${control}`, message && 'wrong', control === 'departments' && 'broad']
    .filter(Boolean)
    .join(' ');
  return hasRows(field) ? (
    <fieldset aria-labelledby={`${id}-label`} aria-describedby={described}>
      <div class={style} data-when={whenOf(field)}>
        <span class="label-of" id={`${id}-label`}>
          {words}
        </span>
        {body}
      </div>
    </fieldset>
  ) : (
    <div class={style} data-when={whenOf(field)}>
      <label for={id}>{words}</label>
      {body}
    </div>
  );
}

/** Read by the script, which shows a field where its choice is made. */
function whenOf({ when }: FormField): string | undefined {
  return when && `${when.name}=${when.is.join('|')}`;
}

function Must({ view }: { view: View }): Child {
  return (
    <span class="must" title={view.say(formTexts.required)}>
      {' '}
      <span aria-hidden="true">*</span>
      <span class="unseen">({view.say(formTexts.required)})</span>
    </span>
  );
}

function AccessLink({ parts: { field, linkTo, view } }: { parts: FieldParts }) {
  if (field.link === undefined || linkTo === undefined || !/^https:\/\//.test(linkTo)) return null;
  return (
    <a class="button" href={linkTo} rel="noreferrer noopener" target="_blank">
      {view.say(field.link.label)} <span class="unseen">({view.say(formTexts.newTab)})</span>
    </a>
  );
}

type ControlParts = { readonly parts: FieldParts; readonly id: string; readonly described: string | undefined };

function Control({ parts, id, described }: ControlParts) {
  const { field, posted, message, view } = parts;
  const { name, control, required } = field;
  const text = posted[name] ?? '';
  const common = {
    ...{ id, name, 'aria-describedby': described },
    ...(message !== undefined && { 'aria-invalid': 'true' as const }),
    ...(required && { 'aria-required': 'true' as const }),
  };
  switch (control) {
    case 'switch':
      return <input type="checkbox" {...common} value="on" checked={text !== ''} />;
    case 'list':
      return (
        <textarea {...common} rows={3} spellcheck={false}>
          {text}
        </textarea>
      );
    case 'pairs':
      return <PairRows {...parts} />;
    case 'departments':
      return <DepartmentRows {...parts} />;
    case 'choice':
      return <Choice field={field} common={common} text={text} view={view} />;
    case 'secret':
      return <input type="password" autocomplete="new-password" {...common} value="" maxlength={4000} />;
    case 'day':
      return <input type="date" class="narrow" {...common} value={text} />;
    case 'number':
      return <input type="text" class="narrow" inputmode="numeric" autocomplete="off" {...common} value={text} />;
    case 'text':
      return <input type="text" autocomplete="off" {...common} value={text} maxlength={1000} />;
  }
}

type ChoiceParts = { readonly field: FormField; readonly common: object; readonly text: string; readonly view: View };

function Choice({ field: { options = [] }, common, text, view }: ChoiceParts) {
  const isKnown = options.some(({ value }) => value === text);
  return (
    <select {...common}>
      {!isKnown && <option value="">{view.say(formTexts.choose)}</option>}
      {options.map(({ value, label }) => (
        <option value={value} selected={value === text}>
          {view.say(label)}
        </option>
      ))}
    </select>
  );
}
