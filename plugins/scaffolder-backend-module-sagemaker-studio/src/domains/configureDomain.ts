/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Changes settings of a domain: those that are given, beside what is set.

import { NotFoundError } from '@backstage/errors';
import type {
  DomainSettings,
  DomainSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ConfigureDomainActionOptions } from '../actions/configureDomain';
import { insist } from '../onboarding/insist';
import type { Task } from '../onboarding/Task';
import { changeSettings } from '../settings/changeSettings';
import { simulationWords } from '../settings/simulationWords';

export type SettingsPart = Partial<Omit<DomainSettingsInput, 'version'>>;

type ConfigureDomainOptions = Task & {
  studio: ConfigureDomainActionOptions['studio'];
  domainId: string;
  /** Absent settings are not changed. */
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
  const { studio, domainId } = options;
  const { draft, ...result } = await changeSettings(
    options,
    async () => {
      const { domains } = await insist(options, call =>
        studio.getSettings(call),
      );
      const current = domains.find(each => each.domainId === domainId);
      if (!current) {
        throw new NotFoundError(
          `There is no Studio domain '${domainId}' that the portal has seen`,
        );
      }
      const input = changed(current, options.settings);
      const simulation = await insist(options, call =>
        studio.simulateDomainSettings(domainId, input, call),
      );
      return {
        isChange: simulation.changes.length > 0,
        lines: simulationWords(simulation),
        replaced: simulation.changes,
        fields: simulation.changes.map(({ field }) => field),
        save: () =>
          insist(options, call => studio.setDomain(domainId, input, call)),
      };
    },
    {
      unchanged: `Nothing to change: the domain ${domainId} is set up like that`,
      subject: `the settings of the domain ${domainId}`,
    },
  );
  return { ...result, fields: draft.fields };
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
