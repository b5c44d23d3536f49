import type { Integration } from '../../../lib/documents/integration.ts';
import type { FormField } from '../../../lib/documents/integration-form.ts';
import { integrationForms } from '../../../lib/documents/integration-forms.ts';
import { columnsOf, rowsIn, rowsShown } from '../forms/form-rows.ts';
import { hasRows, type Posted, writeForm } from '../forms/read-form.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { formTexts } from '../words/form-texts.ts';
import { dateWords } from '../words/time-words.ts';
import { Outside } from './outside.tsx';

/** Settings as they are, in the words and groups of the form. */
export function Settings({ integration, view }: { integration: Integration; view: View }) {
  const form = integrationForms[integration.kind];
  const posted = writeForm(form, integration.settings);
  const groups = form.groups
    .map((group) => ({ ...group, fields: group.fields.filter(({ name }) => name.startsWith('settings.')) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <section class="card" aria-labelledby="settings">
      <div class="card-head">
        <h2 id="settings">{view.say(actTexts.settings)}</h2>
        <a class="button" href={view.links.page(`/integrations/${integration.id}/change`)}>
          {view.say(actTexts.change)}
        </a>
      </div>
      {groups.map(({ title, fields }) => (
        <>
          <h3>{view.say(title)}</h3>
          <dl class="facts">
            {fields.map((field) => (
              <div>
                <dt>{view.say(field.label)}</dt>
                <dd>
                  <Value field={field} posted={posted} view={view} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ))}
    </section>
  );
}

function Value({ field, posted, view }: { field: FormField; posted: Posted; view: View }) {
  const lines = linesOf(field, posted, view);
  if (lines.length === 0) return <span class="faint">{view.say(formTexts.none)}</span>;
  return (
    <>
      {lines.map((line) => (
        <div>
          <Outside text={line} />
        </div>
      ))}
    </>
  );
}

function linesOf(field: FormField, posted: Posted, view: View): readonly string[] {
  const { control, name, options = [] } = field;
  const text = posted[name] ?? '';
  if (control === 'day') return text === '' ? [] : [dateWords(text, view.language)];
  if (control === 'switch') return [view.say(text === '' ? formTexts.no : formTexts.yes)];
  if (hasRows(field)) {
    const [left = '', right = ''] = columnsOf(field);
    return rowsIn(field, posted).map((row) => [row[left], row[right]].filter(Boolean).join(' → '));
  }
  const chosen = options.find(({ value }) => value === text);
  return (chosen === undefined ? text : view.say(chosen.label)).split('\n').filter(Boolean);
}

/** The user name and the password of each department that the settings list. */
function usersOf(field: FormField, settings: unknown, view: View): { name: string; title: string }[] {
  if (field.users === undefined) return [];
  return rowsIn(field, rowsShown(field, settingOf(field, settings))).flatMap(({ departmentId = '' }) =>
    (['username', 'password'] as const).map((part) => ({
      name: `${field.users}.${departmentId}.${part}`,
      title: `${view.say(formTexts[part])}, ${view.say(formTexts.departmentId).toLowerCase()} ${departmentId}`,
    })),
  );
}

function settingOf({ name }: FormField, settings: unknown): unknown {
  return Object(settings)[name.slice('settings.'.length)];
}

type CredentialsParts = {
  readonly integration: Integration;
  readonly isSet: ReadonlySet<string> | undefined;
  readonly view: View;
};

/** Which secrets there are. None is ever shown. */
export function Credentials({ integration, isSet, view }: CredentialsParts) {
  const form = integrationForms[integration.kind];
  const fields = form.groups.flatMap((group) => group.fields);
  const secrets = [
    ...fields.flatMap(({ name, control, label }) => (control === 'secret' ? [{ name, title: view.say(label) }] : [])),
    ...fields.flatMap((field) => usersOf(field, integration.settings, view)),
    ...(integration.webhookSecretHash === undefined
      ? []
      : [{ name: 'credentials.webhookSecret', title: view.say(actTexts.webhookAddress) }]),
  ];
  return (
    <section class="card" aria-labelledby="credentials">
      <h2 id="credentials">{view.say(formTexts.credentials)}</h2>
      <dl class="facts set-or-not">
        {secrets.map(({ name, title }) => (
          <div>
            <dt>
              <Outside text={title} />
            </dt>
            <dd class={isSet?.has(name) ? 'good-words' : 'faint'}>
              {view.say(
                isSet === undefined ? formTexts.isUnknown : isSet.has(name) ? formTexts.isSet : formTexts.isNotSet,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
