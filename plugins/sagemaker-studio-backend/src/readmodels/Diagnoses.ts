/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Diagnosis } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { diagnose } from '../diagnosis/diagnose';
import { now } from '../util/now';
import { Repairs, type DiagnosedPerson } from './Repairs';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';

/** Diagnoses people in domains, with the repairs that the viewer may request. */
export class Diagnoses {
  readonly #config: StudioConfig;
  readonly #repairs: Repairs;

  constructor(options: { catalog: TeamCatalog; config: StudioConfig }) {
    this.#config = options.config;
    this.#repairs = new Repairs(options);
  }

  /**
   * Adds to each the diagnosis, in the order given.
   *
   * @param options - `team`: with which repairs are asked for where no grant says; default: one of the person's own.
   *   `known`: teams that need not be looked up again
   */
  async addTo<T extends Omit<DiagnosedPerson, 'diagnosis'>>(
    personFacts: T[],
    viewer: Viewer,
    options?: { team?: string; known?: Team[] },
  ): Promise<(T & { diagnosis: Diagnosis })[]> {
    const { unusedAfter } = this.#config;
    const at = now();
    return this.#repairs.addTo(
      personFacts.map(situation => ({
        ...situation,
        diagnosis: diagnose(situation.facts, situation.domain, {
          at,
          unusedAfter,
        }),
      })),
      viewer,
      options,
    );
  }
}
