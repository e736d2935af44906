/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests, grants, operations, and the API over them. Nothing runs before it is started. */
import type {
  AuditorService,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Router } from 'express';
import { AssignedDirectory } from '../directory/AssignedDirectory';
import { CachedCatalog } from '../directory/CachedCatalog';
import { readFormerUser } from '../directory/readFormerUser';
import { RefDecisions } from '../directory/RefDecisions';
import { IdentityConflicts } from '../directory/IdentityConflicts';
import { IdentityLinks } from '../directory/IdentityLinks';
import { TeamCatalog } from '../directory/TeamCatalog';
import { TeamConflicts } from '../directory/TeamConflicts';
import { TextNamer } from '../directory/TextNamer';
import { TrustedCatalog } from '../directory/TrustedCatalog';
import type { DriftWorker } from '../grants/DriftWorker';
import { CallerAuthorizer } from '../http/CallerAuthorizer';
import { CallerResolver } from '../http/CallerResolver';
import { registerPermissions } from '../http/permissions';
import { createRouter } from '../http/router';
import { IdempotentWrites } from '../idempotency/IdempotentWrites';
import { IdempotentWriteStore } from '../idempotency/IdempotentWriteStore';
import { RefreshService } from '../inventory/refresh/RefreshService';
import { OperationService } from '../operations/OperationService';
import { DomainCreationService } from '../operations/DomainCreationService';
import { DomainCreationWorker } from '../operations/DomainCreationWorker';
import { AssignmentRemovalWorker } from '../operations/AssignmentRemovalWorker';
import { AssignmentRemovals } from '../grants/AssignmentRemovals';
import { UnmanagedAccess } from '../grants/UnmanagedAccess';
import { UnmanagedAccessReader } from '../readmodels/UnmanagedAccessReader';
import { OrphanedAssignments } from '../grants/OrphanedAssignments';
import { AssignmentRemovalStore } from '../store/AssignmentRemovalStore';
import { OperationWorker } from '../operations/OperationWorker';
import { allSteps } from '../operations/steps';
import { AccessListService } from '../readmodels/AccessListService';
import { DomainService } from '../readmodels/DomainService';
import { DomainSummaries } from '../readmodels/DomainSummaries';
import { DomainTeamsStore } from '../readmodels/DomainTeamsStore';
import { EffectiveAccessService } from '../readmodels/EffectiveAccessService';
import { EventService } from '../readmodels/EventService';
import { HistoryService } from '../readmodels/HistoryService';
import { IdentityCenterUsers } from '../readmodels/IdentityCenterUsers';
import { Links } from '../readmodels/Links';
import { PersonService } from '../readmodels/PersonService';
import { PolicyReader } from '../readmodels/PolicyReader';
import { ReadinessReader } from '../readmodels/ReadinessReader';
import { Repairs } from '../readmodels/Repairs';
import { TeamAccessService } from '../readmodels/TeamAccessService';
import { MassChanges } from '../requests/MassChanges';
import type { BackoffOptions } from '../util/backoff';
import { createFoundation, type FoundationOptions } from './createFoundation';
import { createGrantLifecycle } from './createGrantLifecycle';
import { createReadModels } from './createReadModels';
import { createRequests } from './createRequests';
import { ImportDrafter } from '../requests/settingsImport/ImportDrafter';
import { SettingsImporter } from '../requests/settingsImport/SettingsImporter';
import { createTeamRules } from './createTeamRules';

export type AccessServices = {
  router: Router;
  /** Add them to the lanes, in this order, before the workers of the inventory. */
  workers: [
    OperationWorker,
    AssignmentRemovalWorker,
    DomainCreationWorker,
    DriftWorker,
  ];
  /** Starts the scheduled tasks; call it once the lanes run. */
  start(): Promise<void>;
};

