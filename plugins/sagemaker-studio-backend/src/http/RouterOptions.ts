/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { AssignedDirectory } from '../directory/AssignedDirectory';
import type { IdentityConflicts } from '../directory/IdentityConflicts';
import type { PlaceNamer } from '../directory/PlaceNamer';
import type { RefDecisions } from '../directory/RefDecisions';
import type { IdentityReports } from '../directory/IdentityReports';
import type { TextNamer } from '../directory/TextNamer';
import type { TeamConflicts } from '../directory/TeamConflicts';
import type { GrantService } from '../grants/GrantService';
import type { OrphanedAssignments } from '../grants/OrphanedAssignments';
import type { UnmanagedAccess } from '../grants/UnmanagedAccess';
import type { IdempotentWrites } from '../idempotency/IdempotentWrites';
import type { RefreshService } from '../inventory/refresh/RefreshService';
import type { DomainCreationService } from '../operations/DomainCreationService';
import type { OperationService } from '../operations/OperationService';
import type { AccessListService } from '../readmodels/AccessListService';
import type { DomainService } from '../readmodels/DomainService';
import type { DomainSummaries } from '../readmodels/DomainSummaries';
import type { EffectiveAccessService } from '../readmodels/EffectiveAccessService';
import type { EventService } from '../readmodels/EventService';
import type { HistoryService } from '../readmodels/HistoryService';
import type { PersonService } from '../readmodels/PersonService';
import type { TeamAccessService } from '../readmodels/TeamAccessService';
import type { AmendmentPlanner } from '../requests/AmendmentPlanner';
import type { ConversationService } from '../requests/ConversationService';
import type { PolicyReader } from '../readmodels/PolicyReader';
import type { DecisionService } from '../requests/DecisionService';
import type { MassChanges } from '../requests/MassChanges';
import type { RequestReader } from '../requests/RequestReader';
import type { RequestService } from '../requests/RequestService';
import type { TeamRuleService } from '../requests/teamRules/TeamRuleService';
import type { SettingsSimulator } from '../requests/SettingsSimulator';
import type { SettingsService } from '../settings/SettingsService';
import type { CallerAuthorizer } from './CallerAuthorizer';
import type { CallerResolver } from './CallerResolver';

/** The services that the routes call. */
export type RouterOptions = {
  accessList: AccessListService;
  amendments: AmendmentPlanner;
  auditor: AuditorService;
  caller: CallerAuthorizer;
  callers: CallerResolver;
  conversations: ConversationService;
  decisions: DecisionService;
  directory: AssignedDirectory;
  domainCreations: DomainCreationService;
  domains: DomainService;
  domainSummaries: DomainSummaries;
  effectiveAccess: EffectiveAccessService;
  events: EventService;
  grants: GrantService;
  history: HistoryService;
  identityConflicts: IdentityConflicts;
  refDecisions: RefDecisions;
  placeNamer: PlaceNamer;
  identityReports: IdentityReports;
  teamConflicts: TeamConflicts;
  logger: LoggerService;
  massChanges: MassChanges;
  operations: OperationService;
  orphanedAssignments: OrphanedAssignments;
  unmanagedAccess: UnmanagedAccess;
  people: PersonService;
  policies: PolicyReader;
  reader: RequestReader;
  refreshes: RefreshService;
  requests: RequestService;
  settings: SettingsService;
  settingsSimulator: SettingsSimulator;
  teamRules: TeamRuleService;
  teams: TeamAccessService;
  textNamer: TextNamer;
  writes: IdempotentWrites;
};
