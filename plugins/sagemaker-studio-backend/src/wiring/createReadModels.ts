/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The access list and its history. Nothing runs before `start()`. */
import { readDurationFromConfig, type Config } from '@backstage/config';
import { Duration } from 'luxon';
import { CatalogReporter } from '../directory/CatalogReporter';
import { CatalogPeopleLinks } from '../directory/CatalogPeopleLinks';
import { AccessListStore } from '../readmodels/AccessListStore';
import { AccessListTask } from '../readmodels/AccessListTask';
import { AccessProjector } from '../readmodels/AccessProjector';
import { HistoryStore } from '../readmodels/HistoryStore';
import { HistoryTask } from '../readmodels/HistoryTask';
import type { Foundation } from './createFoundation';

const KEEP_KEY = 'sagemakerStudio.history.keep';
const KEPT_BY_DEFAULT = { days: 400 };

export function createReadModels(foundation: Foundation, rootConfig: Config) {
  const { knex, identity, trustedCatalog } = foundation;
  const shared = {
    ...foundation,
    list: new AccessListStore({ knex }),
    history: new HistoryStore({ knex }),
    projector: new AccessProjector(foundation),
  };
  const accessListTask = new AccessListTask({
    ...shared,
    links: new CatalogPeopleLinks({
      ...foundation,
      catalog: trustedCatalog,
      identities: identity,
    }),
    reporter: new CatalogReporter({
      ...foundation,
      catalog: foundation.entityCatalog,
      reports: foundation.identityReports,
    }),
  });
  const historyTask = new HistoryTask({
    ...shared,
    keep: Duration.fromObject(
      rootConfig.has(KEEP_KEY)
        ? readDurationFromConfig(rootConfig, { key: KEEP_KEY })
        : KEPT_BY_DEFAULT,
    ),
  });
  return {
    list: shared.list,
    history: shared.history,
    projector: shared.projector,
    async start() {
      await accessListTask.start();
      await historyTask.start();
    },
  };
}
