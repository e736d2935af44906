/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
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
import {
  Refused,
  EMPTY,
  personPath,
  statusTag,
  personFields,
  statusForm,
} from './personForm';
import { pushSection } from './pushSection';

const PEOPLE_SHOWN = 100;
const MEMBERS_SHOWN = 50;

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
