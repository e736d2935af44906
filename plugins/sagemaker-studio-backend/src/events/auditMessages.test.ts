/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What the auditor gets of each type of event is what docs/events.md says. */
import { ACCESS_EVENT_TYPES } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chainEvent } from './__testUtils__/eventChain';
import { someEvent, someGrant, someRequest } from './__testUtils__/records';
import { auditMessageOf } from './auditMessages';

const DOCUMENT = path.resolve(__dirname, '../../../../docs/events.md');
/** Written while the export is asked for, and no event. */
const AT_ONCE = 'event-export';

const [, section = ''] = readFileSync(DOCUMENT, 'utf8').split('### Auditor');

function codeIn(text = ''): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** `event id, action, severity` of each action of a row: the first severity, but for the actions that follow with their own. */
function documented(row: string): string[] {
  const [, id, actions, severities = ''] = row.split('|');
  const [eventId] = codeIn(id);
  const usual = /\w+/.exec(severities)?.[0];
  const own = new Map(
    [...severities.matchAll(/((?:`[\w-]+`(?:, )?)+) (\w+)/g)].flatMap(
      ([, names, severity]) =>
        codeIn(names).map((name): [string, string] => [name, severity ?? '']),
    ),
  );
  return codeIn(actions).map(
    action => `${eventId}, ${action}, ${own.get(action) ?? usual}`,
  );
}

const messages = ACCESS_EVENT_TYPES.map(type => ({
  type,
  message: auditMessageOf(
    chainEvent(
      { sequence: 6, hash: 'before' },
      someEvent(type, {
        actorUserId: 'mira-id',
        detail: { message: 'Refused' },
      }),
    ),
    { request: someRequest('request-1'), grant: someGrant('grant-1') },
  ),
}));
const sent = messages.flatMap(({ type, message }) =>
  message ? [{ type, message }] : [],
);

describe('audit messages', () => {
  it('have the event ids, action types and severities of the documentation', () => {
    const rows = section
      .split('### ')[0]
      ?.split('\n')
      .filter(line => /^\| `/.test(line) && !line.includes(AT_ONCE));

    expect(rows?.flatMap(documented).sort()).toEqual(
      sent
        .map(
          ({ message: { eventId, meta, severityLevel } }) =>
            `${eventId}, ${meta.actionType}, ${severityLevel}`,
        )
        .sort(),
    );
  });

  it('tell every decision of a person', () => {
    const others = messages.flatMap(({ type, message }) =>
      message ? [] : [type.split('.')[0]],
    );
    expect([...new Set(others)].sort()).toEqual([
      'domain',
      'grant',
      'operation',
      'record',
      'request',
      'step',
    ]);
  });

  it('carry what the documentation lists', () => {
    const sentence = /^`meta` contains ([\s\S]*?)\./m.exec(section)?.[1];
    const keys = sent.flatMap(({ message }) => Object.keys(message.meta));
    expect(
      [...new Set(keys)].filter(key => !codeIn(sentence).includes(key)),
    ).toEqual([]);
  });

  it('report what AWS refuses as failed', () => {
    expect(
      sent
        .filter(({ message }) => message.failure === 'Refused')
        .map(({ type }) => type),
    ).toEqual(
      ACCESS_EVENT_TYPES.filter(type => /\.(?!step).*-blocked$/.test(type)),
    );
  });
});
