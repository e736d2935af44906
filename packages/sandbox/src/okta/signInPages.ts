/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Request, Response } from 'express';
import type { SandboxContext } from '../SandboxContext';
import type { DirectoryPerson, World } from '../world/World';
import { escapeHtml, Html, html, sendPage } from '../web';
import { fullName, groupsOf, searchPeople, searchText } from './directory';
import { signedInPerson } from './sessions';

/** More are not shown at once; a search brings the others. */
const SHOWN = 120;

export const initials = (person: DirectoryPerson) =>
  `${person.firstName.charAt(0)}${person.lastName.charAt(0)}`;

/** Why nobody can be signed in as this person; nothing when they can. */
export function refusalOf(
  person: DirectoryPerson | undefined,
): string | undefined {
  if (!person) {
    return 'This person is not in the directory. Choose somebody else.';
  }
  return person.status === 'ACTIVE'
    ? undefined
    : `${fullName(
        person,
      )} is disabled in the directory and cannot sign in. Enable them in the directory, or choose somebody else.`;
}

function choice(person: DirectoryPerson, name: string, current = false): Html {
  const id = `person-${person.id}`;
  return html`<button
    class="choice ${current && 'current'}"
    name="person"
    value="${person.id}"
    aria-labelledby="${id}-name"
    aria-describedby="${id}-about"
  >
    <span class="disc" aria-hidden="true">${initials(person)}</span>
    <span class="who">
      <span class="name" id="${id}-name">${name}</span>
      <span id="${id}-about">
        ${person.title !== undefined &&
        html`<span class="muted">${person.title}</span>`}
        ${person.status !== 'ACTIVE' &&
        html`<span class="tag bad">Disabled</span>`}
        ${person.note !== undefined &&
        html`<span class="note">${person.note}</span>`}
        <span class="muted">${person.login}</span>
      </span>
    </span>
  </button>`;
}

type Section = { title: string; people: DirectoryPerson[] };

/** Everybody once, under the first of their groups. */
function sectionsOf(world: World, people: DirectoryPerson[]): Section[] {
  const byGroup = new Map<string, DirectoryPerson[]>();
  for (const person of people) {
    const group = groupsOf(world, person).at(0)?.id ?? '';
    byGroup.set(group, [...(byGroup.get(group) ?? []), person]);
  }
  const sections = Object.values(world.okta.groups).map(group => ({
    title: group.name,
    people: byGroup.get(group.id) ?? [],
  }));
  return [
    ...sections,
    { title: 'In no group', people: byGroup.get('') ?? [] },
  ].filter(({ people: some }) => some.length > 0);
}

function section({ title, people }: Section): Html {
  const cells = people.map(
    person =>
      html`<li data-filter-text="${searchText(person)} ${title.toLowerCase()}">
        ${choice(person, fullName(person))}
      </li>`,
  );
  return html`<section data-filter-section aria-label="${title}">
    <h2>${title}</h2>
    <ul class="grid">
      ${cells}
    </ul>
  </section>`;
}

/** The page to choose who one is. */
export function sendChooser(
  context: SandboxContext,
  req: Request,
  res: Response,
  options: {
    /** Where the choice is posted to. */
    action: string;
    /** Where to go afterwards, when the action does not know. */
    next?: string;
    problem?: string;
  },
): void {
  const { action, next, problem } = options;
  const { world } = context;
  const query = typeof req.query.q === 'string' ? req.query.q : '';
  const current = signedInPerson(context, req);
  const found = searchPeople(world, query).filter(
    person => person.id !== current?.id,
  );
  const shown = found.slice(0, SHOWN);
  const hiddenNext =
    next !== undefined &&
    html`<input type="hidden" name="next" value="${next}" />`;
  const isComplete = shown.length === found.length;

  sendPage(res, problem === undefined ? 200 : 403, {
    title: 'Choose who you are',
    brand: 'Okta',
    here: next ?? '/okta/home',
    bare: true,
    body: html`<h1>Choose who you are</h1>
      <p class="lead">
        This is a sandbox: nobody has a password, one click signs you in.
      </p>
      ${problem !== undefined &&
      html`<div class="notice bad" role="alert"><p>${problem}</p></div>`}
      ${current &&
      html`<form method="post" action="${action}">
        ${hiddenNext}
        <div class="grid">
          ${choice(current, `Continue as ${fullName(current)}`, true)}
        </div>
      </form>`}
      <form method="get" action="${action}" role="search" class="row end">
        ${hiddenNext}
        <div class="grow">
          <label for="q">Find a person</label>
          <input
            type="search"
            id="q"
            name="q"
            value="${query}"
            autocomplete="off"
            ${isComplete && query === '' && html`data-filters`}
          />
        </div>
        <button class="act">Search</button>
      </form>
      ${!isComplete &&
      html`<p class="muted">
        ${shown.length} of ${found.length} people. Search for the others.
      </p>`}
      <form method="post" action="${action}">
        ${hiddenNext} ${sectionsOf(world, shown).map(section)}
        <p data-filter-none role="status" ${found.length > 0 && html`hidden`}>
          Nobody matches. New people are added in the
          <a href="/okta">directory</a>.
        </p>
      </form>`,
  });
}

/** The page of an error that the OpenID provider could not send back to the client. */
export function oidcErrorPage(error: string, description?: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign-in failed · Okta</title>
<body style="font-family: system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark">
<h1>Sign-in failed</h1>
<p>The application asked for a sign-in that cannot be given: ${escapeHtml(
    description ?? error,
  )} (<code>${escapeHtml(error)}</code>).</p>
<p>Check the client id and the redirect URI in the application's configuration.</p>
</body></html>`;
}
