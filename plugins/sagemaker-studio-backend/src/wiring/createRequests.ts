/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The services that file, decide and revalidate requests. */
import { RefBinder } from '../directory/RefBinder';
import { Domains } from '../facts/Domains';
import { RecordedPeople } from '../facts/RecordedPeople';
import { AccessPlanner } from '../requests/AccessPlanner';
import { AmendmentPlanner } from '../requests/AmendmentPlanner';
import { ApprovalHandler } from '../requests/ApprovalHandler';
import { Approvers } from '../requests/Approvers';
import { ConversationService } from '../requests/ConversationService';
import { DecisionService } from '../requests/DecisionService';
import { GrantRequestPreparer } from '../requests/GrantRequestPreparer';
import { LostRequestThreshold } from '../requests/LostRequestThreshold';
import { NewDomainPlanner } from '../requests/NewDomainPlanner';
import { NewDomainPreparer } from '../requests/NewDomainPreparer';
import { OpenRequests } from '../requests/OpenRequests';
import { PolicyEvaluator } from '../requests/PolicyEvaluator';
import { RequestPreconditions } from '../requests/RequestPreconditions';
import { RequestPreparer } from '../requests/RequestPreparer';
import { RequestReader } from '../requests/RequestReader';
import { RequestRevalidator } from '../requests/RequestRevalidator';
import { RequestService } from '../requests/RequestService';
import { RequestTimeTask } from '../requests/RequestTimeTask';
import { SettingsSimulator } from '../requests/SettingsSimulator';
import { PolicySettingsService } from '../settings/PolicySettingsService';
import { SettingsService } from '../settings/SettingsService';
import { HeldChanges } from '../store/HeldChanges';
import { TeamRuleStore } from '../store/TeamRuleStore';
import { FilingLimit } from '../requests/FilingLimit';
import type { Foundation } from './createFoundation';

export function createRequests(shared: Foundation) {
  const { config, store, knex } = shared;
  const approvers = new Approvers(shared);
  const newDomainPlanner = new NewDomainPlanner(shared);
  const deciding = {
    ...shared,
    recordedPeople: new RecordedPeople(shared),
    newDomainPlanner,
    planner: new AccessPlanner(shared),
    approvers,
    policyEvaluator: new PolicyEvaluator({ config, approvers }),
  };
  const binder = new RefBinder({ ...shared, teams: shared.teamIdentifier });
  const settingsService = new SettingsService({
    ...shared,
    binder,
    teamRules: new TeamRuleStore({ knex }),
    requestReadiness: () => shared.readinessWorker.requestRefresh(),
  });
  const policySettings = new PolicySettingsService(shared);
  const openRequests = new OpenRequests({ store });
  const serving = {
    ...shared,
    openRequests,
    reader: new RequestReader(shared),
    approvalHandler: new ApprovalHandler(shared),
  };
  const requestPreconditions = new RequestPreconditions({
    ...shared,
    places: config.places,
  });
  const revalidator = new RequestRevalidator(deciding);
  const amendments = new AmendmentPlanner({ ...serving, revalidator });
  const invalidations = new LostRequestThreshold({
    ...shared,
    requestPreconditions,
    held: new HeldChanges({ knex, store, kind: 'requests' }),
    limits: config.lifecycle.leavers,
  });
  return {
    requests: new RequestService({
      ...serving,
      limit: new FilingLimit({ store, perHour: config.requestsPerHour }),
      preparer: new RequestPreparer({
        ...deciding,
        config,
        openRequests,
        newDomains: new NewDomainPreparer({
          ...deciding,
          planner: newDomainPlanner,
        }),
        against: new GrantRequestPreparer({ ...deciding, openRequests }),
      }),
    }),
    policyEvaluator: deciding.policyEvaluator,
    conversations: new ConversationService(serving),
    amendments,
    decisions: new DecisionService({ ...serving, revalidator, amendments }),
    reader: serving.reader,
    settings: settingsService,
    policySettings,
    settingsSimulator: new SettingsSimulator({
      ...shared,
      service: settingsService,
      policies: policySettings,
      policyUnder: underConfig => {
        const under = { ...shared, config: underConfig };
        const approversThen = new Approvers(under);
        const revalidatorThen = new RequestRevalidator({
          ...deciding,
          domains: new Domains({
            ...under,
            applications: shared.readiness,
          }),
          approvers: approversThen,
          policyEvaluator: new PolicyEvaluator({
            config: underConfig,
            approvers: approversThen,
          }),
        });
        return request => revalidatorThen.policyOf(request);
      },
    }),
    invalidations,
    timeTask: new RequestTimeTask({
      ...shared,
      revalidator,
      requestPreconditions,
      invalidationThreshold: invalidations,
    }),
  };
}
