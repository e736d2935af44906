/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { mockCredentials } from '@backstage/backend-test-utils';
import { FakeSettings } from '../__testUtils__/FakeSettings';
import { TestClock, TestTask } from '../__testUtils__/taskContext';
import { createConfigureDomainAction } from './configureDomain';

const input = { domainId: 'd-researchlab1' };

function setUp() {
  const settings = new FakeSettings();
  const action = createConfigureDomainAction({
    studio: settings.service,
    clock: new TestClock(),
  });
  return { settings, action, task: new TestTask('task-1') };
}

describe('sagemaker-studio:domain:configure', () => {
  it('changes what is given, says whom it affects, and leaves the rest', async () => {
    const { settings, action, task } = setUp();
    const { output, log, error } = await task.run(action, {
      ...input,
      mode: 'manage',
      owners: ['ml-platform'],
      maxDuration: 'P90D',
      contact: '',
    });

    expect(error).toBeUndefined();
    expect(output).toMatchObject({
      changed: true,
      fields: ['mode', 'owners', 'maxDuration'],
      domainPath: '/sagemaker-studio/domains/d-researchlab1',
    });
    expect(log).toEqual([
      'mode: observe becomes manage',
      'owners: nothing becomes group:default/ml-platform',
      'maxDuration: nothing becomes P90D',
      '2 people keep access that lasts longer than new access may',
    ]);
    expect(settings.saved).toMatchObject([
      { version: 1, mode: 'manage', contact: '#research-lab' },
    ]);
  });

  it('changes nothing when it is run again', async () => {
    const { settings, action, task } = setUp();
    await task.run(action, { ...input, mode: 'manage' });
    const { output, log } = await task.run(action, {
      ...input,
      mode: 'manage',
    });

    expect(output.changed).toBe(false);
    expect(log).toEqual([
      'Nothing to change: the domain d-researchlab1 is set up like that',
    ]);
    expect(settings.saved).toHaveLength(1);
  });

  it('keeps what somebody else has changed meanwhile', async () => {
    const { settings, action, task } = setUp();
    settings.onSave = () => {
      settings.onSave = () => {};
      settings.domain = { ...settings.domain, version: 2, contact: '#other' };
    };
    const { error } = await task.run(action, { ...input, mode: 'manage' });

    expect(error).toBeUndefined();
    expect(settings.saved).toMatchObject([
      { version: 2, mode: 'manage', contact: '#other' },
    ]);
  });

  it('does not overwrite what somebody else has set meanwhile', async () => {
    const { settings, action, task } = setUp();
    settings.onSave = () => {
      settings.onSave = () => {};
      settings.domain = { ...settings.domain, version: 2, contact: '#other' };
    };
    const { error } = await task.run(action, { ...input, contact: '#mine' });

    expect(error?.message).toMatch(
      /^Somebody else has changed the settings of the domain d-researchlab1 .* theirs is kept/,
    );
    expect(settings.saved).toEqual([]);
  });

  it('simulates in a dry run and saves nothing', async () => {
    const { settings, action, task } = setUp();
    const { output } = await task.run(
      action,
      { ...input, mode: 'manage' },
      { isDryRun: true },
    );
    expect(output).toMatchObject({ changed: true, fields: ['mode'] });
    expect(settings.saved).toEqual([]);
  });

  it('is for templates that a person has started', async () => {
    const { settings, action, task } = setUp();
    const { error } = await task.run(
      action,
      { ...input, mode: 'manage' },
      {
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/ingrid.larsen', {
            actor: { subject: 'plugin:mcp-actions' },
          }),
      },
    );
    expect(error?.message).toBe(
      'A person has to run the template: an agent may not change settings',
    );
    expect(settings.saved).toEqual([]);
  });

  it('says that there is no such domain', async () => {
    const { action, task } = setUp();
    const { error } = await task.run(action, { domainId: 'd-nope' });
    expect(error?.message).toBe(
      "There is no Studio domain 'd-nope' that the portal has seen",
    );
  });
});
