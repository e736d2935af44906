/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { DirectoryPerson, World } from '../world/World';
import { Html, html, textField } from '../web';
import { fullName, PersonEntry } from './directory';

/** Entered text that was refused, with what is wrong, to be shown again. */
export type Refused<T> = { entry: T; problems: Record<string, string> };

export const EMPTY: PersonEntry = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  groups: [],
};

export const personPath = (person: DirectoryPerson) =>
  `/okta/people/${person.id}`;

export const statusTag = (person: DirectoryPerson) =>
  person.status === 'ACTIVE'
    ? html`<span class="tag good">Active</span>`
    : html`<span class="tag bad">Disabled</span>`;

function groupChecks(
  world: World,
  chosen: string[],
  options: { idPrefix: string; problem?: string },
): Html {
  const { idPrefix, problem } = options;
  const checks = Object.values(world.okta.groups).map(
    group =>
      html`<label for="${idPrefix}group-${group.id}">
        <input
          type="checkbox"
          id="${idPrefix}group-${group.id}"
          name="groups"
          value="${group.id}"
          ${chosen.includes(group.id) && html`checked`}
        />
        ${group.name}
      </label>`,
  );
  return html`<fieldset
    ${problem !== undefined &&
    html`aria-describedby="${idPrefix}groups-problem"`}
  >
    <legend>Groups</legend>
    <div class="checks">${checks}</div>
    ${problem !== undefined &&
    html`<p class="field problem" id="${idPrefix}groups-problem">
      ${problem}
    </p>`}
  </fieldset>`;
}

export function personFields(
  world: World,
  entry: PersonEntry,
  problems: Record<string, string>,
  idPrefix: string,
): Html {
  return html`<div class="fields">
      ${textField({
        name: 'firstName',
        label: 'First name',
        value: entry.firstName,
        problem: problems.firstName,
        required: true,
        idPrefix,
      })}
      ${textField({
        name: 'lastName',
        label: 'Last name',
        value: entry.lastName,
        problem: problems.lastName,
        required: true,
        idPrefix,
      })}
    </div>
    ${textField({
      name: 'login',
      label: 'Login',
      value: entry.login,
      problem: problems.login,
      required: true,
      hint: 'Becomes the username in IAM Identity Center.',
      idPrefix,
    })}
    <div class="fields">
      ${textField({
        name: 'email',
        label: 'Email',
        value: entry.email,
        problem: problems.email,
        hint: 'The login, when left empty.',
        idPrefix,
      })}
      ${textField({
        name: 'title',
        label: 'Title',
        value: entry.title,
        problem: problems.title,
        idPrefix,
      })}
    </div>
    ${groupChecks(world, entry.groups, {
      idPrefix,
      problem: problems.groups,
    })}`;
}

/** A button that changes the status of the person, on the page of all and on their own. */
export function statusForm(person: DirectoryPerson, next: string): Html {
  const active = person.status === 'ACTIVE';
  return html`<form method="post" action="${personPath(person)}/status">
    <input type="hidden" name="next" value="${next}" />
    <button
      class="act"
      name="status"
      value="${active ? 'SUSPENDED' : 'ACTIVE'}"
      aria-label="${active ? 'Disable' : 'Enable'} ${fullName(person)}"
    >
      ${active ? 'Disable' : 'Enable'}
    </button>
  </form>`;
}
