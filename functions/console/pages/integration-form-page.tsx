import { type IntegrationKindName, integrationKinds } from '../../../lib/documents/integration.ts';
import type { FormField } from '../../../lib/documents/integration-form.ts';
import { integrationForms } from '../../../lib/documents/integration-forms.ts';
import type { FieldProblem } from '../../../lib/runtime/save-integration.ts';
import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import { fieldMessage, otherProblems } from '../forms/field-message.ts';
import type { Posted } from '../forms/read-form.ts';
import { Checks } from '../parts/checks.tsx';
import { Field } from '../parts/form-field.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { formTexts } from '../words/form-texts.ts';

/** A form as it stands: what is filled in, what is wrong, what a test found. */
export type IntegrationFormParts = {
  readonly kind: IntegrationKindName;
  /** Of the integration that is changed; undefined for a new one. */
  readonly id: string | undefined;
  readonly version: number | undefined;
  readonly posted: Posted;
  readonly problems: readonly FieldProblem[];
  readonly checks: readonly ConnectionCheck[] | undefined;
  /** Names of the secrets that are saved; undefined where it cannot be told. */
  readonly isSet?: ReadonlySet<string> | undefined;
  /** Where the links of fields lead, by their names. */
  readonly accessLinks: Readonly<Record<string, string>>;
  /** The tenant that a member belongs to, who can choose no other. */
  readonly ownTenant: string | undefined;
  readonly view: View;
};

const headFields = {
  tenant: { name: 'settings.', control: 'text', required: true, label: actTexts.tenant, help: actTexts.tenantHelp },
  short: {
    name: 'settings.',
    control: 'text',
    required: true,
    label: actTexts.shortName,
    help: actTexts.shortNameHelp,
  },
  name: { name: 'settings.', control: 'text', required: true, label: actTexts.name },
  enabled: { name: 'settings.', control: 'switch', label: actTexts.enabled },
} as const;

/** The form of one kind, generated from its description. Works without a script. */
export function IntegrationFormPage(parts: IntegrationFormParts) {
  const { kind, id, version, problems, checks, view } = parts;
  const { title } = integrationKinds[kind];
  const form = integrationForms[kind];
  const fields = form.groups.flatMap((group) => group.fields);
  const known = [...fields.flatMap(({ name, users = name }) => [name, users]), 'tenant', 'short', 'name', 'enabled'];
  const others = otherProblems(known, problems);
  const heading = `${view.say(id === undefined ? actTexts.newIntegration : actTexts.change)}: ${title}`;
  return (
    <Page title={heading} view={view} here="integrations">
      <div class="heading">
        <h1>{heading}</h1>
        {id !== undefined && <p class="code">{id}</p>}
      </div>
      {problems.length > 0 && (
        <div class="card alert" role="alert">
          <h2>{view.say(actTexts.mustCorrect)}</h2>
          <p>{view.say(formTexts.errorsAbove)}</p>
          {others.map(({ field, problem }) => (
            <p class="outside">
              {field}: {problem}
            </p>
          ))}
        </div>
      )}
      {checks !== undefined && <Checks checks={checks} view={view} />}
      <form
        method="post"
        action={id === undefined ? `/integrations/new/${kind}` : `/integrations/${id}/change`}
        class="form"
        data-kept=""
      >
        <input type="hidden" name="token" value={view.formToken} />
        {version !== undefined && <input type="hidden" name="version" value={String(version)} />}
        <Head parts={parts} />
        {form.groups.map((group) => (
          <fieldset class="card">
            <legend>{view.say(group.title)}</legend>
            {group.help && <p class="faint small">{view.say(group.help)}</p>}
            {group.fields.map((field) => (
              <FormPart field={field} parts={parts} />
            ))}
          </fieldset>
        ))}
        <p class="buttons">
          <button type="submit" name="do" value="save" class="main">
            {view.say(actTexts.save)}
          </button>
          <button type="submit" name="do" value="test">
            {view.say(actTexts.test)}
          </button>
          <span class="faint small">{view.say(formTexts.testFirst)}</span>
        </p>
      </form>
    </Page>
  );
}

function Head({ parts }: { parts: IntegrationFormParts }) {
  const { id, ownTenant, view } = parts;
  return (
    <fieldset class="card">
      <legend>{view.say(actTexts.general)}</legend>
      {id === undefined && ownTenant === undefined && <HeadPart name="tenant" parts={parts} />}
      {id === undefined && <HeadPart name="short" parts={parts} />}
      <HeadPart name="name" parts={parts} />
      <HeadPart name="enabled" parts={parts} />
    </fieldset>
  );
}

function HeadPart({ name, parts }: { name: keyof typeof headFields; parts: IntegrationFormParts }) {
  const { posted, problems, view } = parts;
  const text = posted[name] ?? '';
  const wrongName = problems.some(({ field }) => field === name || (field === 'id' && name === 'short'));
  const message = fieldMessage(headFields[name], wrongName ? [{ field: 'settings.', problem: '' }] : [], text);
  const field = { ...headFields[name], name: name as FormField['name'] };
  return <Field field={field} posted={posted} message={message} isSet={false} view={view} />;
}

function FormPart({ field, parts }: { field: FormField; parts: IntegrationFormParts }) {
  const { posted, problems, isSet, accessLinks, view } = parts;
  const message = fieldMessage(field, problems, posted[field.name] ?? '');
  const to = field.link?.to ?? '';
  const linkTo = accessLinks[to] ?? to;
  const hasSecret = parts.id !== undefined && isSet?.has(field.name);
  return <Field field={field} posted={posted} message={message} isSet={hasSecret} linkTo={linkTo} view={view} />;
}
