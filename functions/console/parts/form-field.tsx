import type { FormField } from '../../../lib/documents/integration-form.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import type { Words } from '../words/language.ts';

type FieldParts = {
  readonly field: FormField;
  readonly text: string;
  readonly message: Words | undefined;
  /** For a secret: is there one. */
  readonly isSet: boolean;
  readonly view: View;
};

/** One field with its label, its help and what is wrong with it. */
export function Field({ field, text, message, isSet, view }: FieldParts) {
  const { name, label, help, required } = field;
  const id = name.replace('.', '-');
  const described = [help && `${id}-help`, message && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={message ? 'field wrong' : 'field'}>
      <label for={id}>
        {view.say(label)}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      <Control field={field} id={id} text={text} described={described} isWrong={message !== undefined} view={view} />
      {field.control === 'secret' && <p class="faint small">{view.say(isSet ? actTexts.set : actTexts.notSet)}</p>}
      {help && (
        <p class="faint small" id={`${id}-help`}>
          {view.say(help)}
        </p>
      )}
      {message && (
        <p class="message" id={`${id}-wrong`}>
          {view.say(message)}
        </p>
      )}
    </div>
  );
}

type ControlParts = {
  readonly field: FormField;
  readonly id: string;
  readonly text: string;
  readonly described: string | undefined;
  readonly isWrong: boolean;
  readonly view: View;
};

function Control({ field, id, text, described, isWrong, view }: ControlParts) {
  const { name, control, options = [] } = field;
  const common = { id, name, 'aria-describedby': described, 'aria-invalid': isWrong ? ('true' as const) : undefined };
  switch (control) {
    case 'switch':
      return <input type="checkbox" {...common} value="on" checked={text !== ''} />;
    case 'list':
    case 'pairs':
      return (
        <textarea {...common} rows={4}>
          {text}
        </textarea>
      );
    case 'choice':
      return (
        <select {...common}>
          {options.map(({ value, label }) => (
            <option value={value} selected={value === text}>
              {view.say(label)}
            </option>
          ))}
        </select>
      );
    case 'secret':
      return <input type="password" autocomplete="off" {...common} value="" />;
    case 'day':
      return <input type="date" {...common} value={text} />;
    case 'number':
      return <input type="text" inputmode="numeric" {...common} value={text} />;
    case 'text':
      return <input type="text" {...common} value={text} maxlength={1000} />;
  }
}
