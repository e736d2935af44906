/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Message,
  Plan,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { messageOf, quote, say, sayAll } from '../util/say';
import { stableJson } from '../util/hash';
import { isSameHuman } from './personKey';
import { identifiedBy } from './records';

/** Describes the differences between two plans for an approver, one sentence per person. */
export function planDifference(before: Plan, after: Plan): Message[] {
  const sentences: Message[] = [];
  if (before.executionRole !== after.executionRole) {
    sentences.push(
      say('change.role', {
        before: before.executionRole,
        after: after.executionRole,
      }),
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
      sentences.push(say('change.new', { item: itemSentence(item) }));
    } else if (essence(old) !== essence(item)) {
      sentences.push(
        say('change.item', {
          before: itemSentence(old),
          after: itemSentence(item),
        }),
      );
    }
  }
  for (const old of earlier) {
    sentences.push(say('change.gone', { item: itemSentence(old) }));
  }
  return [...sentences, ...newDomainDifference(before, after)];
}

function newDomainDifference(before: Plan, after: Plan): Message[] {
  const planned = ({ newDomain }: Plan): Message[] => [
    ...(newDomain?.steps.map(itemSentence) ?? []),
    ...(newDomain?.problems.map(messageOf) ?? []),
  ];
  const [was, is] = [planned(before), planned(after)];
  return stableJson(was) === stableJson(is)
    ? []
    : [say('change.item', { before: sayAll(was), after: sayAll(is) })];
}

/** Plans of earlier versions have no messages. */
function itemSentence({
  sentence,
  messages,
}: Pick<PlanItem, 'sentence' | 'messages'>): Message {
  return messages?.sentence ?? quote(sentence);
}

function essence(item: PlanItem): string {
  return stableJson([item.steps, item.changes, item.obstacle?.code]);
}
