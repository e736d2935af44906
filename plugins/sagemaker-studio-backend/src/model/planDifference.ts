/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stableJson } from '../util/hash';
import { isSameHuman } from './personKey';
import { identifiedBy } from './records';

/** Describes the differences between two plans for an approver, one sentence per person. */
export function planDifference(before: Plan, after: Plan): string[] {
  const sentences: string[] = [];
  if (before.executionRole !== after.executionRole) {
    sentences.push(
      `The role was ${before.executionRole} and is now ${after.executionRole}.`,
    );
  }
  const earlier = new Set(before.items);
  for (const item of after.items) {
    const old = [...earlier].find(each =>
      isSameHuman(identifiedBy(each), identifiedBy(item)),
    );
    if (old) {
      earlier.delete(old);
    }
    if (!old) {
      sentences.push(`New: ${item.sentence}`);
    } else if (essence(old) !== essence(item)) {
      sentences.push(`Before: ${old.sentence} Now: ${item.sentence}`);
    }
  }
  for (const old of earlier) {
    sentences.push(`No longer: ${old.sentence}`);
  }
  return [...sentences, ...newDomainDifference(before, after)];
}

function newDomainDifference(before: Plan, after: Plan): string[] {
  const inWords = ({ newDomain }: Plan) =>
    [
      ...(newDomain?.steps.map(({ sentence }) => sentence) ?? []),
      ...(newDomain?.problems.map(({ message }) => message) ?? []),
    ].join(' ');
  return inWords(before) === inWords(after)
    ? []
    : [`Before: ${inWords(before)} Now: ${inWords(after)}`];
}

function essence(item: PlanItem): string {
  return stableJson([item.steps, item.changes, item.obstacle?.code]);
}