export function createAccessServices(
  options: FoundationOptions & {
    auditor: AuditorService;
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    /** The root configuration. */
    config: Config;
    /** Waits other than the default. */
    backoff?: BackoffOptions;
  },
): AccessServices {
  const { drainer, eventLog, keys } = options.eventPipeline;
  const shared = createFoundation(options);
  const { scheduler, knex, store, trustedCatalog, recipientResolver } = shared;
  const cachedCatalog = new TeamCatalog({
    catalog: new CachedCatalog({ catalog: trustedCatalog }),
    auth: options.auth,
    teamGroups: shared.teamGroups,
    reports: shared.identityReports,
  });
  // With the groups that are disputed, which otherwise have nobody.
  const wholeCatalog = new TeamCatalog({
    catalog: new TrustedCatalog({
      catalog: options.catalog,
      trustedOrigins: shared.config.trustedOrigins,
    }),
    auth: options.auth,
    teamGroups: shared.teamGroups,
    reports: shared.identityReports,
  });
  const { invalidations, policyEvaluator, ...requests } =
    createRequests(shared);
  const teamRules = createTeamRules(shared, {
    requests: requests.requests,
    policyEvaluator,
  });
  const lifecycle = createGrantLifecycle(shared);
  const readModels = createReadModels(shared, options.config);
  const writes = new IdempotentWrites({
    store: new IdempotentWriteStore({ knex }),
  });
  const reading = {
    ...shared,
    ...readModels,
    repairs: new Repairs(shared),
    links: new Links(shared),
  };
  const readinessReader = new ReadinessReader(shared);
  const domains = new DomainService({ ...reading, readinessReader });
  const callers = new CallerResolver({
    ...shared,
    findFormerUser: ref => readFormerUser(knex, ref),
  });
  const removalStore = new AssignmentRemovalStore({ knex });
  const removing = {
    ...shared,
    removals: new AssignmentRemovals({ ...shared, removalStore }),
  };
  const refreshes = new RefreshService({
    ...shared,
    requests: [
      () => shared.readinessWorker.requestRefresh(),
      () => shared.sync.requestRefresh(),
    ],
  });
  const router = createRouter({
    logger: options.logger,
    callers,
    ...requests,
    caller: new CallerAuthorizer({
      httpAuth: options.httpAuth,
      permissions: options.permissions,
      transformers: registerPermissions({
        registry: options.permissionsRegistry,
        store,
        people: shared.people,
        links: shared.catalogLinks,
        teams: shared.teamIdentifier,
      }),
      viewers: callers,
      arePermissionsChecked:
        options.config.getOptionalBoolean('permission.enabled') ?? false,
      config: shared.config,
    }),
    grants: lifecycle.grants,
    settingsImport: new SettingsImporter({
      ...shared,
      drafter: new ImportDrafter({
        ...shared,
        service: requests.settings,
        policies: requests.policySettings,
        ruleDrafterUnder: teamRules.drafterUnder,
      }),
      simulator: requests.settingsSimulator,
      service: requests.settings,
      rules: teamRules.rules,
    }),
    teamRules: teamRules.service,
    operations: new OperationService(shared),
    domainCreations: new DomainCreationService(shared),
    orphanedAssignments: new OrphanedAssignments(removing),
    unmanagedAccess: new UnmanagedAccess(removing),
    unmanagedAccessReader: new UnmanagedAccessReader({
      ...removing,
      catalog: cachedCatalog,
      repairs: new Repairs({ ...shared, catalog: cachedCatalog }),
      links: shared.catalogLinks,
    }),
    domains,
    domainSummaries: new DomainSummaries({
      ...reading,
      domains,
      readiness: readinessReader,
    }),
    domainTeams: new DomainTeamsStore({ knex }),
    accessList: new AccessListService(reading),
    history: new HistoryService(reading),
    teams: new TeamAccessService({
      ...reading,
      catalog: cachedCatalog,
      repairs: new Repairs({ ...shared, catalog: cachedCatalog }),
    }),
    people: new PersonService(reading),
    networks: shared.networks,
    identityCenterUsers: new IdentityCenterUsers(shared),
    policies: new PolicyReader(shared),
    effectiveAccess: new EffectiveAccessService(reading),
    events: new EventService({ ...shared, knex, eventLog, keys }),
    auditor: options.auditor,
    refreshes,
    massChanges: new MassChanges({
      ...shared,
      sources: {
        leavers: lifecycle.leavers,
        requests: invalidations,
        removals: refreshes,
        'team-rules': teamRules.threshold,
      },
    }),
    directory: new AssignedDirectory({
      ...shared,
      catalog: options.catalog,
      trustedOrigins: shared.config.trustedOrigins,
    }),
    identityConflicts: new IdentityConflicts({
      ...shared,
      links: new IdentityLinks({ knex }),
    }),
    refDecisions: new RefDecisions({
      ...shared,
      catalog: wholeCatalog,
      links: new IdentityLinks({ knex }),
    }),
    placeNamer: shared.placeNamer,
    identityReports: shared.identityReports,
    teamConflicts: new TeamConflicts({
      ...shared,
      catalog: wholeCatalog,
      links: new IdentityLinks({ knex }),
    }),
    textNamer: new TextNamer({ ...shared, catalog: wholeCatalog }),
    writes,
  });
  const worker = new OperationWorker({
    ...shared,
    steps: allSteps,
    coolingOff: shared.config.lifecycle.coolingOff,
    recipientsOfBlocked: grant => recipientResolver.ofBlocked(grant),
    backoff: options.backoff,
    trace: options.telemetry.trace,
  });
  const removalWorker = new AssignmentRemovalWorker({
    ...shared,
    removals: removalStore,
    forgetAssignment: assignment => worker.forgetAssignment(assignment),
    backoff: options.backoff,
  });
  const creationWorker = new DomainCreationWorker({
    ...shared,
    domains: shared.domainStore,
    settings: options.settings,
    requestRefresh: async lane => {
      await shared.sync.requestRefresh({
        lanes: ['identity-center', lane],
      });
    },
    backoff: options.backoff,
  });
  return {
    router,
    workers: [worker, removalWorker, creationWorker, lifecycle.driftWorker],
    async start() {
      await writes.start(scheduler);
      await lifecycle.start();
      await requests.timeTask.start(scheduler);
      await teamRules.task.start(scheduler);
      await readModels.start();
      await drainer.start();
    },
  };
}
