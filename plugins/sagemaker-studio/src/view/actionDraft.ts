/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Offboarding,
  PlanInput,
  PlanStep,
  Plan,
  RepairProposal,
  RequestInput,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { BulkAction, ActionTarget, GrantAction } from './grantActions';
import { otherRoles } from './grantActions';
import type { RequestField } from './errors';

/** A request that is prepared but for what its dialog asks. */
export type ActionProposal = {
  action: 'request' | GrantAction;
  /** The label of the repair that was pressed; absent for the action's own title. */
  title?: string;
  input: PlanInput;
  /** Whom it concerns, by name. */
  people: string[];
  /** Against which grants; empty for new access. */
  targets: ActionTarget[];
  skipped: BulkAction['skipped'];
};

/** What somebody has entered so far. */
export type ActionDraft = {
  executionRole: string;
  /** ISO 8601; empty means what the policy gives. */
  duration: string;
  justification: string;
  offboarding: Offboarding;
  /** Whether what is lost was read. */
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

/** A repair that a diagnosis offers for somebody. */
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
  return kind === 'grant' || kind === 'onboard-team' ? 'request' : kind;
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

/** What the draft asks for, with no field that does not belong to its kind. */
export function inputOfAction(
  { action, input, targets }: ActionProposal,
  draft: ActionDraft,
): RequestInput {
  const { executionRole, duration } = draft;
  const common = { ...input, justification: draft.justification.trim() };
  switch (action) {
    case 'change-role':
      return {
        ...common,
        executionRole,
        // Who has the role already is no reason to refuse it to the others.
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
      return { ...common, ...(duration ? { duration } : {}) };
  }
}

/** The fields that keep the draft from being sent. */
export function missingOfAction(
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

/** What somebody loses for good. */
export type Loss = {
  /** Catalog ref; two people may have one name. */
  person: string;
  displayName: string;
  spaces: { name: string; sizeGb?: number }[];
  profile?: { name: string; homeDirectoryUid?: string };
};

/** What a plan takes away for good, from those who lose anything. */
export function lossesOf(plan: Plan): Loss[] {
  return plan.items
    .map(({ person, displayName, steps }) => ({
      person,
      displayName,
      spaces: steps.flatMap(step =>
        step.do === 'delete-spaces' ? step.spaces : [],
      ),
      profile: profileLostBy(steps),
    }))
    .filter(({ spaces, profile }) => spaces.length > 0 || profile);
}

function profileLostBy(steps: PlanStep[]): Loss['profile'] {
  const step = steps.find(each => each.do === 'delete-profile');
  return step?.do === 'delete-profile'
    ? { name: step.profileName, homeDirectoryUid: step.homeDirectoryUid }
    : undefined;
}

/** How much is lost in all; of the spaces those count whose size is known. */
export function totalOf(losses: Loss[]): {
  spaces: number;
  sizeGb: number;
  profiles: number;
} {
  const spaces = losses.flatMap(loss => loss.spaces);
  return {
    spaces: spaces.length,
    sizeGb: spaces.reduce((sum, { sizeGb = 0 }) => sum + sizeGb, 0),
    profiles: losses.filter(({ profile }) => profile).length,
  };
}
