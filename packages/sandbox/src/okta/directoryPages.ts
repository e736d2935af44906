/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import type { DirectoryGroup, DirectoryPerson, World } from '../world/World';
import { Html, html, textField } from '../web';
import {
  fullName,
  groupsOf,
  membersOf,
  PersonEntry,
  searchPeople,
} from './directory';
import type { PushStatus } from './ScimPush';

const PEOPLE_SHOWN = 100;
const MEMBERS_SHOWN = 50;

/** Entered text that was refused, with what is wrong, to be shown again. */
export type Refused<T> = { entry: T; problems: Record<string, string> };

const EMPTY: PersonEntry = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  groups: [],
};

export const personPath = (person: DirectoryPerson) =>
  `/okta/people/${person.id}`;

const statusTag = (person: DirectoryPerson) =>
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

function personFields(
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

function peopleTable(world: World, query: string): Html {
  const found = searchPeople(world, query);
  const shown = found.slice(0, PEOPLE_SHOWN);
  const rows = shown.map(
    person =>
      html`<tr>
        <th scope="row">
          <a href="${personPath(person)}">${fullName(person)}</a>
          <div class="muted">${person.title}</div>
        </th>
        <td>${person.login}</td>
        <td>${statusTag(person)}</td>
        <td>
          ${groupsOf(world, person).map(
            group => html`<span class="tag">${group.name}</span>`,
          )}
        </td>
        <td>${statusForm(person, '/okta')}</td>
      </tr>`,
  );
  return html`<section class="card" aria-labelledby="people">
    <h2 id="people">People</h2>
    <form method="get" action="/okta" role="search" class="row end">
      <div class="grow">
        <label for="q">Find a person</label>
        <input
          type="search"
          id="q"
          name="q"
          value="${query}"
          autocomplete="off"
        />
      </div>
      <button class="act">Search</button>
    </form>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Login</th>
          <th scope="col">Status</th>
          <th scope="col">Groups</th>
          <th scope="col">Actions</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="muted" role="status">
      ${shown.length === found.length
        ? `${found.length} ${found.length === 1 ? 'person' : 'people'}`
        : `${shown.length} of ${found.length} people; search for the others`}
    </p>
  </section>`;
}

function groupItem(world: World, group: DirectoryGroup): Html {
  const members = membersOf(world, group.id);
  const shown = members.slice(0, MEMBERS_SHOWN);
  return html`<details>
    <summary>
      <strong>${group.name}</strong>
      <span class="muted"
        >${members.length} ${members.length === 1 ? 'member' : 'members'}</span
      >
    </summary>
    ${group.description !== undefined &&
    html`<p class="muted">${group.description}</p>`}
    <ul aria-label="Members of ${group.name}">
      ${shown.map(
        person =>
          html`<li>
            <a href="${personPath(person)}">${fullName(person)}</a>
          </li>`,
      )}
    </ul>
    ${members.length > shown.length &&
    html`<p class="muted">and ${members.length - shown.length} more</p>`}
  </details>`;
}

function groupsSection(
  world: World,
  refused?: Refused<{ name: string; description?: string }>,
): Html {
  return html`<section class="card" aria-labelledby="groups">
    <h2 id="groups">Groups</h2>
    ${Object.values(world.okta.groups).map(group => groupItem(world, group))}
    <h3>Create a group</h3>
    <form
      method="post"
      action="/okta/groups"
      aria-label="Create a group"
      novalidate
    >
      ${textField({
        name: 'name',
        label: 'Name',
        value: refused?.entry.name,
        problem: refused?.problems.name,
        required: true,
        idPrefix: 'group-',
      })}
      ${textField({
        name: 'description',
        label: 'Description',
        value: refused?.entry.description,
        problem: refused?.problems.description,
        idPrefix: 'group-',
      })}
      <button class="act">Create group</button>
    </form>
  </section>`;
}

const OUTCOMES = {
  done: ['good', 'Pushed'],
  refused: ['bad', 'Refused'],
  waiting: ['', 'Trying again'],
} as const;

function pushSection(status: PushStatus): Html {
  const [last] = status.records;
  const lines = status.records
    .slice(0, 8)
    .map(({ at, what, outcome, message }) => {
      const [look, word] = OUTCOMES[outcome];
      return html`<li>
        <span class="tag ${look}">${word}</span> ${what}
        <span class="muted"
          >${DateTime.fromISO(at).toUTC().toFormat('HH:mm:ss')} UTC</span
        >
        ${message !== undefined && html`<div class="muted">${message}</div>`}
      </li>`;
    });
  return html`<section class="card" aria-labelledby="push">
    <h2 id="push">Provisioning to IAM Identity Center</h2>
    <p>
      ${status.enabled
        ? 'Every change is pushed by SCIM within a second.'
        : 'The push is switched off: Identity Center does not learn of changes.'}
      ${status.pending > 0 && `${status.pending} waiting.`}
    </p>
    <p>
      Last push:
      ${last
        ? DateTime.fromISO(last.at)
            .toUTC()
            .toFormat("yyyy-LL-dd HH:mm:ss 'UTC'")
        : 'none yet'}
    </p>
    <ul class="plain" aria-label="Last pushes">
      ${lines}
    </ul>
    <div class="row">
      <form method="post" action="/okta/push">
        <button class="act" name="do" value="everything">
          Push everything
        </button>
      </form>
      <form method="post" action="/okta/push">
        <button class="act" name="do" value="${status.enabled ? 'off' : 'on'}">
          ${status.enabled ? 'Switch push off' : 'Switch push on'}
        </button>
      </form>
    </div>
  </section>`;
}

/** The page of the whole directory. */
export function directoryPage(
  world: World,
  options: {
    push: PushStatus;
    query: string;
    isSignedIn: boolean;
    notice?: string;
    refusedPerson?: Refused<PersonEntry>;
    refusedGroup?: Refused<{ name: string; description?: string }>;
  },
): Html {
  const { push, query, isSignedIn, notice, refusedPerson, refusedGroup } =
    options;
  return html`<h1>Directory</h1>
    <p class="lead">
      The people and groups of Okta Universal Directory. This is the
      administrator's console of a sandbox:
      ${isSignedIn
        ? 'everybody may change it, whoever they are signed in as.'
        : 'it needs no sign-in.'}
    </p>
    ${notice !== undefined &&
    html`<div class="notice good" role="status"><p>${notice}</p></div>`}
    ${(refusedPerson || refusedGroup) &&
    html`<div class="notice bad" role="alert">
      <p>Nothing was saved. Correct the marked fields.</p>
    </div>`}
    <div class="grid two">
      <section class="card" aria-labelledby="add">
        <h2 id="add">Add a person</h2>
        <form
          method="post"
          action="/okta/people"
          aria-label="Add a person"
          novalidate
        >
          ${personFields(
            world,
            refusedPerson?.entry ?? EMPTY,
            refusedPerson?.problems ?? {},
            'new-',
          )}
          <button class="act main">Add person</button>
        </form>
      </section>
      <div>${pushSection(push)}${groupsSection(world, refusedGroup)}</div>
    </div>
    ${peopleTable(world, query)}`;
}

/** The page of one person. */
export function personPage(
  world: World,
  person: DirectoryPerson,
  options: { notice?: string; refused?: Refused<PersonEntry> },
): Html {
  const { notice, refused } = options;
  const here = personPath(person);
  return html`<p><a href="/okta">Directory</a></p>
    <div class="row">
      <h1>${fullName(person)}</h1>
      ${statusTag(person)}
    </div>
    <p class="lead">${person.note}</p>
    ${notice !== undefined &&
    html`<div class="notice good" role="status"><p>${notice}</p></div>`}
    ${refused &&
    html`<div class="notice bad" role="alert">
      <p>Nothing was saved. Correct the marked fields.</p>
    </div>`}
    <section class="card" aria-labelledby="profile">
      <h2 id="profile">Profile and groups</h2>
      <form
        method="post"
        action="${here}"
        aria-label="Profile and groups"
        novalidate
      >
        ${personFields(
          world,
          refused?.entry ?? person,
          refused?.problems ?? {},
          'edit-',
        )}
        <button class="act main">Save</button>
      </form>
    </section>
    <section class="card" aria-labelledby="leave">
      <h2 id="leave">Access to everything</h2>
      <p>
        Somebody disabled can be enabled again. Removing takes the person out of
        the directory; IAM Identity Center keeps the user, disabled.
      </p>
      <div class="row">
        ${statusForm(person, here)}
        <form method="post" action="${here}/remove">
          <button class="act danger" aria-label="Remove ${fullName(person)}">
            Remove from the directory
          </button>
        </form>
      </div>
    </section>`;
}
