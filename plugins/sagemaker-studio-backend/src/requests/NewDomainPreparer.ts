/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  escapeControls,
  type NewDomain,
  type PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import type { EntityRef } from '../model/names';
import { refuse } from '../model/outcome';
import { checkRoleArn } from './domainChecks';
import { NOBODY_WAITS } from './OpenRequests';
import type { NewDomainPlanner } from './NewDomainPlanner';
import type { PolicyEvaluator } from './PolicyEvaluator';
import {
  stageWarnings,
  waitsForPerson,
  type PreparedRequest,
} from './PreparedRequest';
import { assertMet } from '../util/refusals';
import { warningsOf, say } from '../util/say';
import { inputError } from '../util/errors';

/** A request from an agent waits for a person, and without approvers there is nobody to ask. */
const NOBODY_DECIDES = refuse('not-allowed', say('refused.agent-domain'));

/** Prepares requests that create a domain. Whether somebody may ask is a permission, checked before. */
export class NewDomainPreparer {
  readonly #options: NewDomainPreparerOptions;

  constructor(options: NewDomainPreparerOptions) {
    this.#options = options;
  }

  /**
   * @throws InputError, NotFoundError naming the thing concerned; NotAllowedError where only a person may ask; what AWS says
   *   is in the plan
   */
  async prepare(
    input: PlanInput & { team: EntityRef },
    viewer: Viewer,
  ): Promise<PreparedRequest> {
    const { catalog, planner, policyEvaluator } = this.#options;
    const domain = readNewDomain(input);
    const team = await catalog.getTeam(input.team);
    const verdict = await policyEvaluator.evaluateNewDomain({
      team,
      requester: { ref: viewer.ref, userId: viewer.userId },
    });
    const automatic = verdict.automatic && !waitsForPerson(input, viewer);
    if (!automatic && verdict.stages.length === 0) {
      assertMet(NOBODY_DECIDES);
    }
    const plan = await planner.plan(domain, { owner: team.entityRef });
    return {
      ...verdict,
      automatic,
      team: team.entityRef,
      teamGroupId: team.groupId,
      domainId: '',
      executionRole: plan.executionRole,
      people: [],
      waiting: NOBODY_WAITS,
      plan: { ...plan, ...warningsOf(stageWarnings(verdict, team)) },
    };
  }
}

type NewDomainPreparerOptions = {
  catalog: TeamCatalog;
  planner: NewDomainPlanner;
  policyEvaluator: PolicyEvaluator;
};

/** @throws InputError when fields are missing or contradict each other */
function readNewDomain({ newDomain }: PlanInput): NewDomain {
  if (!newDomain) {
    throw inputError(say('refused.new-domain-missing'));
  }
  const { executionRole, createRole, storage, contact, tags = [] } = newDomain;
  if ((executionRole === undefined) === (createRole === undefined)) {
    throw inputError(say('refused.new-domain-role'));
  }
  for (const role of [executionRole, ...(newDomain.executionRoles ?? [])]) {
    if (role !== undefined) {
      assertMet(checkRoleArn(role, 'newDomain'));
    }
  }
  if (storage && storage.defaultSpaceGb > storage.maximumSpaceGb) {
    throw inputError(
      say('refused.new-domain-storage', {
        usual: storage.defaultSpaceGb,
        max: storage.maximumSpaceGb,
      }),
    );
  }
  const reserved = tags.find(({ key }) => /^(aws:|studio-access:)/i.test(key));
  if (reserved) {
    throw inputError(say('refused.new-domain-tags', { tag: reserved.key }));
  }
  return {
    ...newDomain,
    ...(contact === undefined ? {} : { contact: escapeControls(contact) }),
  };
}
