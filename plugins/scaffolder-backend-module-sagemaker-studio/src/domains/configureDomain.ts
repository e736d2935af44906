/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Changes the settings of a domain as a scaffolder task: read, change the fields that are given, say what that would do, save. Settings
// that somebody else has changed meanwhile are read again, so their change is kept.

import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type {
  DomainSettings,
  DomainSettingsInput,
  SettingsSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ConfigureDomainActionOptions } from '../actions/configureDomain';
import { sourceOf } from '../actions/input';
import { cancelledError, toTaskError } from '../onboarding/errors';
import { insist } from '../onboarding/insist';
import type { Task } from '../onboarding/Task';

const MAX_ATTEMPTS = 3;

const EFFECTS: Record<SettingsSimulation['grants'][number]['effect'], string> =
  {
    'longer-than-maximum': 'access that lasts longer than new access may',
    'role-not-offered': 'a role that may not be asked for any more',
    'not-managed': 'access that the portal does not look after any more',
  };

export type SettingsPart = Partial<Omit<DomainSettingsInput, 'version'>>;

type ConfigureDomainOptions = Task & {
  studio: ConfigureDomainActionOptions['studio'];
  domainId: string;
  /** What is absent stays as it is. */
  settings: SettingsPart;
};

type ConfigureDomainResult = {
  changed: boolean;
  /** The fields that changed. */
  fields: string[];
  /** Markdown */
  summary: string;
};

/** Throws what the back end says. */
export async function configureDomain(
  options: ConfigureDomainOptions,
): Promise<ConfigureDomainResult> {
  try {
    // Settings say who has which right, so nobody but a person changes them.
    if (sourceOf(options.credentials) === 'agent') {
      throw new NotAllowedError(
        'A person has to run the template: an agent may not change settings',
      );
    }
    return await configure(options, 1);
  } catch (error) {
    throw options.signal?.aborted
      ? cancelledError(options, undefined)
      : toTaskError(error);
  }
}

async function configure(
  options: ConfigureDomainOptions,
  attempt: number,
): Promise<ConfigureDomainResult> {
  const { studio, domainId, logger, dryRun } = options;
  const current = await insist(options, call => studio.getSettings(call)).then(
    ({ domains }) => domains.find(each => each.domainId === domainId),
  );
  if (!current) {
    throw new NotFoundError(
      `There is no Studio domain '${domainId}' that the portal has seen`,
    );
  }
  const input = changed(current, options.settings);
  const simulation = await insist(options, call =>
    studio.simulateDomainSettings(domainId, input, call),
  );
  const lines = wordsOf(simulation);
  lines.forEach(line => logger.info(line));
  const result = {
    changed: simulation.changes.length > 0,
    fields: simulation.changes.map(({ field }) => field),
    summary: lines.map(line => `- ${line}`).join('\n'),
  };
  if (dryRun) {
    logger.info('Dry run: nothing was changed');
    return result;
  }
  if (!result.changed) {
    logger.info(
      `Nothing to change: the domain ${domainId} is set up like that`,
    );
    return result;
  }
  try {
    await insist(options, call => studio.setDomain(domainId, input, call));
    return result;
  } catch (error) {
    if (attempt < MAX_ATTEMPTS && ConflictError.is(toTaskError(error))) {
      return configure(options, attempt + 1);
    }
    throw error;
  }
}

/** Everything that is set, with the given fields in place of what they were. */
function changed(
  current: DomainSettings,
  settings: SettingsPart,
): DomainSettingsInput {
  return {
    version: current.version,
    mode: settings.mode ?? current.mode,
    owners: settings.owners ?? current.owners,
    roles: settings.roles ?? current.roles,
    defaultDuration: settings.defaultDuration ?? current.defaultDuration,
    maxDuration: settings.maxDuration ?? current.maxDuration,
    contact: settings.contact ?? current.contact,
  };
}

function wordsOf({ changes, requests, grants }: SettingsSimulation): string[] {
  return [
    ...changes.map(
      ({ field, before, after }) =>
        `${field}: ${valueWords(before)} becomes ${valueWords(after)}`,
    ),
    ...requests.map(({ requestId, effect, after }) =>
      effect === 'approvers'
        ? `The request '${requestId}' in review will be decided by ${
            after.join(', ') || 'nobody'
          }`
        : `Nobody will be able to approve the request '${requestId}' in review`,
    ),
    ...grants.map(
      ({ effect, count }) =>
        `${count} ${count === 1 ? 'person keeps' : 'people keep'} ${
          EFFECTS[effect]
        }`,
    ),
  ];
}

function valueWords(
  value: SettingsSimulation['changes'][number]['before'],
): string {
  if (value === undefined || value.length === 0) {
    return 'nothing';
  }
  return typeof value === 'string'
    ? value
    : value
        .map(each => (typeof each === 'string' ? each : each.name ?? each.role))
        .join(', ');
}
