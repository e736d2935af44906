/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The settings of one domain, in memory. They answer as the HTTP API promises.

import type {
  DomainSettings,
  DomainSettingsInput,
  SettingsChange,
  SettingsSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ConfigureDomainActionOptions } from '../actions/configureDomain';
import { apiError } from './FakeStudio';

const FIELDS = ['mode', 'owners', 'roles', 'maxDuration', 'contact'] as const;

export class FakeSettings {
  domain: DomainSettings = {
    domainId: 'd-researchlab1',
    source: 'portal',
    version: 1,
    mayChange: 'all',
    mode: 'observe',
    owners: [],
    roles: [],
    contact: '#research-lab',
  };
  readonly saved: DomainSettingsInput[] = [];
  /** Told before a change is saved. */
  onSave: () => void = () => {};

  readonly service: ConfigureDomainActionOptions['studio'] = {
    getSettings: async () => ({
      domains: [this.domain],
      teams: [],
      policies: [],
      mayChangeAll: true,
    }),
    simulateDomainSettings: async (_, input) => this.#simulate(input),
    setDomain: async (_, input) => {
      this.onSave();
      if (input.version !== this.domain.version) {
        throw await apiError(409, 'research-lab was changed meanwhile');
      }
      this.saved.push(input);
      this.domain = { ...this.domain, ...input, version: input.version + 1 };
      return this.domain;
    },
  };

  #simulate(input: DomainSettingsInput): SettingsSimulation {
    const changes: SettingsChange[] = FIELDS.flatMap(field => {
      const [before, after] = [this.domain[field], input[field]];
      return JSON.stringify(before) === JSON.stringify(after)
        ? []
        : [{ field, before, after }];
    });
    return {
      changes,
      requests: [],
      grants: input.maxDuration
        ? [{ effect: 'longer-than-maximum', count: 2, people: [] }]
        : [],
    };
  }
}
