/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestDocument } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { requesterOf } from '../events/notifications/wording';
import type { ShownAs } from '../model/personKey';
import type { RequestRecord } from '../model/records';

/** Leaves out justifications and comments, since a search index may be kept elsewhere and for longer. */
export function toRequestDocument(
  record: RequestRecord,
  shownAs: ShownAs,
): RequestDocument {
  const { plan } = record;
  return {
    requestId: record.requestId,
    kind: record.kind,
    status: record.status,
    team: record.team,
    domainId: record.domainId,
    newDomain: plan.newDomain?.domain.name,
    requester: shownAs(requesterOf(record)),
    people: plan.items.map(({ displayName }) => displayName),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
