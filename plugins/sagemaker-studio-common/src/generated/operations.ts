/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Generated from openapi.yaml by npm run generate. Do not edit. */

import type {
  AcceptedMassChange,
  AccessList,
  AccessRequest,
  AccessSort,
  Amendment,
  AmendmentPlan,
  AssignmentChange,
  AssignmentRemovalInput,
  CommentInput,
  DailyCount,
  DecisionInput,
  DiagnosisCode,
  Directory,
  DomainList,
  DomainOverview,
  DomainReadiness,
  DomainSettings,
  DomainSettingsInput,
  DomainSummaryList,
  DomainTeamsList,
  EffectiveAccess,
  EffectiveAccessPreview,
  EntryExplanation,
  EventList,
  EventPage,
  EventVerification,
  Grant,
  GrantList,
  GrantStatus,
  IdentityCenterUserList,
  IdentityConflictList,
  IdentityLink,
  IdentityLinkInput,
  IdentityReport,
  MassChange,
  MassChangeDecision,
  MassChangeList,
  Message,
  NetworkList,
  OffboardingPreview,
  Operation,
  OrphanedAssignment,
  OrphanedAssignmentList,
  PersonOverview,
  Plan,
  PlanInput,
  PolicyList,
  PolicySettings,
  PolicySettingsInput,
  PolicySimulation,
  RefDecision,
  RefDecisionInput,
  RequestDocumentList,
  RequestInput,
  RequestKindFilter,
  RequestList,
  RequestStatus,
  Settings,
  SettingsExport,
  SettingsImport,
  SettingsImportInput,
  SettingsImportSimulation,
  SettingsSimulation,
  Standing,
  TeamAccess,
  TeamLink,
  TeamLinkInput,
  TeamRule,
  TeamRuleInput,
  TeamRuleList,
  TeamRuleSimulation,
  TeamSettings,
  TeamSettingsInput,
  UnmanagedAccess,
  UnmanagedAccessBulkRemoval,
  UnmanagedAccessBulkRemovalInput,
  UnmanagedAccessRemovalInput,
  WaitingRequest,
} from './types';

/**
 * The calls of the HTTP API, by path.
 *
 * @public
 */
