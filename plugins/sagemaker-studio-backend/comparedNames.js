// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Comparisons of names that `scripts/typecheck.mjs` lets through outside `directory/`, each with the reason why it decides
 * nothing about who somebody is. Compare people with isSameHuman or personKey of model/personKey.ts, and teams with
 * isSameTeam or teamKey of model/teamKey.ts.
 */
module.exports = {
  exceptions: [
    {
      reason: 'Both names are from one reading of the trusted catalog.',
      comparisons: [
        'events/messageTargets.ts: members?.get(ref)',
        'events/messageTargets.ts: names?.get(ref)',
        'facts/PeopleIdentifier.ts: identities.get(ref)',
        'facts/PersonFactsReader.ts: atHand.has(ref)',
        'facts/RecordedPeople.ts: entities.get(each)',
        'facts/RecordedPeople.ts: entities.get(ref)',
        'facts/RecordedPeople.ts: identities.get(each)',
        'facts/RecordedPeople.ts: identities.get(ref)',
        "facts/PersonFactsReader.ts: resolved.get(person.entityRef ?? '')",
        'grants/PresenceReader.ts: teams.get(team)',
        'grants/noticeMovers.ts: teams.get(team)',
        'http/CallerResolver.ts: ( await personFacts.resolve([ { person: { ...personOf(entity), entityRef: ref }, entity }, ]) ).get(ref)',
        'http/CallerResolver.ts: (await catalog.getUsers([ref])).get(ref)',
        "readmodels/AccessListService.ts: entities.get(each.person.entityRef ?? '')",
        'readmodels/AccessListService.ts: identities.get(ref)',
        'readmodels/AccessListService.ts: inTeam.includes(ref)',
        "readmodels/AccessListService.ts: members.get(person.entityRef ?? '')",
        'readmodels/EffectiveAccessService.ts: members.includes(each.person.entityRef)',
        'readmodels/PersonService.ts: identities.get(personRef)',
        'readmodels/PersonService.ts: members.get(team)',
        'readmodels/PersonService.ts: members.get(team)?.includes(person)',
        'readmodels/PersonService.ts: person === viewer.ref',
        'readmodels/Repairs.ts: teams.get(ref)',
        'readmodels/Repairs.ts: teams.has(ref)',
        'readmodels/TeamAccessService.ts: members.has(facts.person)',
        'readmodels/TeamAccessService.ts: members.has(viewer.ref)',
        'readmodels/UnmanagedAccessReader.ts: entities.get(ref)',
        'requests/Approvers.ts: below.get(ref)',
        'requests/Approvers.ts: each === ref',
        'requests/Approvers.ts: entities.get(person)',
        'requests/Approvers.ts: identities.get(person)',
        'requests/Approvers.ts: members.get(ref)',
        'requests/Approvers.ts: members.get(ref)?.includes(person)',
        'requests/PolicyEvaluator.ts: team.members.includes(person)',
        'requests/PolicyEvaluator.ts: team.members.includes(requester.ref)',
        'requests/RequestPreconditions.ts: identities.get(person)',
        'requests/RequestPreparer.ts: entities.has(ref)',
        'requests/RequestPreparer.ts: person.entityRef === ref',
        'requests/RequestPreparer.ts: userIds.get(entityRef)',
        'requests/ownAccess.ts: asked.person === viewer.ref',
        'requests/teamRules/RuleSetters.ts: (await personFacts.resolve(subjectsOf(entities))).get(ref)',
        'requests/teamRules/TeamRuleFacts.ts: entities.has(ref)',
        'requests/teamRules/ruleWrite.ts: users.get(ref)',
      ],
    },
    {
      reason:
        'A ref of the configuration, resolved in the trusted catalog; a word that stands for people is no ref.',
      comparisons: [
        'config/checkPolicies.ts: patterns.includes(value)',
        'config/configuredRefs.ts: WORDS.includes(approver)',
        'config/configuredRefs.ts: names.includes(ANY)',
        'config/configuredRefs.ts: team === EVERY_TEAM',
        'config/studioConfigSchema.ts: team !== EVERY_TEAM',
        'model/leads.ts: each.team === EVERY_TEAM',
        'model/leads.ts: team === EVERY_TEAM',
        'settings/Settings.ts: team === EVERY_TEAM',
        'settings/settingsViews.ts: team !== EVERY_TEAM',
        'model/policy.ts: entry.team === team',
        'model/policy.ts: ownRefs.includes(ref)',
        'model/policy.ts: pattern === value',
        'model/stages.ts: words[approver as keyof ApproverWords]',
        "store/requestQueries.ts: approverRows(knex) .select('request_id') .whereIn('entity_ref', toDecide.refs)",
      ],
    },
    {
      reason: 'Only decides how it is put, or in which order.',
      comparisons: [
        'model/settingsEffects.ts: a.localeCompare(b)',
        "diagnosis/effectiveAccess.ts: a.displayName.localeCompare(b.displayName, 'en-US')",
        "diagnosis/effectiveAccess.ts: a.user.displayName.localeCompare(b.user.displayName, 'en-US')",
        'readmodels/DomainProjection.ts: taken.has(person)',
        'readmodels/TeamAccessService.ts: entities.has(person)',
        "readmodels/UnmanagedAccessReader.ts: a.displayName.localeCompare(b.displayName, 'en-US')",
      ],
    },
    {
      reason:
        'Looks for profiles by login, whose owner is then found by the user id.',
      comparisons: [
        "facts/HoldingsReader.ts: held.byLogin.get(login ?? '')",
        'readmodels/DomainProjection.ts: known.has(loginOf(profile))',
        'readmodels/DomainProjection.ts: userNames.has(login)',
      ],
    },
    {
      reason: 'Chooses among profiles of one person, found by the user id.',
      comparisons: [
        'facts/GrantFactsReader.ts: caseKey(a) === caseKey(b)',
        'facts/HoldingsReader.ts: loginOf(each) === login',
        'operations/profiles.ts: loginOf(profile) === caseKey(grant.userName)',
      ],
    },
    {
      reason:
        'Whether a grant has to be written, of the user found by the user id.',
      comparisons: [
        'operations/steps/resolveIdentity.ts: user.userName === grant.userName',
      ],
    },
    {
      reason:
        'Looks up the user of a catalog user by the recorded link; it only filters what the log shows, and then by the id.',
      comparisons: [
        'events/EventLog.ts: this.#knex(PEOPLE).where({ entity_ref: actor })',
        'events/EventLog.ts: this.#knex(PEOPLE).where({ entity_ref: ref })',
      ],
    },
    {
      reason: 'Event and origin are of one change.',
      comparisons: ['events/appendEvents.ts: event.actor !== origin.actor'],
    },
    {
      reason:
        'Approvers of two stages of one request, and to whom the notifications of one event go.',
      comparisons: [
        'events/messageTargets.ts: elsewhere.flat().includes(ref)',
        'events/messageTargets.ts: excluded.includes(ref)',
        'events/notifications/decisionNotifications.ts: asked.includes(ref)',
        'events/notifications/decisionNotifications.ts: ref === event.actor',
        'events/notifications/decisionNotifications.ts: refsIn(detail.letIn).includes(ref)',
        'events/outboxMessages.ts: each.recipients.includes(recipient)',
        'events/outboxMessages.ts: excluded.includes(recipient)',
      ],
    },
    {
      reason: 'Keeps access, and never ends it.',
      comparisons: ['grants/PresenceReader.ts: unlinked.has(person)'],
    },
    {
      reason: 'Finds that a name has passed to somebody else.',
      comparisons: [
        'events/outboxMessages.ts: refsInConflict?.has(each)',
        'store/approverRows.ts: passedAt.get(ref)',
        'store/readNamesToday.ts: taken.has(ref)',
      ],
    },
    {
      reason: 'Whether the recorded ref is shown, of a person found by the id.',
      comparisons: [
        'store/peopleToday.ts: actorToday === event.actor',
        'store/peopleToday.ts: refs.includes(ref)',
      ],
    },
    {
      reason:
        'Finds the user id that was recorded with the same ref, in the same request.',
      comparisons: [
        'model/mayDecide.ts: by === ref',
        'requests/requestMapper.ts: each.person === item.person',
      ],
    },
    {
      reason: 'Counts under the ref that a team shows.',
      comparisons: ['store/countOpenByTeam.ts: open.get(ref)'],
    },
    {
      reason:
        'Only of those who have no id of Identity Center; the rule of model/personKey.ts and model/teamKey.ts in SQL.',
      comparisons: [
        "events/EventLog.ts: named .where('event.actor', actor)",
        'store/teamToday.ts: unlinked.whereNull(`${table}.team_group_id`).whereIn( `${table}.team`, teams.map(({ ref }) => ref), )',
        "store/wherePeople.ts: any .whereIn('user_id', userIdsOf(people)) .orWhereIn('person', refsOf(people.filter(({ userId }) => !userId)))",
        'store/wherePeople.ts: rows.where(refColumn, ref)',
        "store/wherePeople.ts: unlinked .whereNull('access_requests.requester_user_id') .whereIn('access_requests.requester', refsOf(people))",
        'store/wherePeople.ts: unlinked.whereNull(userIdColumn).where(refColumn, ref)',
      ],
    },
    {
      reason: 'The ref that rows of the access list show today.',
      comparisons: [
        "readmodels/AccessListStore.ts: rows().whereIn('entity_ref', entityRefs)",
      ],
    },
    {
      reason: 'A profile whose login no sync has ever seen has no other owner.',
      comparisons: [
        'model/profileOwner.ts: caseKey(profile.singleSignOnUserValue) === caseKey(grant.userName)',
      ],
    },
    {
      reason:
        'Only decides of which groups the members are read from AWS as well.',
      comparisons: [
        'inventory/sync/RelevantGroups.ts: names.has(toName(displayName))',
      ],
    },
    {
      reason: 'Writes what directory/ has decided about a ref.',
      comparisons: [
        'store/writeIdentityLink.ts: transaction(LINK_CONFLICTS).where({ entity_ref: entityRef })',
        'store/writeIdentityLink.ts: transaction(LINK_REJECTIONS) .where({ entity_ref: entityRef, principal_id: to })',
      ],
    },
    {
      reason: 'A time, or where a page ends.',
      comparisons: [
        "store/grantQueries.ts: grantRows(knex) .where(due.column, '<=', query.by)",
        'store/requestQueries.ts: next .where(column, beyond, after.value)',
        'store/requestQueries.ts: same .where(column, after.value)',
      ],
    },
    {
      reason:
        'App-config names teams by ref; of a team that both name, app-config speaks. The refs of settings are those of today, found by the id.',
      comparisons: [
        'settings/settingsInForce.ts: named.has(ref)',
        'settings/settingsInForce.ts: found.get(ref)',
        'model/leads.ts: byTeam.get(next)',
        'model/leads.ts: each.team === team',
        'model/leads.ts: found.byPattern.get(entry.team)',
        'model/leads.ts: named.has(team)',
        'model/leads.ts: parents.get(next)',
        'model/leads.ts: seen.has(next)',
        'settings/settingsViews.ts: each.team === team',
      ],
    },
    {
      reason: 'Says in the event what the team of a rule is called.',
      comparisons: [
        'requests/teamRules/ConfiguredTeamRules.ts: names.get(team.ref)',
      ],
    },
    {
      reason: 'Says in an import what a team is called.',
      comparisons: [
        'requests/settingsImport/SettingsImporter.ts: nameOfTeam.get(team)',
      ],
    },
    {
      reason:
        'The groups below a team, as the trusted catalog has just given them for its ref.',
      comparisons: [
        'requests/teamRules/TeamRuleFacts.ts: below.get(entityRef)',
      ],
    },
    {
      reason: 'Whether a setting has an id, by the place of its ref.',
      comparisons: [
        'settings/namedRefs.ts: stored.unsaved.has(bindingId(named))',
      ],
    },
    {
      reason: 'Shows what a change of settings changed.',
      comparisons: ['settings/outdated.ts: subjectOf(each) === subject'],
    },
  ],
};
