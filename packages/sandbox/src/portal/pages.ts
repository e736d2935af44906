/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Application, IdentityCenterUser } from '../world/World';
import { Html, html } from '../web';
import type { StudioVisit } from './studioAccess';

/** The words Studio uses when it turns somebody away. */
export function accessDenied(domainId: string, applicationName: string) {
  return `Access Denied. Please check if user is assigned to Studio Domain [${domainId}] and SSO Application [${applicationName}] is Active.`;
}

/** The Applications tab of the access portal. */
export function applicationsPage(
  user: IdentityCenterUser,
  applications: Application[],
): Html {
  const tiles = applications.map(
    ({ name, domainId = '' }) =>
      html`<li>
        <a class="choice" href="/studio/${domainId}" aria-label="${name}">
          <span class="disc square" aria-hidden="true">SM</span>
          <span class="who">
            <span class="name">${name}</span>
            <span class="muted">Opens SageMaker Studio</span>
          </span>
        </a>
      </li>`,
  );
  return html`<h1>AWS access portal</h1>
    <p class="lead">Signed in as ${user.userName}</p>
    <section aria-labelledby="applications">
      <h2 id="applications">Applications</h2>
      ${tiles.length > 0
        ? html`<ul class="grid">
            ${tiles}
          </ul>`
        : html`<div class="card">
            <p><strong>You do not have any applications</strong></p>
            <p class="muted">
              An application appears here once you, or a group you are in, are
              assigned to it.
            </p>
          </div>`}
    </section>`;
}

type Shown = Extract<StudioVisit, { outcome: 'open' }>;

/** The sandbox's stand-in for Studio: shows the user, the profile and its role. */
export function studioPage(user: IdentityCenterUser, visit: Shown): Html {
  const { domain, profile, executionRole } = visit;
  return html`<h1>SageMaker Studio</h1>
    <p class="lead">Signed in as ${user.userName}</p>
    <section class="card" aria-labelledby="you">
      <h2 id="you">Your place in this domain</h2>
      <dl>
        <dt>Person</dt>
        <dd>${user.displayName}</dd>
        <dt>Domain</dt>
        <dd>${domain.domainName} (${domain.domainId})</dd>
        <dt>User profile</dt>
        <dd>${profile.userProfileName}</dd>
        <dt>Execution role</dt>
        <dd>${executionRole}</dd>
        <dt>Account and Region</dt>
        <dd>${domain.accountId}, ${domain.region}</dd>
      </dl>
    </section>
    <p><a href="/start">Back to the access portal</a></p>`;
}

/** While the profile is not in service yet. */
export function preparingPage(profileName: string): Html {
  return html`<h1>SageMaker Studio</h1>
    <div class="notice warn" role="status">
      <p>
        Your user profile ${profileName} is being prepared. This page loads
        itself again until it is ready.
      </p>
    </div>`;
}
