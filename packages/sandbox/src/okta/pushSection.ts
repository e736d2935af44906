/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import { Html, html } from '../web';
import type { PushStatus } from './ScimPush';

const OUTCOMES = {
  done: ['good', 'Pushed'],
  refused: ['bad', 'Refused'],
  waiting: ['', 'Trying again'],
} as const;

/** How the push to Identity Center stands, and what can be done about it. */
export function pushSection(status: PushStatus): Html {
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
