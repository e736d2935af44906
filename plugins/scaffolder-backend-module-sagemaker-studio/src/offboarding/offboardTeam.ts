/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Takes the access of a team to a domain back as a scaffolder task: find the grants, plan, file the request once, follow it. A second
// run finds nothing left to take back, or goes on with the request that waits or is being carried out.

import { ConflictError, InputError } from '@backstage/errors';
import type {
  AccessRequest,
  GrantStatus,
  Plan,
  RequestInput,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioActionOptions } from '../actions/options';
import { followRequest } from '../access/followRequest';
import { assertDecidable } from '../onboarding/decidable';
import { cancelledError, toTaskError } from '../onboarding/errors';
import { ASK_AGAIN } from '../onboarding/howItEnded';
import { insist } from '../onboarding/insist';
import { logPlan } from '../onboarding/logPlan';
import {
  outcomesOf,
  type Beginning,
  type PersonOutcome,
} from '../onboarding/outcome';
import { requestPath, REQUESTS_PATH } from '../onboarding/pages';
import { RequestFiling } from '../onboarding/RequestFiling';
import type { Task } from '../onboarding/Task';

export type OffboardTeamOptions = Task & {
  studio: StudioActionOptions['studio'];
  /** Without the grants, which are found. */
  input: Omit<RequestInput, 'kind' | 'grantIds' | 'people'> & {
    domainId: string;
  };
  /** Catalog refs; everybody with access of the team when absent. */
  people?: string[];
};

export type OffboardTeamResult = {
  /** Absent when there was nothing to take back. */
  requestId?: string;
  requestPath: string;
  planHash?: string;
  changed: boolean;
  people: PersonOutcome[];
};

const OVER = ['ended', 'deprovisioning'];

/** Throws what the back end says, or a sentence naming everybody whose access is left and why. */
export async function offboardTeam(
  options: OffboardTeamOptions,
): Promise<OffboardTeamResult> {
  const { logger, people, input: asked } = options;
  const filing = new RequestFiling({
    ...options,
    asked: { ...asked, people },
    find: () => findBeginning(options),
  });
  try {
    if (options.dryRun) {
      const planned = await planRevocation(options, await readTeam(options));
      logger.info('Dry run: nothing was asked for and nothing was changed');
      return planned
        ? {
            requestId: 'dry-run',
            requestPath: REQUESTS_PATH,
            planHash: planned.plan.hash,
            changed: planned.plan.items.some(({ changes }) => changes),
            people: outcomesOf(planned.plan, []),
          }
        : nothingLeft(options);
    }
    const beginning = await filing.begin();
    if (beginning.type === 'nothing-to-do') {
      return nothingLeft(options);
    }
    const { requestId } = beginning;
    const request = await followRequest(requestId, options);
    failIfSomebodyStays(request);
    return {
      requestId,
      requestPath: requestPath(requestId),
      planHash: request.plan.hash,
      changed: true,
      people: outcomesOf(request.plan, request.grants),
    };
  } catch (error) {
    throw options.signal?.aborted
      ? cancelledError(options, filing.requestId)
      : toTaskError(error);
  }
}

type PlannedRevocation = { plan: Plan; input: RequestInput };

async function findBeginning(
  options: OffboardTeamOptions,
): Promise<Beginning<{ people: PersonOutcome[] }>> {
  const team = await readTeam(options);
  const planned = await planRevocation(options, team);
  if (planned) {
    return beginningOf(planned);
  }
  const requestId = await findUnderWay(options, team);
  return requestId === undefined
    ? { type: 'nothing-to-do', people: [] }
    : { type: 'go-on', requestId };
}

function readTeam(options: OffboardTeamOptions): Promise<TeamAccess> {
  return insist(options, call =>
    options.studio.getTeamAccess(options.input.team, call),
  );
}

/** Absent when nobody holds anything. */
async function planRevocation(
  options: OffboardTeamOptions,
  team: TeamAccess,
): Promise<PlannedRevocation | undefined> {
  const { studio, logger } = options;
  const grantIds = grantsOf(team, options);
  if (grantIds.length === 0) {
    return undefined;
  }
  const input: RequestInput = { ...options.input, kind: 'revoke', grantIds };
  const plan = await insist(options, call => studio.planRequest(input, call));
  logPlan(plan, logger);
  assertDecidable(plan);
  return { plan, input };
}

/** Of the request by which AWS is taking all of it back at the moment. */
async function findUnderWay(
  options: OffboardTeamOptions,
  team: TeamAccess,
): Promise<string | undefined> {
  const { studio, input } = options;
  const leaving = grantsWith(team, options, isLeaving);
  if (leaving.length === 0) {
    return undefined;
  }
  const { items } = await insist(options, call =>
    studio.listRequests(
      { team: input.team, domainId: input.domainId, status: 'approved' },
      call,
    ),
  );
  return items.find(
    ({ kind, grants }) =>
      kind === 'revoke' &&
      leaving.every(id => grants.some(({ grantId }) => grantId === id)),
  )?.requestId;
}

function isLeaving(status: GrantStatus): boolean {
  return status === 'deprovisioning';
}

/** The grants of the team in the domain, of everybody or of those who are named. */
function grantsWith(
  { people: rows }: TeamAccess,
  { input, people }: OffboardTeamOptions,
  isMeant: (status: GrantStatus) => boolean,
): string[] {
  return rows.flatMap(({ domainId, grant, person }) =>
    grant &&
    domainId === input.domainId &&
    grant.team === input.team &&
    isMeant(grant.status) &&
    (!people || people.includes(person.entityRef ?? ''))
      ? grant.grantId
      : [],
  );
}

/** Those that are not being taken back already. */
function grantsOf(team: TeamAccess, options: OffboardTeamOptions): string[] {
  const { people: rows } = team;
  const { people } = options;
  const missing = (people ?? []).filter(
    ref => !rows.some(({ person }) => person.entityRef === ref),
  );
  if (missing.length > 0) {
    throw new InputError(
      `${missing.join(', ')} in 'people' ${
        missing.length === 1 ? 'is' : 'are'
      } neither in the team nor ${
        missing.length === 1 ? 'has' : 'have'
      } access with it`,
    );
  }
  return grantsWith(team, options, status => !OVER.includes(status));
}

/** Somebody may have taken the revocation back meanwhile. */
function failIfSomebodyStays({ grants }: AccessRequest): void {
  const staying = grants.filter(
    ({ status }) => ![...OVER, 'suspended'].includes(status),
  );
  if (staying.length > 0) {
    throw new ConflictError(
      `Access is left although the request was carried out, since its removal was taken back: ${staying
        .map(({ displayName }) => displayName)
        .join(', ')}. ${ASK_AGAIN}`,
    );
  }
}

/** Goes on with the one request in which all of it waits for a decision. */
function beginningOf(
  planned: PlannedRevocation,
): Beginning<{ people: PersonOutcome[] }> {
  const { items, waiting = [] } = planned.plan;
  const requestId = waiting.at(0)?.requestId;
  return requestId !== undefined &&
    items.every(({ person }) =>
      waiting.some(
        each => each.person === person && each.requestId === requestId,
      ),
    )
    ? { type: 'go-on', requestId }
    : { type: 'file', input: planned.input };
}

function nothingLeft({
  input,
  people,
  logger,
}: OffboardTeamOptions): OffboardTeamResult {
  logger.info(
    `Nothing to take back: ${
      people ? `none of ${people.join(', ')}` : 'nobody'
    } has access to ${input.domainId} with ${input.team}`,
  );
  return { requestPath: REQUESTS_PATH, changed: false, people: [] };
}
