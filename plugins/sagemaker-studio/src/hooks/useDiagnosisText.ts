/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  Diagnosis,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { failedPartOf, roleName, diagnosisSentenceOf } from '../view';
import type { DiagnosedDomain, DiagnosisSentence } from '../view';
import { useApiText } from './useApiText';
import { useDenied } from './usePermissions';
import { useStudioText } from './useStudioText';
import { ownTexts } from '../translations/ownTexts';
import { useTime } from './useTime';

type Hint =
  | 'letIn'
  | 'addAssignment'
  | 'record'
  | 'makeProfile'
  | 'putRight'
  | 'mendProfile';

const HINTS: Partial<Record<DiagnosisSentence, Hint>> = {
  noAccess: 'letIn',
  profileWithoutAssignment: 'addAssignment',
  accessNobodyGranted: 'record',
  profileGone: 'makeProfile',
  roleDiffers: 'putRight',
  profileUpdateFailed: 'mendProfile',
};

/** The sentence said to the person it is about, where it has such a form. */
function ownKeyOf(sentence: DiagnosisSentence) {
  return hasOwnText(sentence)
    ? (`own.diagnosisText.${sentence}` as const)
    : (`diagnosisText.${sentence}` as const);
}

function hasOwnText(
  sentence: DiagnosisSentence,
): sentence is DiagnosisSentence & keyof typeof ownTexts.diagnosisText {
  return sentence in ownTexts.diagnosisText;
}

/** Describes a diagnosis in the viewer's language, or with the backend's sentence if the data is insufficient; in the second person on pages about the viewer's own access. */
export function useDiagnosisText({ isOwn = false } = {}) {
  const t = useStudioText();
  const time = useTime();
  const { say } = useApiText();
  const denied = useDenied(studioRequestCreatePermission);
  return (access: PersonAccess, domain: DiagnosedDomain): string => {
    const { assignment, profile, grant, usage, diagnosis } = access;
    const sentence = diagnosisSentenceOf(access, domain);
    if (!sentence) {
      return say(diagnosis, 'sentence', { isOwn });
    }
    const hint = HINTS[sentence];
    const groups = assignment.throughGroups.map(({ displayName }) =>
      t('diagnosisText.group', { group: displayName }),
    );
    const isAssigned = assignment.direct || groups.length > 0;
    const error = grant?.operation?.error;
    const todo = error?.remedy
      ? say(error, 'remedy')
      : t('diagnosisText.seeRequest');
    return t(isOwn ? ownKeyOf(sentence) : `diagnosisText.${sentence}`, {
      person: access.person.displayName,
      domain: domain.name,
      account: domain.accountId,
      way:
        groups.length > 0 && !assignment.direct
          ? t('diagnosisText.way', { groups: time.list(groups) })
          : '',
      profile: profile?.name ?? '',
      exists: profile
        ? t('diagnosisText.exists', { profile: profile.name })
        : '',
      status: profile?.status ?? '',
      failure: profile?.failureReason ? ` (${profile.failureReason})` : '',
      role: roleName(profile?.executionRole ?? domain.defaultExecutionRole),
      granted: grant ? roleName(grant.executionRole) : '',
      date: grant?.startsAt ? time.absolute(grant.startsAt) : '',
      end: access.ended ? time.date(access.ended.endedAt) : '',
      undoUntil: grant?.operation?.undoUntil
        ? time.absolute(grant.operation.undoUntil)
        : '',
      userName: access.person.identityCenterUser?.userName ?? '',
      refs: time.list(access.person.sharedBy ?? []),
      removal: grant?.deprovisionAt ? time.absolute(grant.deprovisionAt) : '',
      notDone: t(`diagnosisText.notDone.${failedPartOf(access)}`),
      why: error
        ? `: ${say(error, 'message').replace(/\.$/, '')}. ${todo}`
        : `. ${todo}`,
      age: usage?.lastActivityAt ? time.relative(usage.lastActivityAt) : '',
      held: time.list([
        ...(isAssigned ? [t('diagnosisText.anAssignment')] : []),
        ...(profile
          ? [t('diagnosisText.theProfile', { profile: profile.name })]
          : []),
      ]),
      hint: hint
        ? t(`diagnosisText.hint.${hintOf(hint, access, domain, denied)}`)
        : '',
    });
  };
}

/** Nothing can be requested twice, nor where nothing is given, nor by somebody to whom no repair is offered. */
function hintOf(
  hint: Hint,
  access: PersonAccess,
  { obstacle }: DiagnosedDomain,
  denied: boolean,
): Hint | 'waits' | 'observed' | 'others' {
  if (access.pendingRequestId) {
    return 'waits';
  }
  if (obstacle?.code === 'observe-only') {
    return 'observed';
  }
  const mayAsk = access.diagnosis.repair?.input.kind === 'grant';
  return mayAsk && !denied ? hint : 'others';
}

/** The label of a repair, used for its button and as the title of its dialog. */
export function useRepairText() {
  const { say } = useApiText();
  return ({ repair }: Pick<Diagnosis, 'repair'>): string =>
    repair ? say(repair, 'label') : '';
}
