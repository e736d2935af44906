/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { SettingsChange } from '../model/settings';
import { outdated } from './outdated';

const INGRID = 'user:default/ingrid.larsen';
const DANIEL = 'user:default/daniel.kim';
const INGRID_ID = '93677ab1c2-4f1d0a52-8c3e-4b7a-9d10-2e6f5a7b8c91';

function changed(
  version: number,
  actor: string,
  changes: SettingsChange[],
  domainId = 'd-1',
): AccessEvent {
  return {
    sequence: version,
    type: 'settings.domain-changed',
    actor,
    actorUserId: actor === INGRID ? INGRID_ID : undefined,
    at: '2026-11-29T10:00:00.000Z',
    detail: { domainId, version, changes },
  };
}

async function messageOf(events: AccessEvent[]): Promise<string> {
  const { message } = await outdated(
    { listLastEvents: async () => events },
    {
      of: { domainId: 'd-1' },
      name: 'research-lab',
      version: 1,
    },
  );
  return message;
}

describe('a change of outdated settings', () => {
  it('is told who has changed what since, each once and by id where one is known', async () => {
    expect(
      await messageOf([
        changed(4, INGRID, [
          { field: 'maxDuration', before: 'P90D', after: 'P30D' },
        ]),
        changed(3, DANIEL, [{ field: 'contact', after: '#lab' }], 'd-other'),
        changed(3, DANIEL, [
          { field: 'maxDuration', before: 'P60D', after: 'P90D' },
          { field: 'owners', after: [DANIEL] },
        ]),
        // It was read with this one.
        changed(1, INGRID, [
          { field: 'mode', before: 'observe', after: 'manage' },
        ]),
      ]),
    ).toBe(
      `research-lab was changed by ${DANIEL} and ${INGRID_ID} meanwhile: longest duration and owners. Reload the page and repeat your change.`,
    );
  });

  it('is told to reload where the changes are not at hand', async () => {
    expect(await messageOf([])).toBe(
      'research-lab was changed meanwhile. Reload the page and repeat your change.',
    );
  });
});
