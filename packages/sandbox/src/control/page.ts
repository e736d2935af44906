/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { SandboxContext } from '../SandboxContext';
import type { Fault } from '../Sandbox';
import { Html, html } from '../web';
import {
  ACTS,
  BEHIND_THE_BACK,
  PEOPLE,
  RESET,
  SWITCHES,
  TIME,
  type Act,
  type Switch,
} from './acts';

/** Where the demo portal is, as it is registered in Okta. */
function portalUrl({ portal }: SandboxContext, path: string): string {
  const [base = 'http://localhost:7007'] = portal.postLogoutRedirectUris;
  return new URL(path, base).toString();
}

/** What to watch, with where. */
function watchLine(
  context: SandboxContext,
  act: Pick<Act, 'label' | 'watch' | 'path'>,
): Html {
  return html`<span class="muted">${act.watch}</span>
    <a
      href="${portalUrl(context, act.path)}"
      aria-label="Watch it in the portal: ${act.label}"
      >Watch it in the portal</a
    >`;
}

function actItem(context: SandboxContext, act: Act): Html {
  return html`<li>
    <form method="post" action="/control/acts/${act.id}">
      <button class="act">${act.label}</button>
    </form>
    <p>${watchLine(context, act)}</p>
  </li>`;
}

function switchItem(
  context: SandboxContext,
  each: Switch,
  faults: readonly Fault[],
): Html {
  const isOn = faults.some(({ id }) => id === each.id);
  return html`<li>
    <form method="post" action="/control/faults/${each.id}">
      <input type="hidden" name="to" value="${isOn ? 'off' : 'on'}" />
      <button class="act">
        ${isOn ? 'Switch off' : 'Switch on'}: ${each.label}
      </button>
      ${isOn && html`<span class="tag">On</span>`}
    </form>
    <p>${watchLine(context, each)}</p>
  </li>`;
}

function section(id: string, title: string, hint: string, items: Html[]): Html {
  return html`<section class="card" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <p class="muted">${hint}</p>
    <ul class="acts">
      ${items}
    </ul>
  </section>`;
}

/** The page from which an evaluator has things happen in AWS and Okta. */
export function controlPage(
  context: SandboxContext,
  options: { faults: readonly Fault[]; done?: string; problem?: string },
): Html {
  const { faults, problem } = options;
  const done = ACTS.find(({ id }) => id === options.done);
  const items = (acts: Act[]) => acts.map(act => actItem(context, act));
  return html`<h1>Sandbox control</h1>
    <p>
      Have something happen in AWS or Okta, and watch what the portal makes of
      it. It reads AWS again every few seconds.
      <a href="${portalUrl(context, '/')}">The portal's home page</a> says what
      to try first, and as whom.
    </p>
    ${done &&
    html`<div class="notice good" role="status">
      <p>Done: ${done.label}. ${watchLine(context, done)}</p>
    </div>`}
    ${problem !== undefined &&
    html`<div class="notice bad" role="alert"><p>${problem}</p></div>`}
    ${section(
      'faults',
      'Faults of AWS',
      'Each stays on until you switch it off.',
      SWITCHES.map(each => switchItem(context, each, faults)),
    )}
    ${section(
      'behind',
      "Behind the portal's back",
      'As somebody would in the AWS console.',
      items(BEHIND_THE_BACK),
    )}
    ${section(
      'people',
      'People',
      'As somebody would in Okta, which pushes it to IAM Identity Center. The page Directory does the same for anybody.',
      items(PEOPLE),
    )}
    ${section(
      'time',
      "AWS's clock",
      'The portal goes by the clock of this machine: when access ends there, and its cooling-off periods, do not move with this.',
      items(TIME),
    )}
    ${section(
      'start',
      'From the start',
      'Requests, grants and events of the portal stay.',
      items([RESET]),
    )}`;
}
