/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What somebody wants to set, by the same schema as app-config. */
import type {
  DomainSettingsInput,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { z } from 'zod';
import { problemsOf } from '../config/configProblems';
import { contact, roleLabel, rolePurpose } from '../config/domainParts';
import {
  anyList,
  block,
  duration,
  oneOf,
  roleArn,
  userOrGroupRef,
} from '../config/schemaParts';
import type { DomainChoice, TeamChoice } from '../model/settings';
import { inputError } from '../util/errors';
import { say } from '../util/say';
import { keyPath } from './keyPath';

const refs = anyList(userOrGroupRef, 'refs of users or groups').transform(
  all => [...new Set(all)],
);

const domainChoice = block({
  mode: oneOf(['observe', 'manage']),
  owners: refs,
  roles: anyList(
    block({
      role: roleArn,
      name: roleLabel.optional(),
      purpose: rolePurpose.optional(),
    }),
    'roles',
  ),
  defaultDuration: duration.optional(),
  maxDuration: duration.optional(),
  contact: contact.optional(),
});

const teamChoice = block({ leads: refs });

/** @throws InputError naming each field that is wrong */
export function readDomainChoice({
  version: _,
  ...input
}: DomainSettingsInput): DomainChoice {
  return read(domainChoice, input);
}

/** @throws InputError naming each field that is wrong */
export function readTeamChoice({
  version: _,
  ...input
}: TeamSettingsInput): TeamChoice {
  return read(teamChoice, input);
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw inputError(
      say('refused.input', {
        detail: problemsOf(parsed.error, input, keyPath).join('; '),
      }),
    );
  }
  return parsed.data;
}
