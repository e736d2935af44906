/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type ScaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { TestTask } from './__testUtils__/taskContext';
import { scaffolderModuleSagemakerStudio } from './module';

jest.setTimeout(60_000);

type Action = Parameters<ScaffolderActionsExtensionPoint['addActions']>[number];

describe('every action of the module', () => {
  it('fails without a stack trace', async () => {
    const added: Action[] = [];
    const backend = await startTestBackend({
      features: [scaffolderModuleSagemakerStudio],
      extensionPoints: [
        [
          scaffolderActionsExtensionPoint,
          {
            addActions: (...actions: Action[]) => {
              added.push(...actions);
            },
          },
        ],
      ],
    });
    await backend.stop();
    expect(added.length).toBeGreaterThan(0);

    for (const action of added) {
      const { error } = await new TestTask('task').run(
        action,
        {},
        {
          getInitiatorCredentials: async () => {
            throw new Error('Nobody has started this task');
          },
        },
      );
      expect([action.id, error?.stack]).toEqual([
        action.id,
        `${error?.name}: ${error?.message}`,
      ]);
    }
  });
});