export interface paths {
  '/domains': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The Studio domains that a sync has seen. */
    get: operations['ListDomains'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domain-summaries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The Studio domains with their sums, for a table of all of them.
     * All from what was last seen; the answer takes no call of AWS, however many domains there are.
     */
    get: operations['ListDomainSummaries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/networks/{accountId}/{region}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The VPCs of an account and Region with their subnets and security groups, for a new domain.
     * For who has the permission `sagemaker-studio.domain.create`. The answer is what was last read and takes no call of AWS. When that is missing or more than ten minutes old, it is read in the background; ask again while `isReading`.
     */
    get: operations['ListNetworks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity-center-users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * People of Identity Center, in the catalog or not, with whether access can be asked for them.
     * As of the last sync, by display name.
     */
    get: operations['ListIdentityCenterUsers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One domain with its counts and what runs in it. */
    get: operations['GetDomain'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/readiness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether people can be let into a domain, check by check. */
    get: operations['GetReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/orphaned-assignments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Assignments of users and groups that Identity Center does not have any more.
     * AWS keeps them. Those of people who still have a grant in the domain are left out, since they end with it.
     */
    get: operations['ListOrphanedAssignments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/orphaned-assignments/removals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has the assignment of a user or group that is gone removed.
     * For owners of the domain and for who has the permission `sagemaker-studio.leavers.accept`. It is tried until AWS shows no such assignment, and kept if Identity Center has the user or group again.
     */
    post: operations['RemoveOrphanedAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/unmanaged-access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The people and groups that are assigned to a domain in AWS without a grant.
     * Also of a domain that is only observed, so that one sees what exists before the domain is managed. With each comes the request that would record the access as it is, where the viewer may file it; requests that differ only in their people can be filed as one.
     */
    get: operations['ListUnmanagedAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/unmanaged-access/removals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has the direct assignment of a user removed that no grant covers.
     * For owners of the domain and for who has the permission `sagemaker-studio.leavers.accept`. It is tried until AWS shows no such assignment, and kept if a grant covers it by then. The profile, its files and running apps stay.
     */
    post: operations['RemoveUnmanagedAccess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/unmanaged-access/bulk-removals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has the assignments of several users and groups removed that no grant covers.
     * For those who may remove one (`RemoveUnmanagedAccess`). What cannot be removed is named and keeps nothing else from being removed. Without the assignment of a group, those of its members who have no other way in cannot sign in any more.
     */
    post: operations['RemoveUnmanagedAccessInBulk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domains/{domainId}/effective-access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The people who may sign in to a domain, with every way in.
     * Filter by team or by person; without a filter, everyone is listed.
     */
    get: operations['GetEffectiveAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/effective-access/previews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Previews which people an assignment change would let in or lock out; changes nothing. */
    post: operations['PreviewAssignment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The access list, one row per person and domain, with counts by diagnosis. */
    get: operations['ListAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/teams/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The access of a team's members to each domain. */
    get: operations['GetTeamAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One person's access to every domain. */
    get: operations['GetPersonOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/people/{kind}/{namespace}/{name}/entry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why a person can or cannot open Studio in a domain. */
    get: operations['ExplainEntry'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Counts of each day, oldest first, and of today so far.
     * Days on which nothing was counted are absent. Without `domainId` all domains are added up, so somebody who is in two of them counts twice.
     */
    get: operations['GetHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Plans a request without filing it. */
    post: operations['PlanRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/simulations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates the decision of a request (approvers, automatic approval, notifications) without filing it. */
    post: operations['SimulateRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The requests that the caller may see. */
    get: operations['ListRequests'];
    put?: never;
    /**
     * Asks for access, for a change of access, or for its end.
     * There is one open request for each person, domain and kind. People for whom one waits already are left out and named in the plan. A revocation that takes no decision is not held up by one that waits.
     */
    post: operations['CreateRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A request with everything that came of it. */
    get: operations['GetRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that was decided and done about a request. */
    get: operations['ListRequestEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approves or rejects a request.
     * `planHash` is the hash of the plan that the approver saw. A request with further stages, or whose quorum is not reached, stays in review. Repeating one's own decision gives the same answer. With `duration` or `executionRole` less is approved than was asked for, and later stages decide on that; `planHash` is then the hash of the plan of `POST /requests/{requestId}/plan`.
     */
    post: operations['DecideRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Plans a request as an approver would approve it, for a shorter time or with another role. Nothing is decided. */
    post: operations['PlanAmendment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Writes to those who take part in a request, while it is in review.
     * The requester, the people it is for and its approvers may write; nothing is decided by it. The others are notified. A comment is an event of the request, `request.commented`; `GET /requests/{requestId}/events?view=comments` lists them.
     */
    post: operations['CommentOnRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Withdraws a request; only its requester may, while it is in review.
     * Repeating it gives the same answer.
     */
    post: operations['WithdrawRequest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/creation/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Goes on with the creation of a domain that is blocked.
     * A domain that AWS failed to create is deleted first and created again.
     */
    post: operations['RetryDomainCreation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/requests/{requestId}/creation/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancels the creation of a domain that is not in service yet.
     * What this request has made, and nobody uses, is deleted again: the domain and its execution role. What existed before stays.
     */
    post: operations['CancelDomainCreation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/grants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The grants that the caller may see; live ones unless `status` says otherwise. */
    get: operations['ListGrants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/grants/{grantId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One grant with its latest operation. */
    get: operations['GetGrant'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/grants/{grantId}/offboarding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lists the resources that a full offboarding would delete, as last seen in AWS. */
    get: operations['PreviewOffboarding'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/grants/{grantId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Takes a revocation back.
     * For leads of the team, owners of the domain, approvers who decided it, and who may revoke any access. Somebody whose own access it is can take back only what they asked for themselves. Repeating it gives the grant as it is.
     */
    post: operations['UndoOffboarding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/operations/{operationId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tries a blocked operation again at once.
     * Repeating it gives the operation as it is.
     */
    post: operations['RetryOperation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mass-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Changes beyond a change threshold, which wait until a person accepts them. */
    get: operations['ListMassChanges'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mass-changes/acceptance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accepts a mass change as it was shown, and carries it out.
     * Suspends the grants, invalidates the requests, or removes the rows with a sync that starts now. What is not so any more is left out. The same person may repeat it.
     */
    post: operations['AcceptMassChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mass-changes/rejection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Says that a mass change as it was shown is a fault; nothing of it is carried out.
     * It stays listed as rejected until it is over, and may still be accepted. A change of more or other people, requests or rows is another one. Repeating it changes nothing.
     */
    post: operations['RejectMassChange'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The settings of every domain and team and the policies, with the source of each.
     * App-config goes first: what it names is fixed, and `source` says so. Everything else is set in the portal, or nowhere.
     */
    get: operations['GetSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The policies in force, which say who may ask for what and who decides.
     * In the order in which they are evaluated. Every one that matches a request counts.
     */
    get: operations['ListPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The portal's own settings as YAML for app-config.
     * For who has the permission `sagemaker-studio.settings.update`. Pasted into app-config it sets the same; from then on app-config holds.
     */
    get: operations['ExportSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sets what an export, or the same keys of app-config, say of domains, teams, policies and team rules.
     * Each setting needs the permission that setting it alone needs, and is checked with the others in force. All are stored in one transaction, each with its event, or nothing is. Settings that are not named stay as they are; so do those that app-config or a module sets, each with the reason.
     */
    post: operations['ImportSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/import/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates an import of settings, with its effect on requests in review and on grants. Changes nothing. */
    post: operations['SimulateSettingsImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/domains/{domainId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Sets everything that may be set for a domain.
     * For who has the permission `sagemaker-studio.settings.update`. Owners of the domain may change its contact and shorten its durations. In force on every replica within 5 seconds. A domain that nobody has configured is configured by it.
     */
    put: operations['SetDomain'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/domains/{domainId}/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates a change of a domain's settings, with its effect on requests in review and on grants. Changes nothing. */
    post: operations['SimulateDomainSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/policies/{policyName}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Sets a policy of the portal, or removes it.
     * For who has the permission `sagemaker-studio.settings.update`. In force on every replica within 5 seconds, after the policies of app-config and of modules.
     */
    put: operations['SetPolicy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/policies/{policyName}/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates a change of a policy, with its effect on requests in review and on grants. Changes nothing. */
    post: operations['SimulatePolicySettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/teams/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Sets who leads a team.
     * For who has the permission `sagemaker-studio.settings.update`. In force on every replica within 5 seconds.
     */
    put: operations['SetTeam'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/settings/teams/{kind}/{namespace}/{name}/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates other leads of a team, with the effect on requests in review. Changes nothing. */
    post: operations['SimulateTeamSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/team-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rules that keep the access of teams in step with their members. */
    get: operations['ListTeamRules'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/teams/{kind}/{namespace}/{name}/rules/{domainId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Sets the rule of a team for a domain. With joiners and leavers `off`, there is none any more.
     * For leads of the team, as far as the policies let them ask for its members, and for who has the permission `sagemaker-studio.settings.update`. Proposals of the rule as it was before are withdrawn.
     */
    put: operations['SetTeamRule'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/teams/{kind}/{namespace}/{name}/rules/{domainId}/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Simulates the rule of a team for a domain. Changes nothing. */
    post: operations['SimulateTeamRule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The audit log, latest first.
     * A lead needs no permission for the events of the own team, named by `team`.
     */
    get: operations['ListEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All events, oldest first, as a stream of JSON Lines or CSV.
     * A lead needs no permission for the events of the own team, named by `team`. A transfer that fails halfway does not end properly, so that a part does not pass for the whole.
     */
    get: operations['ExportEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events/verification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Reads the whole audit log and the rows that it describes, and reports what does not agree.
     * Give `sequence` and `hash` of an event that has left the database, from an audit event, an export or an earlier verification, to learn whether the chain still contains it. See docs/events.md for what the result proves.
     */
    get: operations['VerifyEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Asks for a sync now; answers when it is queued, not when it has ended. */
    post: operations['Refresh'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/directory': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All users and groups of Identity Center, for other plugins only (service credentials). */
    get: operations['GetDirectory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/domain-teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which teams have access to which domain, for other plugins only (service credentials).
     * A team has access while one of its grants holds any in AWS, or while its Identity Center group is assigned to the domain.
     */
    get: operations['ListDomainTeams'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/request-documents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Requests as search documents, oldest first; for other plugins only (service credentials).
     * Check `sagemaker-studio.request.read` for each of them before you show it. Justifications and comments are not among them.
     */
    get: operations['ListRequestDocuments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/standing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A catalog user's groups according to trusted entities, for other plugins only (service credentials).
     * Group claims in the session are ignored. See docs/security.md.
     */
    get: operations['GetStanding'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity/conflicts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Catalog users whose Identity Center user has to be chosen by a person.
     * Until then these users can change nothing, read no records and get no access.
     */
    get: operations['ListIdentityConflicts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity/links': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Links a catalog user to one of the Identity Center users that match, and rejects the others.
     * Naming the recorded user rejects the new match; naming the new match confirms it. Nobody can decide about themselves.
     */
    post: operations['ConfirmIdentityLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Catalog users and groups that the portal does not trust, refs of the configuration that lead nowhere, and teams that have become others.
     * As of the last look through the catalog.
     */
    get: operations['GetIdentityReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity/teams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decides which group of Identity Center a catalog group is.
     * Naming the recorded group rejects the new match; naming another confirms it. Nobody can decide about a group that they are in.
     */
    post: operations['ConfirmTeamLink'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/identity/refs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decides whom a ref of the configuration means that has passed to somebody else.
     * Naming the one before leaves everything as it is; naming the one who has the ref now gives them what the configuration gives to it, at all places where it meant the one before. Nobody can decide about themselves.
     */
    post: operations['DecideRef'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

/**
 * What several calls of the HTTP API share.
 *
 * @public
 */
export interface components {
  responses: {
    /** The error. */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: {
            /** Such as `NotFoundError`. */
            name: string;
            /** Names the thing concerned and says what to do; in English. */
            message: string;
            /** The message as a code with its parameters. */
            messages: {
              message: Message;
            };
            /** The request that waits already, where that is the reason and the caller may read it. */
            requestId?: string;
            /** The page of that request, from the root of the portal. */
            link?: string;
            /** Everybody for whom such a request waits. */
            waiting?: WaitingRequest[];
          } & {
            [key: string]: unknown;
          };
          response: {
            statusCode: number;
          } & {
            [key: string]: unknown;
          };
        } & {
          [key: string]: unknown;
        };
      };
    };
  };
  parameters: {
    domainId: string;
    /** The name of a policy. */
    policyName: string;
    requestId: string;
    grantId: string;
    operationId: string;
    /** The kind of the catalog ref, `user` or `group`. */
    kind: string;
    /** The namespace of the catalog ref. */
    namespace: string;
    /** The name of the catalog ref. */
    name: string;
    /** Only this domain, `d-…`. */
    domainIdFilter: string;
    /** Catalog ref of a team: its members, and people granted access with it. */
    team: string;
    /** Catalog ref of the team with which to record access. Absent means a team of each person. */
    recordingTeam: string;
    /** Catalog ref of a team: only what is recorded of its requests and of the access granted with it. */
    eventTeam: string;
    /** Catalog ref of a person. */
    person: string;
    /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
    cursor: string;
    /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
    idempotencyKey: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}

/**
 * The calls of the HTTP API, by operation id.
 *
 * @public
 */
export interface operations {
  ListDomains: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The domains. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListDomainSummaries: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The domains. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainSummaryList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListNetworks: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
        region: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All of them, by id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': NetworkList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListIdentityCenterUsers: {
    parameters: {
      query?: {
        /** Part of a display name, login or address. Absent means everybody. */
        search?: string;
        /** At most this many; 20 when absent. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The first of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': IdentityCenterUserList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetDomain: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The domain. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainOverview;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The checks. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainReadiness;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListOrphanedAssignments: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All of them, as of the last sync. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': OrphanedAssignmentList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  RemoveOrphanedAssignment: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': AssignmentRemovalInput;
      };
    };
    responses: {
      /** The assignment, with its removal. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': OrphanedAssignment;
        };
      };
      /** The domain is only observed. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  ListUnmanagedAccess: {
    parameters: {
      query?: {
        /** Catalog ref of the team with which to record access. Absent means a team of each person. */
        team?: components['parameters']['recordingTeam'];
      };
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The access that AWS held at the last sync and that no grant covers. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': UnmanagedAccess;
        };
      };
      default: components['responses']['Error'];
    };
  };
  RemoveUnmanagedAccess: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': UnmanagedAccessRemovalInput;
      };
    };
    responses: {
      /** The assignment, with its removal. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': OrphanedAssignment;
        };
      };
      /** The domain is only observed, or a grant covers the access. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  RemoveUnmanagedAccessInBulk: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': UnmanagedAccessBulkRemovalInput;
      };
    };
    responses: {
      /** The assignments with their removals, and those that are not removed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': UnmanagedAccessBulkRemoval;
        };
      };
      /** The domain is only observed. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  GetEffectiveAccess: {
    parameters: {
      query?: {
        /** Catalog ref of a team: its members, and people granted access with it. */
        team?: components['parameters']['team'];
        /** Catalog ref of a person. */
        person?: components['parameters']['person'];
      };
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The people and the assigned groups. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EffectiveAccess;
        };
      };
      default: components['responses']['Error'];
    };
  };
  PreviewAssignment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': AssignmentChange;
      };
    };
    responses: {
      /** The effect. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EffectiveAccessPreview;
        };
      };
      /** The domain or Identity Center has not been read completely yet. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  ListAccess: {
    parameters: {
      query?: {
        /** Only this domain, `d-…`. */
        domainId?: components['parameters']['domainIdFilter'];
        /** Catalog ref of a team: its members, and people granted access with it. */
        team?: components['parameters']['team'];
        /** Catalog ref of a person. */
        person?: components['parameters']['person'];
        /** Any of these diagnoses, separated by commas. */
        diagnosis?: DiagnosisCode[];
        /** Part of a name, an email address, a profile or a group. Letter case and accents do not matter. */
        search?: string;
        /** A leading dash reverses the order. Default: `name`. */
        sort?: AccessSort;
        /** Default: 50. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the list. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetTeamAccess: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The team. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamAccess;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPersonOverview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The person. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': PersonOverview;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ExplainEntry: {
    parameters: {
      query: {
        domainId: string;
      };
      header?: never;
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The checks, and what fixes the first one that failed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EntryExplanation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetHistory: {
    parameters: {
      query?: {
        /** Only this domain, `d-…`. */
        domainId?: components['parameters']['domainIdFilter'];
        /** Catalog ref of a team: its members, and people granted access with it. */
        team?: components['parameters']['team'];
        /** How many days back, including today. Default: 30. */
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The days. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: DailyCount[];
          };
        };
      };
      default: components['responses']['Error'];
    };
  };
  PlanRequest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': PlanInput;
      };
    };
    responses: {
      /** The plan. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Plan;
        };
      };
      /** The domain or the grants do not allow it now. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulateRequest: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': PlanInput;
      };
    };
    responses: {
      /** The stages and the plan. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': PolicySimulation;
        };
      };
      /** The domain or the grants do not allow it now. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  ListRequests: {
    parameters: {
      query?: {
        /** `mine`: requests that the caller filed or that are for the caller; `to-decide`: those that the caller may decide now. Default: `all`. */
        view?: 'mine' | 'to-decide' | 'all';
        /** Catalog ref of a team: its members, and people granted access with it. */
        team?: components['parameters']['team'];
        status?: RequestStatus;
        /** `offboard`: the requests of kind `revoke` that delete data. */
        kind?: RequestKindFilter;
        /** Only this domain, `d-…`. */
        domainId?: components['parameters']['domainIdFilter'];
        /** Catalog ref of the person who filed it. */
        requester?: string;
        /** Catalog ref of a person whom it is for. */
        person?: string;
        /** A leading dash puts the latest first. Default: `-createdAt`. */
        sort?: '-createdAt' | 'createdAt' | '-updatedAt' | 'updatedAt';
        /** Default: 50. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the requests. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': RequestList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateRequest: {
    parameters: {
      query?: never;
      header: {
        /** The same key with the same input gives the request that exists. */
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': RequestInput;
      };
    };
    responses: {
      /** The request that exists under this key. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      /** The new request. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      /** A request of the same kind for the same people and the domain waits for its decision already, which `error.requestId` and `error.link` name; the domain or the grants do not allow it now; others are changing the same access; or the key was used with another input. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  GetRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListRequestEvents: {
    parameters: {
      query?: {
        /** `milestones` leaves out events about single steps and attempts; `comments` is the conversation alone. Default: `all`. */
        view?: 'all' | 'milestones' | 'comments';
        /** A leading dash puts the latest first. Default: `sequence`. */
        sort?: 'sequence' | '-sequence';
        /** Default: 100. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EventList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  DecideRequest: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': DecisionInput;
      };
    };
    responses: {
      /** The request after the decision. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      /** `duration` is longer than what was asked for, or `executionRole` may not be asked for; the message names the field. */
      400: components['responses']['Error'];
      /** The plan has changed, and the request now carries the new one; someone else, whom the message names, decided first; or the requester or the domain no longer qualifies. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  PlanAmendment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Amendment;
      };
    };
    responses: {
      /** The plan, and what the approver may choose. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AmendmentPlan;
        };
      };
      /** `duration` is longer than what was asked for, or `executionRole` may not be asked for; the message names the field. */
      400: components['responses']['Error'];
      /** The request is no longer in review, its policy has changed, or the domain or the grants do not allow it. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  CommentOnRequest: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': CommentInput;
      };
    };
    responses: {
      /** The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      /** The request is no longer in review, or has as many comments as one may have. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  WithdrawRequest: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The withdrawn request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      /** The request is no longer in review. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  RetryDomainCreation: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      default: components['responses']['Error'];
    };
  };
  CancelDomainCreation: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        requestId: components['parameters']['requestId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AccessRequest;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListGrants: {
    parameters: {
      query?: {
        /** Catalog ref of a team: its members, and people granted access with it. */
        team?: components['parameters']['team'];
        /** Catalog ref of a person. */
        person?: components['parameters']['person'];
        /** Only this domain, `d-…`. */
        domainId?: components['parameters']['domainIdFilter'];
        status?: GrantStatus;
        /** A leading dash reverses the order. Grants without an end come last either way. Default: `-createdAt`. */
        sort?:
          | '-createdAt'
          | 'createdAt'
          | '-expiresAt'
          | 'expiresAt'
          | '-person'
          | 'person'
          | '-domainId'
          | 'domainId';
        /** Default: 50. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the grants. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': GrantList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetGrant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        grantId: components['parameters']['grantId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The grant. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Grant;
        };
      };
      default: components['responses']['Error'];
    };
  };
  PreviewOffboarding: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        grantId: components['parameters']['grantId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The resources to be deleted, and the access that would remain. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': OffboardingPreview;
        };
      };
      /** The grant has ended, and what is left in AWS belongs to a newer grant of the same person. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  UndoOffboarding: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        grantId: components['parameters']['grantId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The grant, which is active again or will be. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Grant;
        };
      };
      /** Something irreversible has begun, or there is no revocation to take back. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  RetryOperation: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        operationId: components['parameters']['operationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The operation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Operation;
        };
      };
      /** The operation is not blocked. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  ListMassChanges: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': MassChangeList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  AcceptMassChange: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': MassChangeDecision;
      };
    };
    responses: {
      /** What was carried out. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': AcceptedMassChange;
        };
      };
      /** The change is not held back, or no longer the one that was shown. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  RejectMassChange: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': MassChangeDecision;
      };
    };
    responses: {
      /** The change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': MassChange;
        };
      };
      /** The change is not held back, or no longer the one that was shown. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  GetSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Settings;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The policies. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': PolicyList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ExportSettings: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The YAML, with `sagemakerStudio` at its top. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsExport;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ImportSettings: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': SettingsImportInput;
      };
    };
    responses: {
      /** The imported settings, each with its changes. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsImport;
        };
      };
      /** Some settings are not right. The message names the path of each mistake. */
      400: components['responses']['Error'];
      /** Somebody has changed some of the settings since the simulation. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulateSettingsImport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': SettingsImportInput;
      };
    };
    responses: {
      /** The effect. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsImportSimulation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  SetDomain: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': DomainSettingsInput;
      };
    };
    responses: {
      /** The new settings. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainSettings;
        };
      };
      /** App-config sets it, or somebody has changed it since `version`; the message says what. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulateDomainSettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': DomainSettingsInput;
      };
    };
    responses: {
      /** The effect. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsSimulation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  SetPolicy: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        /** The name of a policy. */
        policyName: components['parameters']['policyName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': PolicySettingsInput;
      };
    };
    responses: {
      /** The policy; of source `none` where it was removed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': PolicySettings;
        };
      };
      /** The policy is not right. The message names the path of each mistake. */
      400: components['responses']['Error'];
      /** App-config or a module has a policy of this name, or somebody has changed it since `version`; the message says what. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulatePolicySettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The name of a policy. */
        policyName: components['parameters']['policyName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': PolicySettingsInput;
      };
    };
    responses: {
      /** The effect. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsSimulation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  SetTeam: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': TeamSettingsInput;
      };
    };
    responses: {
      /** The new settings. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamSettings;
        };
      };
      /** App-config sets it, or somebody has changed it since `version`; the message says what. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulateTeamSettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': TeamSettingsInput;
      };
    };
    responses: {
      /** The effect. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': SettingsSimulation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListTeamRules: {
    parameters: {
      query?: {
        /** Catalog ref of a team, `group:default/forecasting`. Absent means all. */
        team?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The rules, by team and domain. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamRuleList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  SetTeamRule: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': TeamRuleInput;
      };
    };
    responses: {
      /** The rule. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamRule;
        };
      };
      /** App-config sets it, or somebody has changed it since `version`. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  SimulateTeamRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** The kind of the catalog ref, `user` or `group`. */
        kind: components['parameters']['kind'];
        /** The namespace of the catalog ref. */
        namespace: components['parameters']['namespace'];
        /** The name of the catalog ref. */
        name: components['parameters']['name'];
        domainId: components['parameters']['domainId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': TeamRuleInput;
      };
    };
    responses: {
      /** Whom the rule would ask for, and whose access it would end. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamRuleSimulation;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListEvents: {
    parameters: {
      query?: {
        /** Only events recorded after the one with this sequence number. */
        after?: number;
        /** A type such as `request.approved`, or a family such as `grant.*`. */
        type?: string;
        /** Catalog ref of a person, `policy:<name>`, or `system`. */
        actor?: string;
        requestId?: string;
        grantId?: string;
        /** Only events of requests for this domain. */
        domainId?: string;
        /** Only events recorded then or later; ISO 8601. */
        from?: string;
        /** Only events recorded before; ISO 8601. */
        until?: string;
        /** Catalog ref of a person with a user in Identity Center; only what that user did, and what was done to their access. */
        person?: string;
        /** Catalog ref of a team: only what is recorded of its requests and of the access granted with it. */
        team?: components['parameters']['eventTeam'];
        /** `false` leaves out the steps of operations. */
        steps?: boolean;
        /** Default: 100. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EventPage;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ExportEvents: {
    parameters: {
      query: {
        format: 'jsonl' | 'csv';
        /** Catalog ref of a team: only what is recorded of its requests and of the access granted with it. */
        team?: components['parameters']['eventTeam'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One line for each event. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/jsonl': string;
          'text/csv': string;
        };
      };
      default: components['responses']['Error'];
    };
  };
  VerifyEvents: {
    parameters: {
      query?: {
        /** The number of an event whose hash is known from elsewhere; with `hash`. */
        sequence?: number;
        /** The hash of that event; with `sequence`. */
        hash?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The result. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': EventVerification;
        };
      };
      default: components['responses']['Error'];
    };
  };
  Refresh: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The sync is queued. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Error'];
    };
  };
  GetDirectory: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The whole directory. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Directory;
        };
      };
      /** No complete sync has ended yet, or the existing catalog names could not be read. */
      503: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  ListDomainTeams: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The domains to which a team has access. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': DomainTeamsList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListRequestDocuments: {
    parameters: {
      query?: {
        /** Default: 200. */
        limit?: number;
        /** The `nextCursor` of the page before. It is valid for the same filter and `sort` only. */
        cursor?: components['parameters']['cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of the documents. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': RequestDocumentList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetStanding: {
    parameters: {
      query: {
        /** Full catalog ref such as `user:default/jane.doe`. */
        user: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The standing as of now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Standing;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListIdentityConflicts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** All conflicts, as of the last scan of the catalog. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': IdentityConflictList;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ConfirmIdentityLink: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': IdentityLinkInput;
      };
    };
    responses: {
      /** The link now in force. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': IdentityLink;
        };
      };
      /** The user has no open conflict. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  GetIdentityReport: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The report. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': IdentityReport;
        };
      };
      default: components['responses']['Error'];
    };
  };
  ConfirmTeamLink: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': TeamLinkInput;
      };
    };
    responses: {
      /** Which group it is from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': TeamLink;
        };
      };
      /** There is nothing to decide. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
  DecideRef: {
    parameters: {
      query?: never;
      header?: {
        /** Repeating the call with the same key gives the same answer, and nothing is done a second time. With another input it is a conflict (409). Remembered for 7 days. */
        'Idempotency-Key'?: components['parameters']['idempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': RefDecisionInput;
      };
    };
    responses: {
      /** Whom it means from now on. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': RefDecision;
        };
      };
      /** There is nothing to decide. */
      409: components['responses']['Error'];
      default: components['responses']['Error'];
    };
  };
}
