/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Offboarding,
  PlanInput,
  Plan,
  RepairProposal,
  RequestInput,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestField } from './errors';
import { otherRoles } from './grantActions';
import { lengthInput } from './length';
import type { Terms } from './length';
import type { ActionTarget, BulkAction, GrantAction } from './grantActions';

/** A request that is complete except for what its dialog asks for. */
export type ActionProposal = {
  action: 'request' | GrantAction;
  /** The label of the repair that was pressed. Absent: the title of the action. */
  title?: string;
  input: PlanInput;
  /** The names of the people it is for. */
  people: string[];
  /** The grants it applies to; empty for new access. */
  targets: ActionTarget[];
  skipped: BulkAction['skipped'];
};

/** The input of the form so far. */
export type ActionDraft = {
  executionRole: string;
  /** ISO 8601. Empty: the default of the policy. */
  duration: string;
  justification: string;
  offboarding: Offboarding;
  /** Whether the loss of data was confirmed. */
  isConfirmed: boolean;
};

export function proposalOf(
  choice: BulkAction,
  place: { team: string; domainId: string },
): ActionProposal {
  return {
    action: choice.action,
    input: {
      ...place,
      kind: choice.action === 'offboard' ? 'revoke' : choice.action,
      grantIds: choice.targets.map(({ grantId }) => grantId),
      source: 'page',
    },
    people: choice.targets.map(({ displayName }) => displayName),
    targets: choice.targets,
    skipped: choice.skipped,
  };
}

/** The request that a diagnosis proposes as a repair. */
export function repairOf(
  repair: RepairProposal,
  words: { person: string; title: string },
): ActionProposal {
  const { input } = repair;
  return {
    action: actionOf(input),
    title: words.title,
    input: { ...input, source: 'page' },
    people: [words.person],
    targets: [],
    skipped: [],
  };
}

function actionOf({ kind, offboarding }: PlanInput): ActionProposal['action'] {
  if (kind === 'revoke') {
    return offboarding ? 'offboard' : 'revoke';
  }
  return kind === 'extend' || kind === 'change-role' ? kind : 'request';
}

export function startActionDraft(
  proposal: ActionProposal,
  domain: StudioDomain | undefined,
): ActionDraft {
  const { action, input, targets } = proposal;
  const firstOther =
    action === 'change-role' && domain
      ? otherRoles(domain, targets).find(
          role => role !== targets[0]?.executionRole,
        )
      : undefined;
  return {
    executionRole: input.executionRole ?? firstOther ?? '',
    duration: input.duration ?? '',
    justification: input.justification ?? '',
    offboarding: input.offboarding ?? {
      deleteSpaces: false,
      deleteProfile: false,
    },
    isConfirmed: false,
  };
}

/** The request to send, with only the fields that belong to its kind. */
export function actionInputOf(
  { action, input, targets }: ActionProposal,
  draft: ActionDraft,
  terms?: Terms,
): RequestInput {
  const { executionRole, duration } = draft;
  const common = { ...input, justification: draft.justification.trim() };
  switch (action) {
    case 'change-role':
      return {
        ...common,
        executionRole,
        // People who already have the role are omitted, since the API would refuse the whole request.
        ...(targets.length > 0 && {
          grantIds: targets
            .filter(target => target.executionRole !== executionRole)
            .map(({ grantId }) => grantId),
        }),
      };
    case 'revoke':
      return common;
    case 'offboard':
      return { ...common, offboarding: draft.offboarding };
    default:
      return { ...common, ...lengthInput(duration, terms) };
  }
}

/** The fields that have to be filled before the request can be sent. */
export function missingActionFieldsOf(
  proposal: ActionProposal,
  draft: ActionDraft,
): (RequestField | 'confirmation')[] {
  return [
    ...(draft.justification.trim() ? [] : (['justification'] as const)),
    ...(deletesAnything(proposal, draft) && !draft.isConfirmed
      ? (['confirmation'] as const)
      : []),
  ];
}

export function deletesAnything(
  { action }: Pick<ActionProposal, 'action'>,
  { offboarding }: Pick<ActionDraft, 'offboarding'>,
): boolean {
  return (
    action === 'offboard' &&
    (offboarding.deleteSpaces || offboarding.deleteProfile)
  );
}

/** The data of a person that is deleted. */
export type Loss = {
  /** Catalog ref, since names are not unique. */
  person: string;
  displayName: string;
  spaces: { name: string; sizeGb?: number }[];
  /** More than one where they had other logins before. */
  profiles: { name: string; homeDirectoryUid?: string }[];
};

/** The data that a plan deletes, for each person who loses any. */
export function lossesOf(plan: Plan): Loss[] {
  return plan.items
    .map(({ person, displayName, steps }) => ({
      person,
      displayName,
      spaces: steps.flatMap(step =>
        step.do === 'delete-spaces' ? step.spaces : [],
      ),
      profiles: steps.flatMap(step =>
        step.do === 'delete-profile'
          ? [
              {
                name: step.profileName,
                homeDirectoryUid: step.homeDirectoryUid,
              },
            ]
          : [],
      ),
    }))
    .filter(({ spaces, profiles }) => spaces.length + profiles.length > 0);
}

/** The total of what is deleted. Spaces of unknown size count as empty. */
export function totalLossOf(losses: Loss[]): {
  spaces: number;
  sizeGb: number;
  profiles: number;
} {
  const spaces = losses.flatMap(loss => loss.spaces);
  return {
    spaces: spaces.length,
    sizeGb: spaces.reduce((sum, { sizeGb = 0 }) => sum + sizeGb, 0),
    profiles: losses.flatMap(loss => loss.profiles).length,
  };
}
